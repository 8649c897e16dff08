package anamnesis.evidence;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.jspecify.annotations.Nullable;

/// What a PDF says: form values and text. A file that is built to exhaust its reader is given up.
///
/// Unpacked streams stay in memory, within a limit: nothing of a patient is left in a temporary
/// folder.
record PdfContent(Map<String, String> fields, String text) {
  private static final int MOST_PAGES = 200;
  private static final int MOST_FIELDS = 5_000;
  private static final int LARGEST = 64 << 20;
  private static final int LARGEST_UNPACKED = 96 << 20;
  private static final int PATIENCE_SECONDS = 30;

  /// Reads on a thread that can be given up, for a damaged file may lead the parser in circles.
  static PdfContent of(byte[] pdf) throws UnreadablePdf {
    if (pdf.length > LARGEST) {
      throw new UnreadablePdf("larger than %d MB".formatted(LARGEST >> 20));
    }
    FutureTask<PdfContent> task = new FutureTask<>(() -> read(pdf));
    Thread reader = Thread.ofPlatform().daemon().name("pdf").start(task);
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      reader.interrupt();
      throw new UnreadablePdf("not read within %d seconds".formatted(PATIENCE_SECONDS), e);
    } catch (InterruptedException e) {
      reader.interrupt();
      Thread.currentThread().interrupt();
      throw new UnreadablePdf("reading was interrupted", e);
    } catch (ExecutionException e) {
      throw unreadable(e.getCause());
    }
  }

  private static PdfContent read(byte[] pdf) throws IOException {
    var memory = MemoryUsageSetting.setupMainMemoryOnly(LARGEST_UNPACKED).streamCache;
    try (PDDocument document = Loader.loadPDF(pdf, "", null, null, memory)) {
      if (document.getNumberOfPages() > MOST_PAGES) {
        throw new UnreadablePdf("more than %d pages".formatted(MOST_PAGES));
      }
      return new PdfContent(fields(document), PdfText.of(document));
    }
  }

  private static Map<String, String> fields(PDDocument document) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      return fields;
    }
    for (PDField field : form.getFieldTree()) {
      if (fields.size() == MOST_FIELDS) {
        throw new UnreadablePdf("more than %d form fields".formatted(MOST_FIELDS));
      }
      if (field instanceof PDTerminalField filled) {
        fields.putIfAbsent(filled.getFullyQualifiedName(), filled.getValueAsString());
      }
    }
    return fields;
  }

  private static UnreadablePdf unreadable(@Nullable Throwable cause) {
    return switch (cause) {
      case UnreadablePdf known -> known;
      case InvalidPasswordException locked -> new UnreadablePdf("locked by a password", locked);
      case OutOfMemoryError large -> new UnreadablePdf("too large when unpacked", large);
      case StackOverflowError deep -> new UnreadablePdf("nested too deeply", deep);
      case null -> new UnreadablePdf("damaged");
      default ->
          new UnreadablePdf("damaged (%s)".formatted(cause.getClass().getSimpleName()), cause);
    };
  }
}
