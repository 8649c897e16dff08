package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.found;
import static anamnesis.hostile.Hostile.Must.refused;

import anamnesis.hostile.Hostile.Must;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/// Files in a folder of backups.
final class OnDumps {
  private static final String HEAD =
      "-- PostgreSQL database dump\nCREATE TABLE public.t (\n    id text\n);\n";
  private static final String END = "--\n-- PostgreSQL database dump complete\n--\n";
  private static final String COPY = "COPY public.t (id) FROM stdin;\n";

  private OnDumps() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    all.add(
        dump("a COPY that never ends", () -> HEAD + COPY + "1\n2\n", "cut short inside public.t"));
    all.add(
        dump(
            "a COPY whose end is missing, and statements behind",
            () -> HEAD + COPY + "1\n" + END,
            "cut short inside public.t"));
    all.add(dump("NUL", () -> HEAD + COPY + "a\0b\n\\.\n" + END, "no backup format"));
    all.add(
        dump(
            "NUL after a kilobyte",
            () -> HEAD + "-- " + "x".repeat(1000) + "\n" + COPY + "a\0b\n\\.\n" + END,
            "NUL"));
    all.add(dump("half a statement for a dump", () -> "DROP TABLE t;\n", "cut short"));
    all.add(dump("prose", () -> "Dear all,\nthe backup is attached.\n", "x.sql"));
    all.add(
        dump("an error for a dump", () -> "pg_dump: error: connection failed\n", "error message"));
    all.add(
        dump(
            "a text that never ends",
            () -> HEAD + "INSERT INTO public.t VALUES ('" + "x\n".repeat(2_000_000),
            "x.sql"));
    all.add(
        dump(
            "a row of a million values",
            () -> HEAD + COPY + "1\t".repeat(1_000_000) + "\n\\.\n" + END,
            "more values than"));
    all.add(
        dump(
            "an INSERT of a million values",
            () -> HEAD + "INSERT INTO public.t VALUES (" + "1,".repeat(1_000_000) + "1);\n" + END,
            "more values than"));
    all.add(
        dump(
            "a table of 300,000 columns",
            () -> "CREATE TABLE public.t (\n" + "    id text,\n".repeat(300_000) + ");\n" + END,
            "x.sql"));
    all.add(dump("300,000 tables", () -> tables(), "more tables than"));
    all.add(
        dump(
            "a sequence beyond all",
            () ->
                HEAD
                    + "SELECT pg_catalog.setval('public.s', 99999999999999999999999999, true);\n"
                    + COPY
                    + "1\n\\.\n"
                    + END,
            0,
            "x.sql"));
    all.add(
        dump(
            "an encoding that nobody knows",
            () -> HEAD + "SET client_encoding = 'KLINGON';\n" + COPY + "\u00ff\n\\.\n" + END,
            0,
            "x.sql"));
    all.add(
        dump(
            "an encoding of 1 MB",
            () ->
                HEAD
                    + "SET client_encoding = '"
                    + "x".repeat(1 << 20)
                    + "';\n"
                    + COPY
                    + "1\n\\.\n"
                    + END,
            0,
            "x.sql"));
    all.add(
        dump(
            "a table named by escapes",
            () ->
                "CREATE TABLE \"\u001b[2J\u202E\u0007\" (\n    id text\n);\nCOPY \"\u001b[2J\u202E\u0007\" (id) FROM stdin;\n1\n\\.\n",
            "x.sql"));
    all.add(
        dump(
            "a time of noon on the 99th",
            () ->
                "-- PostgreSQL database dump\n-- Started on 2026-99-99 99:99:99 UTC\n"
                    + HEAD
                    + COPY
                    + "1\n\\.\n"
                    + END,
            0,
            "x.sql"));
    all.add(bytes("invalid UTF-8", OnDumps::invalid, Must.either(0, 1, "x.sql")));
    all.add(made("a gzip bomb of 100 MB on one line", "cut short", OnDumps::bomb));
    all.add(made("one line of 60 MB", "cut short", file -> much(file, HEAD + COPY, 60)));
    all.add(made("one statement of 60 MB", "x.sql", OnDumps::statement));
    all.add(made("a gzip in a gzip in a gzip", "no backup format", OnDumps::nested));
    all.add(
        made(
            "a hole of 60 MB",
            "no backup format",
            file -> {
              try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
                hole.setLength(60L << 20);
              }
            }));
    all.add(
        made(
            "a name of escapes beside",
            "0 bytes",
            file -> {
              Files.createFile(file);
              Files.createFile(file.resolveSibling("\u001b[2J\u202Elqs.sql"));
            }));
    all.add(
        made(
            "a folder that leads to itself beside",
            "0 bytes",
            file -> {
              Files.createFile(file);
              Files.createSymbolicLink(file.resolveSibling("d"), file.getParent());
            }));
    all.add(
        made(
            "a link to itself beside",
            "0 bytes",
            file -> {
              Files.createFile(file);
              Files.createSymbolicLink(file.resolveSibling("l.sql"), Path.of("l.sql"));
            }));
    all.add(
        Hostile.of(
            "dumps: a pipe beside",
            found("0 bytes"),
            stage -> {
              Path folder = stage.file("d/x.sql", "").getParent();
              stage.pipe("d/p.sql");
              return stage.run("scan", "--backups", folder.toString());
            }));
    all.add(
        Hostile.of(
            "dumps: a pipe for the folder",
            refused(),
            stage -> stage.run("backups", stage.pipe("p").toString())));
    all.add(
        Hostile.of(
            "dumps: a device for the folder",
            refused(),
            stage -> stage.run("backups", "/dev/zero")));
    return all;
  }

  private static Hostile dump(String name, Supplier<String> text, String says) {
    return dump(name, text, 1, says);
  }

  private static Hostile dump(String name, Supplier<String> text, int exit, String says) {
    return bytes(
        name,
        () -> text.get().getBytes(StandardCharsets.UTF_8),
        new Must(List.of(exit), List.of(says), List.of()));
  }

  private static Hostile bytes(String name, Supplier<byte[]> bytes, Must must) {
    return Hostile.of(
        "dumps: " + name,
        must,
        stage -> stage.run("backups", stage.file("d/x.sql", bytes.get()).getParent().toString()));
  }

  private static Hostile made(String name, String says, Made made) {
    return Hostile.of(
        "dumps: " + name,
        found(says),
        stage -> {
          Path file = Files.createDirectories(stage.folder().resolve("d")).resolve("x.sql");
          made.at(file);
          return stage.run("backups", file.getParent().toString());
        });
  }

  private static String tables() {
    StringBuilder text = new StringBuilder("-- PostgreSQL database dump\n");
    for (int i = 0; i < 300_000; i++) {
      text.append("COPY t%d (id) FROM stdin;\n\\.\n".formatted(i));
    }
    return text + END;
  }

  private static byte[] invalid() {
    return (HEAD + COPY + "\u00ff\u00fe\n\\.\n" + END).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void bomb(Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((HEAD + COPY).getBytes(StandardCharsets.UTF_8));
      OnCsv.much(out, 100);
    }
  }

  private static void much(Path file, String head, int megabytes) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      OnCsv.much(out, megabytes);
    }
  }

  private static void statement(Path file) throws IOException {
    byte[] line =
        ("INSERT INTO public.t VALUES ('" + "x".repeat(1000) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] more = ("y".repeat(1000) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(line);
      for (int i = 0; i < 60_000; i++) {
        out.write(more);
      }
    }
  }

  private static void nested(Path file) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(
            new GZIPOutputStream(new GZIPOutputStream(Files.newOutputStream(file))))) {
      out.write(HEAD.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Makes the file.
  @FunctionalInterface
  private interface Made {
    void at(Path file) throws IOException;
  }
}
