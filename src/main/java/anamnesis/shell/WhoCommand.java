package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.contact.Trait;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Identity;
import anamnesis.link.Identity.Kind;
import anamnesis.link.Identity.Member;
import anamnesis.link.Pair;
import anamnesis.link.Pair.Band;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `who`: one person's evidence, and why each piece of it is theirs.
final class WhoCommand implements Command {
  @Override
  public String name() {
    return "who";
  }

  @Override
  public String about() {
    return "one person's exhibits, why each is theirs, who pays, what is in review";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.many("NAME|ID", "a name, an identifier, or the key of an exhibit"));
  }

  @Override
  public String example() {
    return "who Jonathan Vargas --reveal";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Case file = call.theCase();
    if (!Identity.shelf(file).exists()) {
      throw new Refusal("nothing has been linked in this case yet", "run `anamnesis link` first");
    }
    Map<String, Exhibit> exhibits = exhibits(file);
    List<Identity> people = people(file);
    List<Identity> meant = meant(String.join(" ", call.words()), people, exhibits);
    if (meant.isEmpty()) {
      throw new Refusal(
          "nobody in this case is called or known so (%d people)".formatted(people.size()),
          "try the surname alone, or an identifier as it stands in a record");
    }
    return meant.size() == 1
        ? person(call, meant.getFirst(), exhibits, pairs(file))
        : candidates(call, meant, exhibits);
  }

  private static List<Identity> people(Case file) {
    try (Stream<Identity> identities = Identity.shelf(file).read()) {
      return identities.filter(identity -> identity.kind() == Kind.PERSON).toList();
    }
  }

  private static Map<String, Exhibit> exhibits(Case file) {
    Map<String, Exhibit> exhibits = new TreeMap<>();
    try (Stream<Exhibit> all = Exhibit.shelf(file).read()) {
      all.forEach(exhibit -> exhibits.put(exhibit.key(), exhibit));
    }
    return exhibits;
  }

  private static List<Pair> pairs(Case file) {
    try (Stream<Pair> pairs = Pair.shelf(file).read()) {
      return pairs.filter(pair -> pair.band() == Band.REVIEW).toList();
    }
  }

  /// By identifier, key or id exactly; else by all words of the name.
  private static List<Identity> meant(
      String asked, List<Identity> people, Map<String, Exhibit> exhibits) {
    List<Identity> known =
        people.stream().filter(person -> knownAs(person).contains(asked)).toList();
    if (!known.isEmpty()) {
      return known;
    }
    Set<String> words = words(asked);
    return people.stream()
        .filter(person -> !words.isEmpty())
        .filter(
            person ->
                names(person, exhibits).stream()
                    .anyMatch(name -> words(name.toString()).containsAll(words)))
        .toList();
  }

  private static Set<String> knownAs(Identity person) {
    Set<String> known = new HashSet<>();
    known.add(person.id());
    for (Identifier name : person.names()) {
      known.add(name.value());
      known.add(name.toString());
    }
    for (Member member : person.members()) {
      known.add(member.exhibit());
      known.add(member.exhibit().substring(member.exhibit().indexOf(':') + 1));
    }
    return known;
  }

  private static Set<String> words(String text) {
    return new HashSet<>(
        List.of(
            text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" ")));
  }

  private static List<Trait> names(Identity person, Map<String, Exhibit> exhibits) {
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

  private static Outcome candidates(
      Call call, List<Identity> meant, Map<String, Exhibit> exhibits) {
    ObjectNode json = Outcome.json("who");
    ArrayNode list = json.putArray("candidates");
    List<String> text = new ArrayList<>();
    text.add("%d people are called so:".formatted(meant.size()));
    text.add("");
    for (Identity person : meant) {
      list.add(person.id());
      text.add("  %s  %s".formatted(person.id(), described(call, person, exhibits)));
    }
    text.add("");
    text.add("  next         anamnesis who " + meant.getFirst().id());
    return new Outcome(Exit.DONE, json, text);
  }

  private static String described(Call call, Identity person, Map<String, Exhibit> exhibits) {
    String name = names(person, exhibits).stream().findFirst().map(call::shown).orElse("(no name)");
    String known =
        person.names().stream()
            .map(Identifier::toString)
            .reduce((one, other) -> one + ", " + other)
            .orElse("no number");
    return name + " · " + known;
  }

  private static Outcome person(
      Call call, Identity person, Map<String, Exhibit> exhibits, List<Pair> review) {
    Set<String> keys = new HashSet<>();
    person.members().forEach(member -> keys.add(member.exhibit()));
    List<Pair> open =
        review.stream().filter(pair -> keys.contains(pair.a()) || keys.contains(pair.b())).toList();
    List<String> text = new ArrayList<>();
    text.add(described(call, person, exhibits));
    text.add("");
    said(call, person, exhibits, text);
    text.add("");
    int count = person.members().size();
    text.add("  %d exhibit%s".formatted(count, count == 1 ? "" : "s"));
    person.members().forEach(member -> exhibit(member, text));
    person
        .payers()
        .forEach(
            payer -> text.add("  paid by      %s, %s".formatted(payer.exhibit(), standing(payer))));
    for (Pair pair : open) {
      text.add("  in review    %s".formatted(pair.id()));
      text.add("    " + pair.a());
      text.add("    " + pair.b());
    }
    text.add("");
    text.add("  next         anamnesis " + (open.isEmpty() ? "case show" : "review"));
    return new Outcome(Exit.DONE, json(person, open), text);
  }

  private static void exhibit(Member member, List<String> text) {
    text.add("    " + member.exhibit());
    text.addAll(PairScreen.wrapped("      " + member.why()));
  }

  private static void said(
      Call call, Identity person, Map<String, Exhibit> exhibits, List<String> text) {
    Map<String, Set<String>> said = new TreeMap<>();
    for (Member member : person.members()) {
      Exhibit exhibit = exhibits.get(member.exhibit());
      for (Mention mention : exhibit == null ? List.<Mention>of() : exhibit.traits()) {
        if (mention.role() == Mention.Role.SELF && !(mention.trait() instanceof Identifier)) {
          said.computeIfAbsent(PairScreen.field(mention), field -> new java.util.TreeSet<>())
              .add(call.shown(mention.trait()));
        }
      }
    }
    said.forEach(
        (field, values) -> text.add("  %-12s %s".formatted(field, String.join(" / ", values))));
  }

  private static String standing(Identity.Payer payer) {
    return switch (payer.as()) {
      case SELF -> "their own account";
      case OTHER -> "somebody else's account";
      case UNKNOWN -> "whose account is not known";
    };
  }

  private static ObjectNode json(Identity person, List<Pair> open) {
    ObjectNode json = Outcome.json("who");
    json.put("identity", person.id());
    ArrayNode names = json.putArray("names");
    person
        .names()
        .forEach(
            name ->
                names.addObject().put("namespace", name.namespace()).put("value", name.value()));
    ArrayNode exhibits = json.putArray("exhibits");
    person
        .members()
        .forEach(
            member ->
                exhibits.addObject().put("exhibit", member.exhibit()).put("why", member.why()));
    ArrayNode payers = json.putArray("payers");
    person
        .payers()
        .forEach(
            payer ->
                payers
                    .addObject()
                    .put("exhibit", payer.exhibit())
                    .put("as", payer.as().name().toLowerCase(Locale.ROOT)));
    ArrayNode pairs = json.putArray("inReview");
    open.forEach(pair -> pairs.add(pair.id()));
    return json;
  }
}
