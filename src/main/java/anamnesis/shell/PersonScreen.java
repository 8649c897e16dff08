package anamnesis.shell;

import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.contact.Trait;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Erased;
import anamnesis.link.Identity;
import anamnesis.link.Identity.Member;
import anamnesis.link.Pair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One person as they are shown: what is said of them, by which exhibits, and what is in doubt.
record PersonScreen(Masks masks, Map<String, Exhibit> exhibits, Identity person, Erased erased) {
  /// What they call themselves, in the order of their exhibits.
  static List<Trait> names(Identity person, Map<String, Exhibit> exhibits) {
    return person.members().stream()
        .map(member -> exhibits.get(member.exhibit()))
        .filter(Objects::nonNull)
        .flatMap(exhibit -> exhibit.traits().stream())
        .filter(mention -> mention.role() == Mention.Role.SELF)
        .map(Mention::trait)
        .filter(PersonName.class::isInstance)
        .distinct()
        .toList();
  }

  /// In one line: a name, and what others call them.
  String described() {
    String name = names(person, exhibits).stream().findFirst().map(masks::of).orElse("(no name)");
    String known =
        person.names().stream()
            .map(id -> "%s %s".formatted(id.namespace(), masks.value(id)))
            .collect(Collectors.joining(", "));
    return name + " · " + (known.isEmpty() ? "no number" : known);
  }

  /// @param review every pair that waits
  Outcome outcome(List<Pair> review) {
    Set<String> keys = new HashSet<>();
    person.members().forEach(member -> keys.add(member.exhibit()));
    List<Pair> open =
        review.stream().filter(pair -> keys.contains(pair.a()) || keys.contains(pair.b())).toList();
    return new Outcome(Exit.DONE, json(open), lines(open));
  }

  private List<String> lines(List<Pair> open) {
    List<String> lines = new ArrayList<>();
    lines.add(described());
    lines.add("");
    said(lines);
    lines.add("");
    lines.add("  " + Lines.count(person.members().size(), "exhibit", "exhibits"));
    for (Member member : person.members()) {
      lines.add("    " + masks.key(member.exhibit()));
      lines.addAll(PairScreen.wrapped("        ", why(member)));
    }
    for (Identity.Payer payer : person.payers()) {
      lines.add("  paid by      %s, %s".formatted(masks.key(payer.exhibit()), standing(payer)));
    }
    if (erased.is(person)) {
      lines.add("  erased       at a witness: no row is made of them");
    } else if (erased.perhaps(person)) {
      lines.add("  erased       perhaps, at a witness: held back until you rule");
    }
    for (Pair pair : open) {
      lines.add("  in review    %s".formatted(pair.id()));
      lines.add("    " + masks.key(pair.a()));
      lines.add("    " + masks.key(pair.b()));
    }
    lines.add("");
    lines.add("  next         anamnesis " + (open.isEmpty() ? "case show" : "review"));
    return lines;
  }

  /// It names other exhibits, which may be files.
  private String why(Member member) {
    String why = member.why();
    for (String key : exhibits.keySet()) {
      why = why.contains(key) ? why.replace(key, masks.key(key)) : why;
    }
    return why;
  }

  private void said(List<String> lines) {
    Map<String, Set<String>> said = new TreeMap<>();
    for (Member member : person.members()) {
      Exhibit exhibit = exhibits.get(member.exhibit());
      for (Mention mention : exhibit == null ? List.<Mention>of() : exhibit.traits()) {
        if (mention.role() == Mention.Role.SELF && !(mention.trait() instanceof Identifier)) {
          said.computeIfAbsent(PairScreen.field(mention), field -> new TreeSet<>())
              .add(masks.of(mention.trait()));
        }
      }
    }
    said.forEach(
        (field, values) -> lines.add("  %-12s %s".formatted(field, String.join(" / ", values))));
  }

  private static String standing(Identity.Payer payer) {
    return switch (payer.as()) {
      case SELF -> "their own account";
      case OTHER -> "somebody else's account";
      case UNKNOWN -> "whose account is not known";
    };
  }

  private ObjectNode json(List<Pair> open) {
    ObjectNode json = Outcome.json("who");
    json.put("identity", person.id());
    ArrayNode names = json.putArray("names");
    for (Identifier name : person.names()) {
      names.addObject().put("namespace", name.namespace()).put("value", masks.value(name));
    }
    ArrayNode members = json.putArray("exhibits");
    for (Member member : person.members()) {
      members.addObject().put("exhibit", masks.key(member.exhibit())).put("why", why(member));
    }
    ArrayNode payers = json.putArray("payers");
    for (Identity.Payer payer : person.payers()) {
      String as = payer.as().name().toLowerCase(Locale.ROOT);
      payers.addObject().put("exhibit", masks.key(payer.exhibit())).put("as", as);
    }
    if (erased.is(person) || erased.perhaps(person)) {
      json.put("erased", erased.is(person) ? "yes" : "perhaps");
    }
    ArrayNode pairs = json.putArray("inReview");
    open.forEach(pair -> pairs.add(pair.id()));
    return json;
  }
}
