package anamnesis.detect.invented;

import anamnesis.detect.Rule;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The people of stories, and of samples that databases are published with: Meredith Grey, Homer
/// Simpson, the ten owners of PetClinic.
///
/// Each name has its bearers; that they all came to one practice proves that somebody sent them.
final class KnownCast implements Sign {
  private static final Rule RULE =
      new Rule(
          "S24-known-cast",
          "people of stories and of published samples",
          "they are called as people of stories, or of published samples",
          "five different whole names of the list, one record in twenty at least; one alone weighs"
              + " a little",
          "read the names: Gregory House, Peter Griffin, George Franklin",
          "people are really called so: one, perhaps two",
          "see who stood there before: anamnesis backups bisect PATH");

  private static final int FEWEST = 5;
  private static final double SHARE = 0.05;

  /// Of 13,010 real people in free software three are called so; of such a seed, every second one.
  private static final double POWERS = 2;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.named() ? Optional.of(new Cast()) : Optional.empty();
  }

  static boolean has(String given, String family) {
    return Stories.NAMES.has(given, family);
  }

  private static final class Cast implements Watch {
    private final BitSet records = new BitSet();
    private final Set<String> different = new HashSet<>();

    @Override
    public void see(Person person, Marks.Hand marks) {
      if (!person.family().isEmpty() && has(person.given(), person.family())) {
        records.set(person.place());
        different.add(person.given() + " " + person.family());
      }
    }

    @Override
    public void close(Marks.Hand marks) {
      boolean sent = different.size() >= FEWEST && different.size() >= SHARE * marks.records();
      records.stream()
          .forEach(
              record -> {
                marks.weigh(record, Strand.FAMILY_NAMES, POWERS);
                if (sent) {
                  marks.prove(record);
                }
              });
    }
  }

  /// Read when the first name is asked for, and not by whoever starts without a question of people.
  private static final class Stories {
    private static final WholeNames NAMES =
        WholeNames.of(
            NameFile.read("stories-2026-11.txt").sections().stream()
                .flatMap(section -> section.lines().stream())
                .toList());
  }
}
