package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.done;

import anamnesis.hostile.Hostile.Must;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Signed documents that are none, or too much of one.
final class OnPdf {
  private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
  private static final String PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
  private static final String PAGE =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
  private static final String FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
  private static final String TEXT = "BT /F 9 Tf (Patient name: Ann Vargas) Tj ET";

  private OnPdf() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    contents(all);
    structures(all);
    forms(all);
    files(all);
    return all;
  }

  private static void contents(List<Hostile> all) {
    all.add(
        pdf(
            "a bomb of 100 MB in its page",
            () -> paper(PAGE, packed(100), FONT),
            done("0 exhibits kept")));
    all.add(
        pdf(
            "a million drawing steps and more",
            () -> paper(PAGE, stream("", "q Q ".repeat(600_000)), FONT),
            done("drawing steps")));
    all.add(
        pdf(
            "text in 60,000 pieces",
            () ->
                paper(
                    PAGE, stream("", "BT /F 9 Tf " + "(x) Tj 1 0 Td ".repeat(60_000) + "ET"), FONT),
            done("1 ")));
    all.add(
        pdf(
            "a page that draws itself",
            () ->
                document(
                    CATALOG,
                    PAGES,
                    PAGE.replace("/Font<<", "/XObject<</X 6 0 R>>/Font<<"),
                    stream("", "/X Do"),
                    FONT,
                    stream(
                        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
                        "/X Do")),
            done("1 ")));
    all.add(
        pdf(
            "a picture of 100,000 by 100,000",
            () ->
                document(
                    CATALOG,
                    PAGES,
                    PAGE.replace("/Font<<", "/XObject<</X 6 0 R>>/Font<<"),
                    stream("", "/X Do " + TEXT),
                    FONT,
                    stream(
                        "/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB",
                        "x")),
            done("1 exhibit kept")));
    all.add(
        pdf(
            "a font with a broken map",
            () ->
                paper(
                    PAGE,
                    stream("", TEXT),
                    "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[5 0 R]>>"),
            done("1 ")));
    all.add(
        pdf(
            "a filter that nobody knows",
            () -> paper(PAGE, stream("/Filter/Nobody", TEXT), FONT),
            done("1 ")));
    all.add(
        pdf(
            "numbers beyond all",
            () ->
                paper(
                    PAGE,
                    stream(
                        "",
                        "BT /F 1"
                            + "0".repeat(300)
                            + " Tf 99999999999999999999 -1e99 Td (x) Tj ET"),
                    FONT),
            done("1 ")));
    all.add(
        pdf(
            "brackets without end",
            () -> paper(PAGE, stream("", "[".repeat(100_000)), FONT),
            done("1 ")));
  }

  private static void structures(List<Hostile> all) {
    all.add(
        pdf(
            "pages that are their own child",
            () -> document(CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
            done("1 ")));
    all.add(
        pdf(
            "pages in a circle of two",
            () ->
                document(
                    CATALOG,
                    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                    "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
            done("1 ")));
    all.add(
        pdf(
            "a count of two thousand million pages",
            () ->
                document(
                    CATALOG,
                    "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>",
                    PAGE,
                    stream("", TEXT),
                    FONT),
            done("pages")));
    all.add(
        pdf(
            "a count below none",
            () ->
                document(
                    CATALOG, "<</Type/Pages/Kids[3 0 R]/Count -5>>", PAGE, stream("", TEXT), FONT),
            done("1 ")));
    all.add(
        pdf(
            "no page at all",
            () -> document(CATALOG, "<</Type/Pages/Kids[]/Count 0>>"),
            done("1 ")));
    all.add(pdf("250,000 objects", () -> many(), done("more than 50000 objects")));
    all.add(
        pdf(
            "a table of objects that leads to itself",
            () ->
                "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF\n",
            done("0 exhibits kept")));
    all.add(
        pdf(
            "arrays 100,000 deep",
            () ->
                document(
                    "<</Type/Catalog/Pages 2 0 R/X "
                        + "[".repeat(100_000)
                        + "]".repeat(100_000)
                        + ">>",
                    PAGES,
                    PAGE,
                    stream("", TEXT),
                    FONT),
            done("1 ")));
    all.add(
        pdf(
            "a length that lies",
            () ->
                document(
                    CATALOG,
                    PAGES,
                    PAGE,
                    "<</Length 999999999>>stream\n" + TEXT + "\nendstream",
                    FONT),
            done("1 ")));
    all.add(
        pdf(
            "a length that is itself",
            () ->
                document(
                    CATALOG, PAGES, PAGE, "<</Length 4 0 R>>stream\n" + TEXT + "\nendstream", FONT),
            done("1 ")));
    all.add(
        pdf(
            "a script that runs when it is opened",
            () ->
                document(
                    "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
                    PAGES,
                    PAGE,
                    stream("", TEXT),
                    FONT),
            done("1 exhibit kept")));
    all.add(
        pdf(
            "a file inside",
            () ->
                document(
                    "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(x.exe) 6 0 R]>>>>>>",
                    PAGES,
                    PAGE,
                    stream("", TEXT),
                    FONT,
                    "<</Type/Filespec/F(x.exe)/EF<</F 7 0 R>>>>",
                    stream("/Type/EmbeddedFile", "MZ")),
            done("1 exhibit kept")));
    all.add(
        pdf(
            "a lock without a key",
            () ->
                document(CATALOG, PAGES, PAGE, stream("", TEXT), FONT)
                    .replace(
                        "/Root",
                        "/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(x)/P -1>>/ID[(a)(b)]/Root"),
            done("0 exhibits kept")));
    all.add(
        pdf(
            "a lock of tomorrow",
            () ->
                document(CATALOG, PAGES, PAGE, stream("", TEXT), FONT)
                    .replace("/Root", "/Encrypt<</Filter/Nobody/V 99>>/Root"),
            done("0 exhibits kept")));
  }

  private static void forms(List<Hostile> all) {
    all.add(pdf("a field that is its own child", () -> form("<</T(a)/Kids[6 0 R]>>"), done("1 ")));
    all.add(
        pdf(
            "a field whose parent is itself",
            () -> form("<</T(a)/FT/Tx/V(x)/Parent 6 0 R>>"),
            done("1 ")));
    all.add(
        pdf(
            "a value of escapes",
            () -> form("<</T(patient_name)/FT/Tx/V(\\033]0;x\\007\\033[2JAnn Vargas)>>"),
            done("1 exhibit kept")));
    all.add(
        pdf("a value of NUL", () -> form("<</T(patient_name)/FT/Tx/V(A\\000nn)>>"), done("1 ")));
    all.add(
        pdf(
            "a value of 3 MB",
            () -> form("<</T(patient_name)/FT/Tx/V(" + "Ann ".repeat(750_000) + ")>>"),
            done("1 ")));
    all.add(
        pdf(
            "a field twice",
            () ->
                form(
                    "<</T(patient_name)/FT/Tx/V(Ann Vargas)>>",
                    "<</T(patient_name)/FT/Tx/V(Bob Wells)>>"),
            done("1 ")));
    all.add(
        pdf(
            "a name of 1 MB for a field",
            () -> form("<</T(" + "a.".repeat(500_000) + ")/FT/Tx/V(x)>>"),
            done("1 ")));
    all.add(
        pdf(
            "6,000 fields",
            () ->
                form(
                    java.util.Collections.nCopies(6_000, "<</T(a)/FT/Tx/V(x)>>")
                        .toArray(String[]::new)),
            done("form fields")));
    all.add(
        pdf(
            "a form in XML that names a file",
            () ->
                document(
                    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA 6 0 R>>>>",
                    PAGES,
                    PAGE,
                    stream("", TEXT),
                    FONT,
                    stream(
                        "", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")),
            done("1 exhibit kept").hiding("root:")));
  }

  private static void files(List<Hostile> all) {
    all.add(pdf("nothing in it", () -> "", done("an empty file")));
    all.add(pdf("the mark and nothing else", () -> "%PDF-1.7", done("0 exhibits kept")));
    all.add(
        pdf(
            "the mark and noise",
            () -> "%PDF-1.7\n" + "\u0001\u0002\u00ff<<>>[]".repeat(10_000),
            done("0 exhibits kept")));
    all.add(
        pdf("half of it", () -> paper(PAGE, stream("", TEXT), FONT).substring(0, 220), done("1 ")));
    all.add(
        pdf(
            "noise before it",
            () -> "x".repeat(500) + "\n" + paper(PAGE, stream("", TEXT), FONT),
            done("1 ")));
    all.add(
        pdf(
            "a page of HTML",
            () -> "<!doctype html><script>alert(1)</script>",
            done("not a PDF").hiding("<script>")));
    all.add(
        bytes(
            "packed as a gzip",
            () -> gzip(paper(PAGE, stream("", TEXT), FONT)),
            done("not a PDF")));
    all.add(bytes("10 MB of noise", OnPdf::noise, done("0 exhibits kept")));
  }

  private static String form(String... fields) {
    StringBuilder names = new StringBuilder();
    String[] objects = new String[5 + fields.length];
    for (int i = 0; i < fields.length; i++) {
      names.append(6 + i).append(" 0 R ");
      objects[5 + i] = fields[i];
    }
    objects[0] = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + names + "]>>>>";
    objects[1] = PAGES;
    objects[2] = PAGE;
    objects[3] = stream("", TEXT);
    objects[4] = FONT;
    return document(objects);
  }

  private static String paper(String page, String content, String font) {
    return document(CATALOG, PAGES, page, content, font);
  }

  private static String stream(String words, String text) {
    return "<</Length %d%s>>stream\n%s\nendstream".formatted(text.length(), words, text);
  }

  /// A page that is so many megabytes of blanks when it is unpacked.
  private static String packed(int megabytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
      byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < megabytes; i++) {
        deflated.write(blanks);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return stream("/Filter/FlateDecode", bytes.toString(StandardCharsets.ISO_8859_1));
  }

  private static String many() {
    StringBuilder text = new StringBuilder("%PDF-1.7\n1 0 obj" + CATALOG + "endobj\n");
    for (int i = 2; i < 250_000; i++) {
      text.append(i).append(" 0 obj<<>>endobj\n");
    }
    return text.append("trailer<</Root 1 0 R>>\n").toString();
  }

  private static String document(String... objects) {
    StringBuilder text = new StringBuilder("%PDF-1.7\n");
    StringBuilder places = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      places.append("%010d 00000 n \n".formatted(text.length()));
      text.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int table = text.length();
    int size = objects.length + 1;
    return text.append("xref\n0 %d\n%s".formatted(size, places))
        .append("trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n".formatted(size, table))
        .toString();
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] noise() {
    byte[] bytes = new byte[10 << 20];
    new java.util.Random(7).nextBytes(bytes);
    System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);
    return bytes;
  }

  private static Hostile pdf(String name, Supplier<String> text, Must must) {
    return bytes(name, () -> text.get().getBytes(StandardCharsets.ISO_8859_1), must);
  }

  private static Hostile bytes(String name, Supplier<byte[]> bytes, Must must) {
    return Hostile.of(
        "pdf: " + name,
        must,
        stage -> {
          stage.opened().file("b/consents/p_1/x.pdf", bytes.get());
          return stage.run("gather", "s3", stage.folder().resolve("b").toString());
        });
  }

  static String sound() {
    return paper(PAGE, stream("", TEXT), FONT);
  }
}
