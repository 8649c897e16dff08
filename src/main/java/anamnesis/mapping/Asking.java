package anamnesis.mapping;

import anamnesis.contact.Identifier;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// Asks the witnesses of one identity for the values of a column.
final class Asking {
  private final Witnesses witnesses;
  private final Identity identity;
  private final TableMapping table;
  private final SequencedMap<String, Exhibit> heard = new LinkedHashMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private final List<Exhibit> speaking;
  private final Map<String, Origin> origins = new HashMap<>();

  Asking(Witnesses witnesses, Identity identity, TableMapping table) {
    this.witnesses = witnesses;
    this.identity = identity;
    this.table = table;
    this.speaking = witnesses.of(identity);
  }

  private List<Exhibit> of(String kind) {
    return of(Set.of(kind));
  }

  /// Asked for every cell of every table: a loop where a stream would read as well.
  private List<Exhibit> of(Set<String> kinds) {
    List<Exhibit> some = new ArrayList<>(speaking.size());
    for (Exhibit exhibit : speaking) {
      if (kinds.contains(exhibit.kind())) {
        some.add(exhibit);
      }
    }
    return some;
  }

  /// Every exhibit that had something to say.
  List<Exhibit> heard() {
    return List.copyOf(heard.values());
  }

  /// Fields of the last column that say something that cannot be taken for it.
  List<String> unreadable() {
    return unreadable;
  }

  List<Claimed> claims(Column column) {
    unreadable.clear();
    List<Claimed> claims = new ArrayList<>();
    for (From from : column.from()) {
      claims.addAll(
          switch (from) {
            case From.Said said -> said(said);
            case From.Name name -> named(name.namespace());
            case From.Payer payer -> payers(payer.kind());
            case From.Whose whose -> whose(whose.namespace());
          });
    }
    return claims;
  }

  /// Whether a list of columns in some exhibit names this one.
  boolean named(From.Said list, String column) {
    return of(list.kind()).stream()
        .flatMap(exhibit -> witnesses.said(exhibit, list.path()).stream())
        .flatMap(text -> Stream.of(text.split("[,;\\s]+")))
        .anyMatch(column::equals);
  }

  boolean meets(RowsOf.Condition condition) {
    return of(condition.kind()).stream().anyMatch(exhibit -> meets(exhibit, condition));
  }

  private boolean meets(Exhibit exhibit, RowsOf.Condition condition) {
    return witnesses.said(exhibit, condition.path()).filter(condition::holds).isPresent();
  }

  private List<Claimed> said(From.Said said) {
    List<Claimed> claims = new ArrayList<>();
    for (Exhibit exhibit : of(said.kind())) {
      if (!speaksOfTheRow(exhibit)) {
        continue;
      }
      Optional<String> text = witnesses.said(exhibit, said.path());
      Optional<String> taken = text.flatMap(said.take()::from);
      taken.ifPresent(value -> claims.add(claim(exhibit, said.path(), value)));
      if (text.isPresent() && taken.isEmpty()) {
        unreadable.add("%s of %s".formatted(said.path(), exhibit.key()));
      }
    }
    return claims;
  }

  /// A payment that succeeded while its list was walked is held as it was before, too: that is not
  /// the payment of which there is a row.
  private boolean speaksOfTheRow(Exhibit exhibit) {
    boolean anyone = true;
    for (RowsOf.Condition condition : table.rows().where()) {
      if (condition.kind().equals(exhibit.kind()) && !condition.value().isEmpty()) {
        if (meets(exhibit, condition)) {
          return true;
        }
        anyone = false;
      }
    }
    return anyone;
  }

  private List<Claimed> named(String namespace) {
    List<Claimed> claims = new ArrayList<>();
    for (Identifier name : Witnesses.names(identity, namespace)) {
      for (Exhibit exhibit : speaking) {
        Witnesses.saying(name, exhibit)
            .ifPresent(origin -> claims.add(claim(exhibit, origin.field(), name.value())));
      }
    }
    return claims;
  }

  /// The account that is the person's own; else those of others; else those of whom nobody knows
  /// what they are to the person.
  private List<Claimed> payers(String kind) {
    for (Identity.Standing standing :
        List.of(Identity.Standing.SELF, Identity.Standing.OTHER, Identity.Standing.UNKNOWN)) {
      List<Claimed> claims =
          accounts(standing)
              .filter(account -> account.kind().equals(kind))
              .distinct()
              .map(account -> claim(account, "@id", account.recordId()))
              .toList();
      if (!claims.isEmpty()) {
        return claims;
      }
    }
    return List.of();
  }

  private Stream<Exhibit> accounts(Identity.Standing standing) {
    Stream<String> paying =
        identity.payers().stream()
            .filter(payer -> payer.as() == standing)
            .map(Identity.Payer::exhibit);
    Stream<String> own =
        standing == Identity.Standing.SELF
            ? identity.members().stream().map(Identity.Member::exhibit)
            : Stream.empty();
    return Stream.concat(own, paying).sorted().flatMap(key -> witnesses.exhibit(key).stream());
  }

  private List<Claimed> whose(String namespace) {
    List<Claimed> claims = new ArrayList<>();
    for (Exhibit record : of(table.kinds())) {
      record.traits().stream()
          .filter(
              mention ->
                  mention.trait() instanceof Identifier name && name.namespace().equals(namespace))
          .map(mention -> (Identifier) mention.trait())
          .flatMap(
              name ->
                  Witnesses.saying(name, record)
                      .map(at -> claim(record, at.field(), name.value()))
                      .stream())
          .forEach(claims::add);
      witnesses
          .owners(record, table.rows())
          .forEach(owner -> claims.addAll(through(owner, record, namespace)));
    }
    return claims;
  }

  private List<Claimed> through(Belonging.Owner owner, Exhibit record, String namespace) {
    List<Claimed> claims = new ArrayList<>();
    for (Identifier name : Witnesses.names(owner.person(), namespace)) {
      if (Witnesses.saying(name, record).isPresent()) {
        continue;
      }
      boolean byAccount = !owner.byAccount().isEmpty();
      Optional<Origin> origin =
          byAccount
              ? Optional.of(origin(record, owner.byAccount()))
              : witnesses.saying(name, witnesses.of(owner.person()));
      origin.ifPresent(
          from -> claims.add(new Claimed(name.value(), from, record.kind(), owner.rule())));
      heard.put(record.key(), record);
    }
    return claims;
  }

  private Claimed claim(Exhibit exhibit, String field, String value) {
    heard.put(exhibit.key(), exhibit);
    return new Claimed(value, origin(exhibit, field), exhibit.kind(), "");
  }

  /// Origins in one exhibit share all but the field: there is one for each cell of all tables.
  private Origin origin(Exhibit exhibit, String field) {
    return origins.computeIfAbsent(exhibit.key(), _ -> Witnesses.origin(exhibit, field)).at(field);
  }
}
