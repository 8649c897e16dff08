package anamnesis.backup;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What a database holds, told table by table as a server copies it out: counted and hashed in the
/// same way as a copy's rows, so that the two can be held against each other.
public final class Contained {
  private final Tables tables;
  private final CopyRow row = new CopyRow();

  /// @param latest no row was written after it: a later time is a plan, or a mistake
  public Contained(Instant latest) {
    this.tables = new Tables(latest);
  }

  /// Takes the rows of a table, as `COPY … TO stdout` writes them.
  public OutputStream table(String name, List<String> columns) {
    tables.table(name, columns);
    return new Rows();
  }

  public List<Copy.Table> tables() {
    return tables.all();
  }

  private void row(byte[] bytes, int from, int to) {
    row.at(bytes, from, to);
    tables.row(row);
  }

  /// A server hands over whole rows, mostly one at a time; a half one waits for its end.
  private final class Rows extends OutputStream {
    private byte[] half = {};

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      int begin = from;
      int end = from + length;
      for (int at = from; at < end; at++) {
        if (bytes[at] == '\n') {
          told(bytes, begin, at);
          begin = at + 1;
        }
      }
      if (begin < end) {
        half = joined(bytes, begin, end);
      }
    }

    private void told(byte[] bytes, int begin, int end) {
      if (half.length == 0) {
        row(bytes, begin, end);
        return;
      }
      byte[] whole = joined(bytes, begin, end);
      half = new byte[0];
      row(whole, 0, whole.length);
    }

    private byte[] joined(byte[] bytes, int begin, int end) {
      byte[] whole = Arrays.copyOf(half, half.length + end - begin);
      System.arraycopy(bytes, begin, whole, half.length, end - begin);
      return whole;
    }
  }
}
