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
import java.util.stream.Stream;

/// Keeps what real people wrote since the wipe, as exhibits of a witness of its own: a rebuild that
/// forgot them would be the second loss.
public final class Keeping {
  /// The wounded database itself, as far as it is believed.
  static final String WITNESS = "wounded";

  private static final int PAGE = 256 << 10;

  private final List<Survey.Kept> rows;

  private Keeping(List<Survey.Kept> rows) {
    this.rows = List.copyOf(rows);
  }

  /// Replaces what was kept before.
  ///
  /// @return how many rows are kept now
  public static long keep(Case file, Survey.Surveyed seen)
      throws IOException, InterruptedException {
    if (seen.kept().isEmpty() && !keptBefore(file)) {
      return 0;
    }
    Source.Question nothing = new Source.Question(List.of(), Map.of(), 0, Progress.SILENT);
    Tally tally = new Gathering(file).hear(new Keeping(seen.kept()).new Speaking(), nothing);
    return tally.stored();
  }

  private static boolean keptBefore(Case file) {
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      return exhibits.anyMatch(one -> one.witness().equals(WITNESS));
    }
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
      return new Testimony(
          true, String.format(Locale.ROOT, "%,d rows, written since the wipe", rows.size()));
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
