package anamnesis.detect;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.invented.PeopleTable;
import anamnesis.detect.seed.At;
import anamnesis.detect.seed.Comparing;
import anamnesis.detect.seed.Match;
import anamnesis.detect.seed.Seeds;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Counts the rows of one table that stand in seed files, as they pass.
final class SeededRows implements PeopleTable.Look {
  private static final int MOST_LINES = 100;

  /// Columns that say whose a row is.
  private static final Set<String> OWNERS =
      Set.of(
          "user_id",
          "author_id",
          "owner_id",
          "creator_id",
          "created_by",
          "created_by_id",
          "patient_id",
          "client_id",
          "customer_id",
          "member_id",
          "account_id",
          "author",
          "owner");

  private final Seeds seeds;
  private final TreeSet<At> places = new TreeSet<>();
  private @Nullable Comparing comparing;
  private boolean owned;
  private long rows;
  private long seeded;
  private long proofs;
  private long exported;

  SeededRows(Seeds seeds) {
    this.seeds = seeds;
  }

  /// What came of it.
  ///
  /// @param exported rows that the checkout keeps as they came out of a database
  /// @param owned whether its rows belong to somebody
  /// @param lines the first of the seed files' lines
  record Count(
      long rows,
      long seeded,
      long proofs,
      long exported,
      boolean owned,
      List<String> files,
      List<String> lines) {
    long own() {
      return rows - seeded;
    }
  }

  static Count in(PeopleTable table, Seeds seeds) throws IOException {
    SeededRows looking = new SeededRows(seeds);
    table.read(looking);
    return looking.count();
  }

  Count count() {
    return new Count(
        rows,
        seeded,
        proofs,
        exported,
        owned,
        places.stream().map(At::file).distinct().toList(),
        places.stream().limit(MOST_LINES).map(At::toString).toList());
  }

  @Override
  public void heading(List<String> names, Set<String> key) {
    comparing = seeds.table(names);
    owned =
        names.stream()
            .map(name -> String.join("_", ColumnKind.words(name)))
            .anyMatch(OWNERS::contains);
  }

  @Override
  public void record(@Nullable String[] values) {
    rows++;
    Match match = comparing == null ? null : comparing.match(values);
    if (match == null) {
      return;
    }
    if (match.exported()) {
      exported++;
      return;
    }
    seeded++;
    proofs += match.proof() ? 1 : 0;
    places.add(match.at());
  }
}
