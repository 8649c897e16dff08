package anamnesis.detect.baseline;

import anamnesis.backup.CopyText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Rows of COPY's text format, handed on one by one as their bytes come in.
final class CopyLines extends OutputStream {
  private final Consumer<List<@Nullable String>> row;
  private final ByteArrayOutputStream half = new ByteArrayOutputStream();

  CopyLines(Consumer<List<@Nullable String>> row) {
    this.row = row;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /// The driver hands over whole rows; another might not.
  @Override
  public void write(byte[] bytes, int from, int length) {
    int begin = from;
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\n') {
        end(bytes, begin, i);
        begin = i + 1;
      }
    }
    half.write(bytes, begin, from + length - begin);
  }

  private void end(byte[] bytes, int begin, int end) {
    if (half.size() == 0) {
      row.accept(CopyText.values(bytes, begin, end));
      return;
    }
    half.write(bytes, begin, end - begin);
    byte[] whole = half.toByteArray();
    half.reset();
    row.accept(CopyText.values(whole, 0, whole.length));
  }
}
