package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.contact.Identifier;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Erased;
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
        ? new PersonScreen(new Masks(call.reveal()), exhibits, meant.getFirst(), Erased.of(file))
            .outcome(pairs(file))
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
                PersonScreen.names(person, exhibits).stream()
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
      known.add(Masks.masked(member.exhibit()));
      known.add(member.exhibit().substring(member.exhibit().indexOf(':') + 1));
    }
    return known;
  }

  private static Set<String> words(String text) {
    return new HashSet<>(
        List.of(
            text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" ")));
  }

  private static Outcome candidates(
      Call call, List<Identity> meant, Map<String, Exhibit> exhibits) {
    ObjectNode json = Outcome.json("who");
    ArrayNode list = json.putArray("candidates");
    List<String> text = new ArrayList<>();
    text.add("%d people are called so:".formatted(meant.size()));
    text.add("");
    Masks masks = new Masks(call.reveal());
    for (Identity person : meant) {
      list.add(person.id());
      text.add(
          "  %s  %s"
              .formatted(
                  person.id(),
                  new PersonScreen(masks, exhibits, person, Erased.NOBODY).described()));
    }
    text.add("");
    text.add("  next         anamnesis who " + meant.getFirst().id());
    return new Outcome(Exit.DONE, json, text);
  }
}
