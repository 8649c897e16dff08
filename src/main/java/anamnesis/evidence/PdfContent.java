package anamnesis.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
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

  /// Of everything in it but pictures, which are not looked at.
  private static final int LARGEST_UNPACKED = 32 << 20;

  /// A consent has some hundreds; each is held in memory when the document is opened.
  private static final int MOST_OBJECTS = 50_000;

  private static final int PATIENCE_SECONDS = 15;

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
    refuseCrowd(pdf);
    var memory = MemoryUsageSetting.setupMainMemoryOnly(LARGEST_UNPACKED).streamCache;
    try (PDDocument document = Loader.loadPDF(new PdfBytes(pdf), "", null, null, memory)) {
      refuseBomb(document.getDocument());
      if (document.getNumberOfPages() > MOST_PAGES) {
        throw new UnreadablePdf("more than %d pages".formatted(MOST_PAGES));
      }
      return new PdfContent(fields(document), PdfText.of(document));
    }
  }

  /// Counted before the library makes something of each.
  private static void refuseCrowd(byte[] pdf) throws UnreadablePdf {
    int objects = 0;
    for (int i = 3; i < pdf.length; i++) {
      boolean object = pdf[i] == 'j' && pdf[i - 1] == 'b' && pdf[i - 2] == 'o' && pdf[i - 3] == ' ';
      objects += object ? 1 : 0;
      if (objects > MOST_OBJECTS) {
        throw new UnreadablePdf("more than %d objects".formatted(MOST_OBJECTS));
      }
    }
  }

  /// The library unpacks a stream whole before anybody can ask how large it is.
  private static void refuseBomb(COSDocument document) throws IOException {
    Set<COSObjectKey> keys = document.getXrefTable().keySet();
    if (keys.size() > MOST_OBJECTS) {
      throw new UnreadablePdf("more than %d objects".formatted(MOST_OBJECTS));
    }
    long left = LARGEST_UNPACKED;
    for (COSObjectKey key : keys) {
      boolean stream = document.getObjectFromPool(key).getObject() instanceof COSStream;
      left -= stream ? unpacked(document.getObjectFromPool(key), left) : 0;
      if (left <= 0) {
        throw new UnreadablePdf(
            "larger than %d MB when unpacked".formatted(LARGEST_UNPACKED >> 20));
      }
    }
  }

  /// How many bytes a packed stream comes to, counted no further than needed.
  private static long unpacked(COSObject object, long most) throws IOException {
    COSStream stream = (COSStream) object.getObject();
    boolean picture = COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
    if (picture || !COSName.FLATE_DECODE.equals(stream.getFilters())) {
      return 0;
    }
    try (InputStream in = new InflaterInputStream(stream.createRawInputStream())) {
      byte[] block = new byte[1 << 16];
      long size = 0;
      for (int n = in.read(block); n >= 0 && size < most; n = in.read(block)) {
        size += n;
      }
      return size;
    } catch (ZipException | EOFException damaged) {
      return 0;
    }
  }

  private static Map<String, String> fields(PDDocument document) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      return fields;
    }
    int count = 0;
    for (PDField field : form.getFieldTree()) {
      if (++count > MOST_FIELDS) {
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
