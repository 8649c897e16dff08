package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Given;
import anamnesis.detect.Judgement;
import anamnesis.detect.Need;
import anamnesis.detect.Rule;
import anamnesis.detect.seed.At;
import anamnesis.detect.seed.Comparing;
import anamnesis.detect.seed.Match;
import anamnesis.detect.seed.Privilege;
import anamnesis.detect.seed.Seeds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// People who stand, word for word, in a seed file of the application's own checkout.
///
/// An account that may do everything is written by a seeder in every healthy practice; and people
/// of the house, of whom some are, are proven only by an address that reaches nobody.
record SeedRecord(Seeds seeds) implements Sign {
  private static final Rule RULE =
      new Rule(
          "S18-seed-file",
          "people who stand in the seed files of the checkout",
          "stand word for word in a seed file",
          "proof where two values or more agree that together are one in ten million by chance, as"
              + " an e-mail and a name, and none that tells a person differs; critical from 5 % of"
              + " the records or 5 of them, a warning from 2",
          "read the seed file at the lines that the finding names, beside the rows",
          "the file was exported from this very table, to be put back after a loss",
          "delete nothing: they are evidence; see who stood there before: anamnesis backups PATH");

  /// One in a thousand real people has what a seed file gives to one that it invents.
  private static final double POWERS = 3;

  private static final double NOT_AMONG_THEM = -1;

  /// Of real people one in fifty has both names in lists of some twenty common ones.
  private static final double DRAWN = 1.5;

  private static final double LISTED = 0.3;

  private static final Set<String> HOUSE =
      Set.of(
          "user",
          "users",
          "account",
          "accounts",
          "admin",
          "admins",
          "staff",
          "employee",
          "employees",
          "provider",
          "providers",
          "doctor",
          "doctors",
          "physician",
          "physicians",
          "clinician",
          "clinicians",
          "practitioner",
          "practitioners",
          "team",
          "nurse",
          "nurses",
          "therapist",
          "therapists");

  SeedRecord() {
    this(Seeds.none());
  }

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.PEOPLE, Need.REPOSITORY);
  }

  @Override
  public Sign knowing(Seeds known) {
    return new SeedRecord(known);
  }

  @Override
  public Judgement examine(Given given) {
    Judgement seen = given.people().judgement(knowing(given.seeds()));
    List<String> gaps = new ArrayList<>(seen.gaps());
    gaps.addAll(given.seeds().gaps());
    return new Judgement(seen.findings(), gaps, seen.looked());
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return seeds.files() == 0 ? Optional.empty() : Optional.of(new Rows(columns, seeds));
  }

  private static boolean isOfTheHouse(Columns columns) {
    return ColumnKind.words(columns.table()).stream().anyMatch(HOUSE::contains);
  }

  /// The rows of one table beside the seeds.
  private static final class Rows implements Watch {
    private final Columns columns;
    private final Comparing comparing;
    private final boolean house;
    private final Map<Integer, Match> found = new TreeMap<>();
    private final BitSet drawn = new BitSet();
    private final Seeds seeds;

    Rows(Columns columns, Seeds seeds) {
      this.columns = columns;
      this.seeds = seeds;
      this.house = isOfTheHouse(columns);
      Map<Integer, ColumnKind> kinds = new TreeMap<>();
      columns
          .kinds()
          .forEach((kind, of) -> java.util.Arrays.stream(of).forEach(at -> kinds.put(at, kind)));
      this.comparing =
          seeds.people(columns.names(), column -> kinds.getOrDefault(column, ColumnKind.OTHER));
    }

    @Override
    public void see(Person person, Marks.Hand marks) {
      drawn.set(person.place(), seeds.draws(person.given(), person.family()));
      Match match = comparing.match(person.values());
      if (match == null || match.exported() || mayDoAll(person.values())) {
        return;
      }
      found.put(person.place(), match);
      boolean proof = match.proof() && (!house || person.isReserved());
      if (proof) {
        marks.prove(person.place());
      } else {
        marks.weigh(person.place(), Strand.SOURCE, POWERS);
      }
      marks.made("a seed file of the checkout", match.proof() ? 10 : 1);
    }

    /// A seed that explains others, and not this one, speaks for it. Names that a loop draws from
    /// lists are of real people too: they tell only where they are far too many.
    @Override
    public void close(Marks.Hand marks) {
      boolean listed =
          drawn.cardinality() >= Crowd.FEW && drawn.cardinality() >= LISTED * marks.records();
      for (int record = 0; record < marks.records(); record++) {
        boolean here = listed && drawn.get(record);
        if (here && !found.containsKey(record)) {
          marks.weigh(record, Strand.SOURCE, DRAWN);
        } else if (!found.containsKey(record) && (listed || found.size() > 1)) {
          marks.weigh(record, Strand.SOURCE, NOT_AMONG_THEM);
        }
      }
    }

    private boolean mayDoAll(@Nullable String[] values) {
      for (int column = 0; column < Math.min(values.length, columns.names().size()); column++) {
        String value = values[column];
        if (value != null && Privilege.isAll(columns.names().get(column), value)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Optional<Finding> finding(Rule rule, Crowd crowd) {
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(
              told(
                  rule,
                  crowd,
                  List.copyOf(found.keySet()),
                  house,
                  found.values().stream().toList()));
    }
  }

  static Finding told(
      Rule rule, Crowd crowd, List<Integer> records, boolean house, List<Match> matches) {
    long proofs = matches.stream().filter(Match::proof).count();
    List<At> places = places(matches);
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("records", crowd.records());
    measures.put("seeded", records.size());
    measures.put("proofs", proofs);
    measures.put("files", places.stream().map(At::file).distinct().toList());
    measures.put("lines", places.stream().limit(MOST_LINES).map(At::toString).toList());
    return new Finding(
        rule.number() + "-" + crowd.table(),
        rule.id(),
        severity(records.size(), crowd.records(), house),
        proofs > 0 ? Confidence.PROOF : Confidence.STRONG,
        crowd.table(),
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d people stand word for word in %s",
            crowd.table(),
            records.size(),
            crowd.records(),
            words(places)),
        measures,
        crowd.keysOf(records),
        rule.see(),
        rule.refutedBy(),
        rule.next());
  }

  private static final int MOST_LINES = 100;

  static Severity severity(int seeded, int records, boolean house) {
    boolean many = seeded >= 5 || seeded * 20L >= records;
    if (house) {
      return seeded > 1 && seeded * 2L >= records ? Severity.WARN : Severity.INFO;
    }
    return seeded > 1 && many ? Severity.CRITICAL : seeded > 1 ? Severity.WARN : Severity.INFO;
  }

  private static List<At> places(List<Match> matches) {
    return List.copyOf(
        matches.stream().map(Match::at).collect(Collectors.toCollection(TreeSet::new)));
  }

  /// `prisma/seed.ts:12 to 40`, and how many more files.
  private static String words(List<At> places) {
    At first = places.getFirst();
    int last =
        places.stream()
            .filter(at -> at.file().equals(first.file()))
            .mapToInt(At::line)
            .max()
            .orElseThrow();
    long more = places.stream().map(At::file).distinct().count() - 1;
    return first
        + (last == first.line() ? "" : " to %s".formatted(last))
        + (more == 0 ? "" : more == 1 ? " and 1 more file" : " and %s more files".formatted(more));
  }
}
