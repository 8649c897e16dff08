package anamnesis.reconcile.wounded;

import anamnesis.Progress;
import anamnesis.backup.CopyText;
import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps what real people wrote since the wipe, as exhibits of a witness of its own: a rebuild that
/// forgot them would be the second loss.
public final class Keeping {
  /// The wounded database itself, as far as it is believed.
  static final String WITNESS = "wounded";

  private static final int PAGE = 256 << 10;

  private final List<Survey.Kept> rows;
  private final List<Exhibit> gone;

  /// @param gone what was kept before, and cannot be seen any more
  private Keeping(List<Survey.Kept> rows, List<Exhibit> gone) {
    this.rows = List.copyOf(rows);
    this.gone = List.copyOf(gone);
  }

  /// Replaces what was kept before, but for rows that are not there any more: the database may have
  /// been wiped a second time, and nobody else has them.
  ///
  /// @return how many rows are kept now
  public static long keep(Case file, Survey.Surveyed seen)
      throws IOException, InterruptedException {
    List<Exhibit> before = before(file);
    if (seen.kept().isEmpty() && before.isEmpty()) {
      return 0;
    }
    Keeping keeping = new Keeping(seen.kept(), gone(before, seen));
    Source.Question nothing = new Source.Question(List.of(), Map.of(), 0, Progress.SILENT);
    Tally tally = new Gathering(file).hear(keeping.new Speaking(), nothing);
    return tally.stored();
  }

  private static List<Exhibit> before(Case file) {
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      return exhibits.filter(one -> one.witness().equals(WITNESS)).toList();
    }
  }

  private static List<Exhibit> gone(List<Exhibit> before, Survey.Surveyed seen) {
    Set<String> there =
        seen.remnants().stream()
            .map(one -> kind(one.table()) + ":" + one.key())
            .collect(Collectors.toSet());
    return before.stream()
        .filter(one -> !there.contains(one.recordKind() + ":" + one.recordId()))
        .toList();
  }

  /// `wounded.public.patient`, one word whatever the table is called.
  static String kind(String table) {
    return WITNESS + "." + table.replaceAll("[\\s:@%\\p{Cntrl}]", "_");
  }

  /// Who says it. It is asked here alone, after every row was weighed: nobody can `gather` it.
  private final class Speaking implements Source {
    @Override
    public String name() {
      return WITNESS;
    }

    @Override
    public String about() {
      return "rows that real people wrote since the wipe";
    }

    @Override
    public List<Argument> arguments() {
      return List.of();
    }

    @Override
    public boolean outside() {
      return false;
    }

    @Override
    public Testimony gather(Question question, Intake intake) throws IOException {
      Map<String, List<Survey.Kept>> tables = new LinkedHashMap<>();
      rows.forEach(
          one ->
              tables
                  .computeIfAbsent(one.row().shape().table(), none -> new ArrayList<>())
                  .add(one));
      for (List<Survey.Kept> table : tables.values()) {
        pages(table, intake);
      }
      gone.forEach(
          one ->
              intake.exhibit(
                  one.sha256(), one.place(), one.recordKind(), one.recordId(), one.traits()));
      return new Testimony(true, proof());
    }

    private String proof() {
      String words = String.format(Locale.ROOT, "%,d rows, written since the wipe", rows.size());
      return gone.isEmpty()
          ? words
          : String.format(Locale.ROOT, "%s; %,d kept that were seen before", words, gone.size());
    }
  }

  private static void pages(List<Survey.Kept> table, Intake intake) throws IOException {
    Page page = new Page(table.getFirst().row().shape());
    for (Survey.Kept one : table) {
      page.add(one);
      if (page.bytes.size() >= PAGE) {
        page.hand(intake);
        page = new Page(one.row().shape());
      }
    }
    page.hand(intake);
  }

  /// Some rows of one table as COPY writes them, behind a line that names the columns.
  private static final class Page {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<Survey.Kept, Place> places = new LinkedHashMap<>();

    Page(Shape shape) {
      line(CopyText.of(shape.columns()));
    }

    private int line(String text) {
      byte[] line = text.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(line);
      bytes.write('\n');
      return line.length;
    }

    void add(Survey.Kept one) {
      int from = bytes.size();
      int length = line(one.row().written());
      places.put(one, Place.copy(one.row().number(), from, length));
    }

    void hand(Intake intake) throws IOException {
      if (places.isEmpty()) {
        return;
      }
      String sha256 = intake.keep(bytes.toByteArray());
      places.forEach(
          (one, place) -> {
            RowSaid row = one.row();
            String kind = kind(row.shape().table());
            String id = row.shape().key().isEmpty() ? byContent(row) : row.key();
            intake.exhibit(sha256, place, kind, id, Mentioned.in(one, kind, id));
          });
    }

    private static String byContent(RowSaid row) {
      return "row-" + Hash.of(row.written()).substring(0, 20);
    }
  }
}
