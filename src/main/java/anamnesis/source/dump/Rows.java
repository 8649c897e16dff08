package anamnesis.source.dump;

import anamnesis.backup.Contents;
import anamnesis.backup.CopyRow;
import anamnesis.detect.Selection;
import anamnesis.evidence.Intake;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// Takes the rows of one copy as they are told, page after page.
final class Rows implements Contents {
  private final Intake intake;
  private final Selection selection;
  private final Instant taken;
  private final LongConsumer progress;
  private final Map<Within, Naming> namings = new HashMap<>();
  private String database = "";
  private boolean connected;
  private Within of = Within.NOTHING;
  private Naming naming;
  private Naming last;
  private List<String> columns = List.of();
  private boolean wanted;
  private Page page = new Page(List.of());
  private long count;

  Rows(Intake intake, Selection selection, Instant taken, LongConsumer progress) {
    this.intake = intake;
    this.selection = selection;
    this.taken = taken;
    this.naming = new Naming(of, taken);
    this.last = naming;
    this.progress = progress;
  }

  @Override
  public void table(String name, List<String> named) {
    if (!name.equals(of.table()) || !named.equals(columns)) {
      end();
      of = new Within(database, name);
      naming = namings.computeIfAbsent(of, table -> new Naming(table, taken));
      columns = List.copyOf(named);
      wanted = selection.includes(name);
    }
  }

  /// A dump of a whole server comes to its databases one after the other, first to the template of
  /// all. Tables of two databases may be called the same, and are not.
  @Override
  public void connected(String name) {
    end();
    database = connected ? name : "";
    connected = true;
    of = Within.NOTHING;
  }

  @Override
  public void row(CopyRow row) {
    if (!wanted) {
      return;
    }
    long number = naming.next();
    if (row.tooLong()) {
      end();
      LongRow.keep(row, number, naming.kind(), intake);
    } else {
      add(row, number);
    }
    count++;
    last = naming;
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
      page.hand(intake, naming);
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
    return last.table().isEmpty() ? "no table" : last.table();
  }

  long lastRow() {
    return last.rows();
  }
}
