package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Notes in the Latin of typesetters, which generators fill texts with.
final class TemplateText implements Sign {
  private static final Rule RULE =
      new Rule(
          "S14-template-text",
          "notes in the Latin of typesetters",
          "their notes are lorem ipsum",
          "four words or more, most of them of the list that generators draw from",
          "select the notes with `dolor`, `voluptas` or `quia` in them",
          "a practice that writes in Latin",
          "see who stood there before: anamnesis backups bisect PATH");

  private static final double POWERS = 3;
  private static final int FEWEST = 3;

  /// The words of Cicero's `De finibus` 1.32 that nearly every such text has some of; none is
  /// English.
  private static final Set<String> LATIN =
      Set.of(
          "lorem",
          "ipsum",
          "dolor",
          "amet",
          "consectetur",
          "adipiscing",
          "adipisci",
          "elit",
          "eiusmod",
          "tempor",
          "incididunt",
          "labore",
          "magna",
          "aliqua",
          "aliquam",
          "enim",
          "minima",
          "veniam",
          "quis",
          "nostrum",
          "exercitationem",
          "ullam",
          "corporis",
          "suscipit",
          "laboriosam",
          "nisi",
          "commodi",
          "consequatur",
          "consequuntur",
          "autem",
          "vel",
          "eum",
          "iure",
          "reprehenderit",
          "voluptate",
          "voluptatem",
          "voluptas",
          "voluptates",
          "voluptatibus",
          "velit",
          "esse",
          "quam",
          "nihil",
          "molestiae",
          "illum",
          "dolorem",
          "dolores",
          "doloribus",
          "dolorum",
          "dolore",
          "fugiat",
          "quo",
          "nulla",
          "pariatur",
          "at",
          "vero",
          "eos",
          "accusamus",
          "accusantium",
          "iusto",
          "odio",
          "dignissimos",
          "ducimus",
          "blanditiis",
          "praesentium",
          "deleniti",
          "atque",
          "corrupti",
          "quos",
          "quas",
          "molestias",
          "excepturi",
          "sint",
          "occaecati",
          "cupiditate",
          "provident",
          "perspiciatis",
          "unde",
          "omnis",
          "iste",
          "natus",
          "error",
          "similique",
          "sunt",
          "culpa",
          "qui",
          "officia",
          "deserunt",
          "mollitia",
          "animi",
          "est",
          "laborum",
          "et",
          "harum",
          "quidem",
          "rerum",
          "facilis",
          "expedita",
          "distinctio",
          "nam",
          "libero",
          "tempore",
          "cum",
          "soluta",
          "nobis",
          "eligendi",
          "optio",
          "cumque",
          "impedit",
          "minus",
          "quod",
          "maxime",
          "placeat",
          "facere",
          "possimus",
          "assumenda",
          "repellendus",
          "temporibus",
          "quibusdam",
          "officiis",
          "debitis",
          "aut",
          "necessitatibus",
          "saepe",
          "eveniet",
          "repudiandae",
          "recusandae",
          "itaque",
          "earum",
          "hic",
          "tenetur",
          "sapiente",
          "delectus",
          "reiciendis",
          "maiores",
          "alias",
          "perferendis",
          "asperiores",
          "repellat",
          "ut",
          "ea",
          "non",
          "sed",
          "quia",
          "eius",
          "porro",
          "quisquam",
          "neque",
          "modi",
          "inventore",
          "veritatis",
          "architecto",
          "beatae",
          "vitae",
          "dicta",
          "explicabo",
          "nemo",
          "ipsam",
          "aspernatur",
          "odit",
          "fugit",
          "magni",
          "ratione",
          "sequi",
          "nesciunt",
          "totam",
          "rem",
          "aperiam",
          "eaque",
          "ipsa",
          "quae",
          "ab",
          "illo");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.NOTE)
        ? Optional.of(
            (person, marks) -> {
              if (person.all(ColumnKind.NOTE).stream().anyMatch(TemplateText::isLatin)) {
                marks.weigh(person.place(), Strand.TEXTS, POWERS);
              }
            })
        : Optional.empty();
  }

  static boolean isLatin(String text) {
    String beginning = text.length() > 200 ? text.substring(0, 200) : text;
    List<String> words = Letters.words(beginning);
    long latin = words.stream().filter(LATIN::contains).count();
    return latin >= FEWEST && latin * 10 >= words.size() * 6L;
  }

  /// `utsintprovident`: two words of it at least, and nothing else.
  static boolean isLatinRunTogether(String letters) {
    return LATIN.stream()
        .filter(letters::startsWith)
        .map(word -> letters.substring(word.length()))
        .anyMatch(rest -> !rest.isEmpty() && (LATIN.contains(rest) || isLatinRunTogether(rest)));
  }
}
