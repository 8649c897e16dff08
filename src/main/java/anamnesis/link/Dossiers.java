package anamnesis.link;

import anamnesis.contact.Identifier;
import anamnesis.contact.Mention.Role;
import anamnesis.evidence.Exhibit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Sorts exhibits of people by their identifiers. Where one identifier speaks of two clearly
/// different people, they are kept apart and a person is asked.
final class Dossiers {
  private final List<List<Exhibit>> files = new ArrayList<>();
  private final List<List<Identifier>> names = new ArrayList<>();
  private final Map<Identifier, Integer> holder = new HashMap<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Exhibit> torn = new ArrayList<>();

  private Dossiers() {}

  /// Two dossiers that one identifier claims.
  record Doubt(int a, int b, Identifier claimed) {}

  /// A payer account that calls itself a person's own, and bears another name.
  record Claim(Exhibit account, int dossier) {}

  /// @param torn exhibits that speak of a payer and name two people as if they were one: whatever
  ///   speaks of a payer joins nobody
  record Filed(
      List<Dossier> dossiers, List<Doubt> doubts, List<Claim> claims, List<Exhibit> torn) {}

  /// @param exhibits in order
  static Filed file(List<Exhibit> exhibits) {
    Dossiers desk = new Dossiers();
    desk.connected(exhibits.stream().filter(Dossiers::isRecord).toList()).forEach(desk::settle);
    exhibits.stream()
        .filter(Said::isPayment)
        .sorted(Comparator.comparingInt(payment -> Said.people(payment).size()))
        .forEach(desk::attach);
    desk.attachAccounts(exhibits.stream().filter(Said::isAccount).toList());
    List<Dossier> made = new ArrayList<>();
    for (int i = 0; i < desk.files.size(); i++) {
      made.add(Dossier.of(desk.names.get(i), desk.files.get(i)));
    }
    return new Filed(made, desk.doubts, desk.claims, desk.torn);
  }

  private static boolean isRecord(Exhibit exhibit) {
    return !Said.speaksOfPayer(exhibit)
        && !Said.isPayment(exhibit)
        && (!Said.people(exhibit).isEmpty() || Said.bearsName(exhibit));
  }

  private Collection<List<Exhibit>> connected(List<Exhibit> records) {
    Groups groups = new Groups(records.size());
    Map<Identifier, Integer> first = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      for (Identifier id : Said.people(records.get(i))) {
        Integer before = first.putIfAbsent(id, i);
        groups.join(before == null ? i : before, i);
      }
    }
    return groups.lists().stream().map(list -> list.stream().map(records::get).toList()).toList();
  }

  private void settle(List<Exhibit> together) {
    List<List<Exhibit>> parts = new ArrayList<>();
    split(together).forEach(part -> parts.addAll(Faces.apart(part)));
    parts.sort(Faces.LARGEST);
    for (List<Exhibit> part : parts) {
      int at = files.size();
      List<Identifier> held = new ArrayList<>();
      for (Identifier id : ids(part)) {
        Integer before = holder.putIfAbsent(id, at);
        if (before == null) {
          held.add(id);
        } else {
          doubts.add(new Doubt(before, at, id));
        }
      }
      files.add(new ArrayList<>(part));
      names.add(held);
    }
  }

  /// Records that would put two identifiers of one system into one person are taken as they are,
  /// each with its likes.
  private static Collection<List<Exhibit>> split(List<Exhibit> together) {
    Set<Identifier> ids = ids(together);
    if (ids.stream().map(Identifier::namespace).distinct().count() == ids.size()) {
      return List.of(together);
    }
    Map<String, List<Exhibit>> likes = new TreeMap<>();
    for (Exhibit exhibit : together) {
      String known = Said.people(exhibit).toString();
      likes.computeIfAbsent(known, absent -> new ArrayList<>()).add(exhibit);
    }
    return likes.values();
  }

  private static Set<Identifier> ids(List<Exhibit> exhibits) {
    Set<Identifier> ids = new LinkedHashSet<>();
    exhibits.stream()
        .flatMap(exhibit -> Said.people(exhibit).stream())
        .sorted(Said.BY_NAME)
        .forEach(ids::add);
    return ids;
  }

  /// Files a payment under the one person whose number it bears.
  private void attach(Exhibit payment) {
    List<Identifier> ids = Said.people(payment);
    if (ids.size() == 1) {
      Identifier id = ids.getFirst();
      if (!holder.containsKey(id)) {
        holder.put(id, files.size());
        files.add(new ArrayList<>());
        names.add(List.of(id));
      }
    }
    if (!ids.isEmpty()) {
      fileUnder(ids, payment);
    }
  }

  private void fileUnder(List<Identifier> ids, Exhibit exhibit) {
    List<Integer> holders = ids.stream().map(id -> holder.getOrDefault(id, -1)).distinct().toList();
    if (holders.size() == 1 && holders.getFirst() >= 0) {
      files.get(holders.getFirst()).add(exhibit);
    } else {
      torn.add(exhibit);
    }
  }

  /// An account that a person opened for themself is filed with them, unless its name says that
  /// somebody else did. Two accounts of two names on one number prove each other wrong.
  private void attachAccounts(List<Exhibit> accounts) {
    Map<List<Identifier>, List<Exhibit>> own =
        new TreeMap<>(Comparator.comparing(Object::toString));
    for (Exhibit account : accounts) {
      List<Identifier> ids = Said.people(account);
      if (!ids.isEmpty()) {
        own.computeIfAbsent(ids, absent -> new ArrayList<>()).add(account);
      }
    }
    own.forEach(this::attachAccounts);
  }

  private void attachAccounts(List<Identifier> ids, List<Exhibit> accounts) {
    int known = holder.getOrDefault(ids.getFirst(), -1);
    Portrait named =
        known < 0 ? Portrait.BLANK : Dossier.of(names.get(known), files.get(known)).own();
    for (Exhibit account : accounts) {
      boolean other =
          named.nameless()
              ? accounts.stream().anyMatch(it -> Faces.clearlyTwo(holderOf(it), holderOf(account)))
              : Faces.clearlyTwo(named, holderOf(account));
      if (!other) {
        attach(account);
      } else if (known >= 0) {
        claims.add(new Claim(account, known));
      }
    }
  }

  private static Portrait holderOf(Exhibit account) {
    return Portrait.of(Said.traits(account, Role.PAYER));
  }
}
