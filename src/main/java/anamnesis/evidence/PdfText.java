package anamnesis.evidence;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/// The text of a document in the order of reading, within limits that do not depend on the machine.
final class PdfText extends PDFTextStripper {
  private static final int MOST_CHARACTERS = 1_000_000;
  private static final int MOST_OPERATORS = 1_000_000;

  private int operators;
  private int glyphs;

  private PdfText() {
    setSortByPosition(true);
    setLineSeparator("\n");
  }

  static String of(PDDocument document) throws IOException {
    Bounded text = new Bounded();
    new PdfText().writeText(document, text);
    return text.toString();
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (++operators > MOST_OPERATORS || Thread.currentThread().isInterrupted()) {
      throw new UnreadablePdf("more than %d drawing steps".formatted(MOST_OPERATORS));
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void showGlyph(Matrix where, PDFont font, int code, Vector moved) throws IOException {
    if (++glyphs > MOST_CHARACTERS) {
      throw tooLong();
    }
    super.showGlyph(where, font, code, moved);
  }

  private static UnreadablePdf tooLong() {
    return new UnreadablePdf("more than %d characters of text".formatted(MOST_CHARACTERS));
  }

  private static final class Bounded extends Writer {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
      if (text.length() + length > MOST_CHARACTERS) {
        throw tooLong();
      }
      text.append(characters, from, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
