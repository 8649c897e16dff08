package anamnesis.evidence;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The bytes of a document, for a parser that can be made to give up: where the file is damaged it
/// searches all of it, again and again.
final class PdfBytes extends RandomAccessReadBuffer {
  /// How often the whole of a document may be read over; a sound one is read a few times.
  private static final int OFTEN = 50;

  private static final long AT_LEAST = 50L << 20;

  private long left;

  PdfBytes(byte[] pdf) {
    super(pdf);
    left = Math.max(AT_LEAST, (long) pdf.length * OFTEN);
  }

  @Override
  public int read() throws IOException {
    spend(1);
    return super.read();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int n = super.read(into, from, length);
    spend(Math.max(n, 1));
    return n;
  }

  private void spend(int bytes) throws IOException {
    left -= bytes;
    if (left < 0 || ((left & 0xFFF) == 0 && Thread.currentThread().isInterrupted())) {
      throw new UnreadablePdf("damaged: its parts cannot be found");
    }
  }
}
