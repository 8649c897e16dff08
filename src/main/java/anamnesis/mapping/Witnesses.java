package anamnesis.mapping;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.contact.Identifier;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// All that was gathered and linked, as a mapping asks for it: by identity, by kind, by field.
public final class Witnesses {
  private final SequencedMap<String, Exhibit> exhibits;
  private final List<Identity> identities;
  private final Sayings sayings;
  private final Belonging belonging;
  private final Erasure erasure;

  private Witnesses(
      SequencedMap<String, Exhibit> exhibits,
      List<Identity> identities,
      Sayings sayings,
      Erasure erasure) {
    this.exhibits = exhibits;
    this.identities = identities.stream().filter(one -> !erasure.covers(one)).toList();
    this.erasure = erasure;
    this.sayings = sayings;
    this.belonging = Belonging.of(this.identities, exhibits);
  }

  /// What was erased or redacted is not heard, nor what else speaks of who was erased.
  public static Witnesses of(Case file, Mapping mapping, Progress progress) {
    SequencedMap<String, Exhibit> heard = new LinkedHashMap<>();
    Erasure erasure = Erasure.of(file);
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read();
        Stream<Identity> identities = Identity.shelf(file).read()) {
      exhibits
          .filter(exhibit -> !erasure.unheard().containsKey(exhibit.key()))
          .sorted(Exhibit.ORDER)
          .forEach(exhibit -> heard.put(exhibit.key(), exhibit));
      Sayings sayings = Sayings.of(mapping, heard.values(), file.vault(), progress);
      return new Witnesses(heard, identities.toList(), sayings, erasure);
    }
  }

  /// By the key of each exhibit that is not heard, why: it was erased, or speaks of who was.
  public Map<String, String> omitted() {
    return erasure.unheard();
  }

  /// The same, where nothing else is asked of them.
  public static Map<String, String> omitted(Case file) {
    return Erasure.of(file).unheard();
  }

  /// Whether nobody knows if it is of somebody who was erased: no row is made of it until a person
  /// has ruled.
  boolean doubtful(Identity identity) {
    if (erasure.isOfNobody()) {
      return false;
    }
    return identity.kind() == Identity.Kind.PERSON
        ? erasure.doubts(identity)
        : identity.members().stream()
            .flatMap(member -> owners(member.exhibit()))
            .anyMatch(owner -> erasure.doubts(owner.person()));
  }

  public Collection<Exhibit> exhibits() {
    return Collections.unmodifiableCollection(exhibits.values());
  }

  public Optional<Exhibit> exhibit(String key) {
    return Optional.ofNullable(exhibits.get(key));
  }

  /// All that there may be a row of, in the order of their ids.
  List<Identity> identities(RowsOf rows) {
    Stream<Identity> all =
        rows.each() == RowsOf.Each.RECORD ? records(rows.kinds()) : identities.stream();
    return all.filter(identity -> identity.kind() == rows.each().kind())
        .sorted(Comparator.comparing(Identity::id))
        .toList();
  }

  /// One for each id: a record that was said in several versions is one record.
  private Stream<Identity> records(Set<String> kinds) {
    Map<String, List<Identity.Member>> records = new LinkedHashMap<>();
    exhibits.forEach(
        (key, exhibit) -> {
          if (kinds.contains(exhibit.kind())) {
            records
                .computeIfAbsent(exhibit.kind() + ":" + exhibit.recordId(), _ -> new ArrayList<>())
                .add(new Identity.Member(key, ""));
          }
        });
    return records.entrySet().stream()
        .map(
            record ->
                new Identity(
                    record.getKey(),
                    RowsOf.Each.RECORD.kind(),
                    record.getValue(),
                    List.of(),
                    List.of()));
  }

  /// The exhibits that speak of an identity, in order: its members, and for a person their own
  /// payer accounts and what was paid from those for nobody named.
  List<Exhibit> of(Identity identity) {
    return belonging.exhibits(identity).stream().flatMap(key -> exhibit(key).stream()).toList();
  }

  List<Belonging.Owner> owners(Exhibit exhibit, RowsOf rows) {
    return rows.each() == RowsOf.Each.RECORD
        ? owners(exhibit.key()).toList()
        : belonging.owners(exhibit.key());
  }

  private Stream<Belonging.Owner> owners(String exhibit) {
    List<Belonging.Owner> owners = belonging.owners(exhibit);
    return owners.isEmpty() ? belonging.ownerOfWhole(exhibit).stream() : owners.stream();
  }

  /// What a field of an exhibit says, if anything; a field that the mapping asks for.
  public Optional<String> said(Exhibit exhibit, String path) {
    return sayings.at(exhibit, path);
  }

  /// The place of an identifier in the exhibits of a person, first the given one's own.
  Optional<Origin> saying(Identifier name, List<Exhibit> among) {
    return among.stream().flatMap(exhibit -> saying(name, exhibit).stream()).findFirst();
  }

  /// A payer is somebody else: what is said of one says nothing of the patient.
  static Optional<Origin> saying(Identifier name, Exhibit exhibit) {
    return exhibit.traits().stream()
        .filter(mention -> mention.trait().equals(name))
        .filter(
            mention ->
                switch (mention.role()) {
                  case SELF, ABOUT -> true;
                  case PAYER, SIGNER, PAYMENT, DOCUMENT, ACCOUNT, WHOLE -> false;
                })
        .map(mention -> origin(exhibit, mention.place()))
        .findFirst();
  }

  static Origin origin(Exhibit exhibit, String field) {
    return new Origin(exhibit.key(), exhibit.sha256(), exhibit.place().described(), field);
  }

  static List<Identifier> names(Identity identity, String namespace) {
    List<Identifier> names = new ArrayList<>();
    for (Identifier name : identity.names()) {
      if (name.namespace().equals(namespace)) {
        names.add(name);
      }
    }
    return names;
  }
}
