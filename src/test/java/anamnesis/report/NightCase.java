package anamnesis.report;

import anamnesis.casefile.Case;
import anamnesis.detect.Finding;
import anamnesis.detect.Looked;
import anamnesis.detect.Scan;
import anamnesis.evidence.Place;
import anamnesis.evidence.Quarantined;
import anamnesis.evidence.Tally;
import anamnesis.link.Decision;
import anamnesis.link.Identity;
import anamnesis.link.Pair;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Origin;
import anamnesis.mapping.Row;
import anamnesis.reconcile.Balance;
import anamnesis.reconcile.Conservation;
import anamnesis.reconcile.Difference;
import anamnesis.reconcile.Money;
import anamnesis.reconcile.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A small night of invented people, written on the shelves as the stages would write it.
public final class NightCase {
  public static final Instant OPENED = Instant.parse("2026-04-06T02:14:00Z");

  private static final Origin STRIPE =
      new Origin("stripe.customer:cus_1", "ab".repeat(32), "bytes 0+9", "name");
  private static final Origin EHR =
      new Origin("ehr.patient:7731", "cd".repeat(32), "row 2", "first_name");

  private final Case file;

  private NightCase(Case file) {
    this.file = file;
  }

  public static Case write(Path folder) throws IOException {
    NightCase night = new NightCase(Case.begin(folder, "portal-wipe"));
    night.about();
    night.deed(1, "case open portal-wipe");
    night.findings();
    night.deed(2, "scan");
    night.gathered();
    night.deed(3, "gather ehr");
    night.linked();
    night.deed(4, "link");
    night.rebuilt();
    night.deed(5, "rebuild");
    night.verdicts();
    night.deed(6, "reconcile");
    return night.file;
  }

  public static Cell known(String value) {
    return new Cell.Known(value, EHR, List.of());
  }

  public static Cell lost(String says) {
    return new Cell.Lost(Cell.Why.UNWITNESSED, says);
  }

  @SafeVarargs
  public static Row row(
      String table, String key, String identity, SequencedMap<String, Cell>... cells) {
    SequencedMap<String, Cell> all = new LinkedHashMap<>();
    for (SequencedMap<String, Cell> some : cells) {
      all.putAll(some);
    }
    return new Row("public." + table, key, identity, all);
  }

  public static SequencedMap<String, Cell> cell(String column, Cell cell) {
    SequencedMap<String, Cell> one = new LinkedHashMap<>();
    one.put(column, cell);
    return one;
  }

  private void deed(int minutes, String command) throws IOException {
    Instant at = OPENED.plus(Duration.ofMinutes(minutes - 1));
    file.record(new Case.Deed(at, "person", command, Duration.ofSeconds(2), 0, "done"));
  }

  private void about() throws IOException {
    String yaml =
        """
        schema: 1
        name: portal-wipe
        practice: {name: Alder Street Practice, phone: (212) 736-5000, email: desk@alderpost.com}
        moments: {incident: "2026-04-03T03:07:12Z"}
        questions:
          goal: What would you like to get from your care?
        """;
    file.write("case.yaml", out -> out.write(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private void findings() throws IOException {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("before", 151);
    measures.put("now", 12);
    Finding sizes =
        new Finding(
            "B01-1",
            "B01-identical-size-run",
            Finding.Severity.CRITICAL,
            Finding.Confidence.STRONG,
            "backups",
            "5 copies in a row have the same size and the same content.",
            new LinkedHashMap<>(),
            List.of(),
            "anamnesis backups ./backups",
            "a table that nobody writes to",
            "look for an older copy");
    Finding fell =
        new Finding(
            "P17-1",
            "P17-count-fell",
            Finding.Severity.CRITICAL,
            Finding.Confidence.PROOF,
            "public.patient",
            "public.patient fell from 151 rows to 12.",
            measures,
            List.of(),
            "SELECT count(*) FROM patient",
            "a migration that moved the rows",
            "keep that copy");
    Finding.shelf(file, "scan").write(List.of(sizes, fell));
    Looked.shelf(file)
        .write(
            List.of(
                new Looked(
                    2,
                    0,
                    List.of(
                        new Scan.Gap(
                            "S04-reserved-contact", "public.message: no right to read it")),
                    List.of(
                        new Scan.Gap(
                            "B09-recovery-window", "no window was named (--window SPAN)")))));
  }

  private void gathered() throws IOException {
    Tally.shelf(file)
        .write(
            List.of(
                new Tally("ehr", 172, 171, 0, 1, 0, true, "every line of 3 files"),
                new Tally("stripe", 2214, 2200, 14, 0, 0, false, "the last page did not arrive")));
    Quarantined.shelf(file, "gather-ehr")
        .write(
            List.of(
                new Quarantined(
                    "cd".repeat(32),
                    Place.csv(9, 700, 80),
                    "ehr",
                    "ehr.intake",
                    "19 columns of 11")));
  }

  private void linked() throws IOException {
    Identity.shelf(file)
        .write(
            List.of(
                identity("per-1", Identity.Kind.PERSON),
                identity("per-2", Identity.Kind.PERSON),
                // Known to a witness alone: no row of theirs was hurt.
                identity("per-3", Identity.Kind.PERSON),
                identity("pay-1", Identity.Kind.PAYMENT)));
    Pair.shelf(file)
        .write(
            List.of(
                new Pair("pair-1", "a", "b", 6.1, Pair.Band.REVIEW, "names differ", List.of()),
                new Pair("pair-2", "a", "c", 20, Pair.Band.AUTOMATIC, "", List.of())));
    Decision.shelf(file)
        .write(
            List.of(
                new Decision("pair-1", "a", "b", Decision.Ruling.DIFFERENT, "person", "twins")));
  }

  private static Identity identity(String id, Identity.Kind kind) {
    return new Identity(id, kind, List.of(), List.of(), List.of());
  }

  private void rebuilt() throws IOException {
    Cell name =
        new Cell.Disputed(
            List.of(new Cell.Claim("Jonathan", EHR), new Cell.Claim("Jon", STRIPE)), true);
    Row.shelf(file, "patient")
        .write(
            List.of(
                row(
                    "patient",
                    "p_aaaaaaaaaaaa",
                    "per-1",
                    cell("first_name", name),
                    cell("last_name", known("Vargas")),
                    cell("email", known("jon.vargas@brightmail.net")),
                    cell("street", known("12 Alder Court")),
                    cell("city", known("Albany")),
                    cell("state", known("NY")),
                    cell("postal_code", known("12207")),
                    cell("password_hash", new Cell.Lost(Cell.Why.WITHHELD, "opens a door"))),
                row(
                    "patient",
                    "p_bbbbbbbbbbbb",
                    "per-2",
                    cell("first_name", known("Ines")),
                    cell("last_name", known("O'Neill <script>alert(1)</script>")),
                    cell("street", new Cell.Lost(Cell.Why.UNSPOKEN, "")),
                    cell("role", new Cell.Inferred("patient", "the column's default", EHR)))));
    Row.shelf(file, "intake")
        .write(
            List.of(
                intake("i_1", "per-1", "p_aaaaaaaaaaaa", "goal", "sleep"),
                intake("i_2", "per-2", "p_bbbbbbbbbbbb", "family_history")));
    Row.shelf(file, "payment")
        .write(List.of(payment("pi_1", "123450"), payment("pi_2", "5"), payment("pi_3", "0")));
  }

  private static Row intake(String key, String identity, String patient, String... asked) {
    SequencedMap<String, Cell> cells = cell("patient_id", known(patient));
    for (String column : asked) {
      cells.put(column, lost("answered, says pi_1; =HYPERLINK(\"http://x\")"));
    }
    return row("intake", key, identity, cells);
  }

  private static Row payment(String key, String amount) {
    return row(
        "payment",
        key,
        "pay-1",
        cell("patient_id", known("p_aaaaaaaaaaaa")),
        cell("amount", known(amount)),
        cell("currency", known("usd")));
  }

  /// @param gone what a payment came to that was witnessed and is not in the database
  public static Balance balance(long gone) {
    return new Balance(
        Balance.FRESH,
        new Conservation(2386, 2300, 64, 1, 0, 21, List.of()),
        List.of(new Money("usd", 123_455 + gone, 123_455)),
        5,
        gone == 0
            ? List.of()
            : List.of(
                new Difference(
                    Finding.Severity.CRITICAL,
                    "money",
                    "public.payment",
                    "",
                    List.of(),
                    "usd: %,d witnessed, 123,455 rebuilt, in minor units"
                        .formatted(123_455 + gone))));
  }

  private void verdicts() throws IOException {
    Verdict.shelf(file)
        .write(
            List.of(
                new Verdict.Agreed("public.patient", "p_aaaaaaaaaaaa", 2),
                new Verdict.Single("public.patient", "p_bbbbbbbbbbbb", "ehr"),
                new Verdict.Changed("public.payment", "=pi_1", List.of("amount")),
                new Verdict.Missing("public.payment", "pi_9")));
    Balance.shelf(file).write(List.of(balance(900)));
  }
}
