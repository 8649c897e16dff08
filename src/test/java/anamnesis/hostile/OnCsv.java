package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.done;
import static anamnesis.hostile.Hostile.Must.either;
import static anamnesis.hostile.Hostile.Must.incomplete;
import static anamnesis.hostile.Hostile.Must.refused;

import anamnesis.hostile.Hostile.Must;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Tables of an export, and the sheet of rulings.
final class OnCsv {
  private static final String HEAD = "id,first_name,last_name,date_of_birth\n";
  private static final String SOUND = "7,Ann,Vargas,1988-04-02\n";

  /// One for all who send it: they share the memory of what is tried with it.
  private static final byte[] MEGABYTE = "y".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);

  private OnCsv() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    rows(all);
    encodings(all);
    files(all);
    sheets(all);
    return all;
  }

  private static void rows(List<Hostile> all) {
    all.add(
        table(
            "a quote never closed",
            () -> HEAD + "8,\"Ann,V,1990-01-01\n" + SOUND,
            done("a quote is never closed")));
    all.add(
        table(
            "a quote never closed, 100,000 lines",
            () -> HEAD + "8,\"Ann\n" + "x,y\n".repeat(100_000),
            done("a quote is never closed", "2 values for 4 columns")));
    all.add(
        table(
            "text behind a quote",
            () -> HEAD + "8,\"Ann\"x,V,1990-01-01\n",
            done("text after a closing quote")));
    all.add(
        table(
            "ragged rows",
            () -> HEAD + "8\n9,a,b,c,d,e\n" + SOUND,
            done("1 values for 4", "6 values for 4")));
    all.add(
        table(
            "a field of 1,000,000 bytes",
            () -> HEAD + "8," + "x".repeat(1_000_000) + ",V,1990-01-01\n",
            done("1 exhibit kept")));
    all.add(
        table(
            "a line longer than 1 MB",
            () -> HEAD + "8," + "x".repeat(3 << 20) + ",V,1990-01-01\n" + SOUND,
            done("longer than 1 MB")));
    all.add(
        table(
            "10,000 columns",
            () -> "id" + ",c".repeat(9_999) + "\n" + "1".repeat(3) + ",".repeat(9_999) + "\n",
            done("1 exhibit kept")));
    all.add(
        table(
            "a header given twice",
            () -> "id,first_name,id\n8,Ann,9\n",
            done("there twice and says two")));
    all.add(table("no name for any column", () -> ",,,\n" + SOUND, done("1 exhibit kept")));
    all.add(table("a header alone", () -> HEAD, done("is empty")));
    all.add(table("a blank file", () -> "", done("is empty")));
    all.add(table("blank lines alone", () -> "\n\n\r\n\r", done("is empty")));
    all.add(
        table(
            "NUL in a value",
            () -> HEAD + "8,A\0nn,V,1990-01-01\n" + SOUND.repeat(3),
            done("a NUL character")));
    all.add(
        table(
            "quotes inside a plain value",
            () -> HEAD + "8,A\"nn\",V,1990-01-01\n",
            done("1 exhibit kept")));
    all.add(
        table(
            "line ends of every kind",
            () -> HEAD + "8,A,B,1990-01-01\r9,A,B,1990-01-01\r\n10,A,B,1990-01-01\n",
            done("3 exhibits kept")));
    all.add(
        table(
            "an id twice, of two people",
            () -> HEAD + "8,Ann,V,1990-01-01\n8,Bob,W,1950-01-01\n",
            done("2 exhibits kept")));
    all.add(
        table(
            "an id with a line break", () -> HEAD + "\"8\n9\",Ann,V,1990-01-01\n", done("its id")));
    all.add(
        table(
            "an id of 100,000 characters",
            () -> HEAD + "8".repeat(100_000) + ",Ann,V,1990-01-01\n",
            done("its id")));
    all.add(
        table(
            "an id of escapes",
            () -> HEAD + "\u001b]0;x\u0007,Ann,V,1990-01-01\n",
            done("its id")));
    for (String date :
        List.of(
            "2026-02-30",
            "0000-00-00",
            "99999-01-01",
            "2999-01-01",
            "-1",
            "1e9",
            "2026-13-45T99:99:99Z",
            "٢٠٢٦-٠١-٠١",
            "9".repeat(100_000))) {
      String name = date.length() > 40 ? "100,000 digits" : date;
      all.add(
          linked(
              "a birth on " + name,
              () -> HEAD + "8,Ann,V," + date + "\n" + SOUND,
              done("2 people")));
    }
    all.add(
        linked(
            "a name of 900,000 letters",
            () -> HEAD + "8," + "Ann ".repeat(225_000) + ",V,1990-01-01\n" + SOUND,
            done("people")));
    all.add(
        linked(
            "a name of combining marks",
            () -> HEAD + "8,A" + "\u0301".repeat(50_000) + ",V,1990-01-01\n" + SOUND,
            done("people")));
  }

  private static void encodings(List<Hostile> all) {
    String text = "id;first_name;last_name\n8;Zoë;Núñez\n";
    all.add(table("semicolons", () -> text, done("1 exhibit kept")));
    all.add(table("tabs", () -> text.replace(';', '\t'), done("1 exhibit kept")));
    all.add(table("pipes", () -> text.replace(';', '|'), done("1 exhibit kept")));
    all.add(
        bytes(
            "UTF-16 with a mark",
            text.getBytes(StandardCharsets.UTF_16),
            done("1 exhibit kept", "UTF-16")));
    all.add(
        bytes(
            "UTF-16 without a mark",
            text.getBytes(StandardCharsets.UTF_16LE),
            done("1 exhibit kept", "UTF-16")));
    all.add(bytes("Windows-1252", text.getBytes(Charset.forName("windows-1252")), done("Latin-1")));
    all.add(bytes("half of a UTF-16 character", half(text), done("1 exhibit kept")));
  }

  private static void files(List<Hostile> all) {
    all.add(
        made(
            "a zip named .csv",
            incomplete("a zip archive, not a table"),
            stage -> stage.file("e/demographics.csv", zip())));
    all.add(
        made(
            "a gzip named .csv",
            incomplete("a gzip archive, not a table"),
            stage -> stage.file("e/demographics.csv", gzip(SOUND))));
    all.add(
        made(
            "a PDF named .csv",
            incomplete("a PDF, not a table"),
            stage -> stage.file("e/demographics.csv", "%PDF-1.7\n1 0 obj\n")));
    all.add(
        made(
            "a table packed as .csv.gz",
            refused("no CSV table"),
            stage -> stage.file("e/demographics.csv.gz", gzip(SOUND))));
    all.add(
        made(
            "one line of 50 MB",
            done("longer than 1 MB"),
            stage -> stage.file("e/demographics.csv", out -> much(out, 50))));
    all.add(
        made(
            "one value of 40 MB, quoted",
            done("longer than 1 MB"),
            stage ->
                stage.file(
                    "e/demographics.csv",
                    out -> {
                      out.write((HEAD + "8,\"").getBytes(StandardCharsets.UTF_8));
                      much(out, 40);
                      out.write("\",V,1990-01-01\n".getBytes(StandardCharsets.UTF_8));
                    })));
    all.add(
        made(
            "a pipe named .csv",
            either(2, 3, "no CSV table"),
            stage -> stage.pipe("e/demographics.csv")));
  }

  private static void sheets(List<Hostile> all) {
    all.add(
        sheet(
            "a ruling that is somebody's name",
            () -> "pair,ruling\npair-1,Jon Vargas\n",
            refused("s.csv:2").hiding("Vargas")));
    all.add(
        sheet(
            "a pair that is somebody's name",
            () -> "pair,ruling\nJon Vargas,same\n",
            refused("s.csv:2").hiding("Vargas")));
    all.add(
        sheet(
            "a header that is somebody's name, twice",
            () -> "Jon Vargas,Jon Vargas\na,b\n",
            refused("`pair` and `ruling`").hiding("Vargas")));
    all.add(sheet("no header", () -> "", refused("`pair` and `ruling`")));
    all.add(
        sheet("a quote never closed", () -> "pair,ruling\n\"pair-1,same\n", refused("s.csv:2")));
    all.add(sheet("ragged rows", () -> "pair,ruling\npair-1\n", refused("s.csv:2")));
    all.add(
        sheet("what Excel makes of it", () -> "\uFEFFpair;ruling\r\n;\r\n", refused("s.csv:2")));
    all.add(
        Hostile.of(
            "csv: rulings in UTF-16",
            refused("s.csv:2").hiding("Vargas"),
            stage -> {
              linkedCase(stage);
              Path sheet =
                  stage.file(
                      "s.csv", "pair\truling\npair-1\tVargas\n".getBytes(StandardCharsets.UTF_16));
              return stage.shell().run("review", "--in", sheet.toString());
            }));
    all.add(
        Hostile.of(
            "csv: rulings on a line of 40 MB",
            refused("s.csv:2", "longer than 1 MB"),
            stage -> {
              linkedCase(stage);
              Path sheet =
                  stage.file(
                      "s.csv",
                      out -> {
                        out.write("pair,ruling\n".getBytes(StandardCharsets.UTF_8));
                        much(out, 40);
                      });
              return stage.shell().run("review", "--in", sheet.toString());
            }));
  }

  private static Hostile sheet(String name, Supplier<String> text, Must must) {
    return Hostile.of(
        "csv: rulings with " + name,
        must,
        stage -> {
          linkedCase(stage);
          String sheet = stage.file("s.csv", text.get()).toString();
          return stage.shell().run("review", "--in", sheet);
        });
  }

  private static void linkedCase(Stage stage) throws IOException {
    Path export = stage.opened().file("e/demographics.csv", HEAD + SOUND);
    stage.run("gather", "ehr", export.toString());
    stage.run("link");
  }

  private static Hostile linked(String name, Supplier<String> text, Must must) {
    return Hostile.of(
        "csv: " + name,
        must,
        stage -> {
          Path table = stage.opened().file("e/demographics.csv", text.get());
          stage.run("gather", "ehr", table.toString());
          return stage.run("link");
        });
  }

  private static Hostile table(String name, Supplier<String> text, Must must) {
    return made(name, must, stage -> stage.file("e/demographics.csv", text.get()));
  }

  private static Hostile bytes(String name, byte[] bytes, Must must) {
    return made(name, must, stage -> stage.file("e/demographics.csv", bytes));
  }

  private static Hostile made(String name, Must must, Made made) {
    return Hostile.of(
        "csv: " + name,
        must,
        stage -> {
          Path file = made.in(stage.opened());
          return stage.run("gather", "ehr", file.getParent().toString());
        });
  }

  private static byte[] half(String text) {
    byte[] whole = text.getBytes(StandardCharsets.UTF_16LE);
    return java.util.Arrays.copyOf(whole, whole.length - 1);
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("demographics.csv"));
      zip.write(SOUND.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  static void much(java.io.OutputStream out, int megabytes) throws IOException {
    for (int i = 0; i < megabytes; i++) {
      out.write(MEGABYTE);
    }
  }

  /// Makes the table.
  @FunctionalInterface
  private interface Made {
    Path in(Stage stage) throws Exception;
  }
}
