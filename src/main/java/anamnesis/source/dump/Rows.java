package anamnesis.source.dump;

import anamnesis.backup.Contents;
import anamnesis.backup.CopyRow;
import anamnesis.detect.Selection;
import anamnesis.evidence.Intake;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// Takes the rows of one copy as they are told, page after page.
final class Rows implements Contents {
  private final Intake intake;
  private final Selection selection;
  private final Earlier earlier;
  private final LongConsumer progress;
  private final Map<String, Long> rows = new HashMap<>();
  private final Map<String, Naming> namings = new HashMap<>();
  private String table = "";
  private String last = "";
  private List<String> columns = List.of();
  private boolean wanted;
  private Page page = new Page(List.of());
  private long count;

  Rows(Intake intake, Selection selection, Earlier earlier, LongConsumer progress) {
    this.intake = intake;
    this.selection = selection;
    this.earlier = earlier;
    this.progress = progress;
  }

  @Override
  public void table(String name, List<String> named) {
    if (!name.equals(table) || !named.equals(columns)) {
      end();
      table = name;
      columns = List.copyOf(named);
      wanted = selection.includes(name);
    }
  }

  @Override
  public void row(CopyRow row) {
    if (!wanted) {
      return;
    }
    long number = rows.getOrDefault(table, 0L) + 1;
    if (row.tooLong()) {
      end();
      LongRow.keep(row, number, Naming.kind(table), intake);
    } else {
      add(row, number);
    }
    count++;
    rows.put(table, number);
    last = table;
    if (page.full()) {
      end();
    }
  }

  private void add(CopyRow row, long number) {
    if (page.isEmpty()) {
      page = new Page(columns.isEmpty() ? Page.numbered(row.values().size()) : columns);
    }
    page.add(row, number);
  }

  /// Keeps what has come so far.
  void end() {
    if (page.isEmpty()) {
      return;
    }
    try {
      if (Thread.interrupted()) {
        throw new InterruptedIOException();
      }
      page.hand(intake, namings.computeIfAbsent(table, name -> new Naming(name, earlier)));
    } catch (IOException e) {
      throw new Unkept(e);
    }
    page = new Page(columns);
    progress.accept(count);
  }

  /// All that were told, of the tables that were asked for.
  long count() {
    return count;
  }

  String lastTable() {
    return last.isEmpty() ? "no table" : last;
  }

  long lastRow() {
    return rows.getOrDefault(last, 0L);
  }
}
