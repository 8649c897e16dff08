package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long it takes to look into copies, against the least that anybody needs: unpacking them.
///
/// Both are whole commands, taken in turns on the same machine; the middle one of five ratios
/// counts.
class CopiesBenchmark {
  private static final int TURNS = 5;

  @TempDir Path folder;

  @Test
  void a_gigabyte_of_dump_takes_at_most_1_3_times_unpacking_and_counting_its_lines()
      throws IOException, InterruptedException {
    Path file = folder.resolve("portal-2026-04-03.sql.gz");
    dump(file, 5_000_000);
    double ratio =
        ratio(List.of("./anamnesis", "backups", file.toString()), "gzip -dc " + file + " | wc -l");
    assertThat(ratio).isLessThanOrEqualTo(1.3);
  }

  @Test
  void a_thousand_dumps_listed_and_judged_take_at_most_1_5_times_unpacking_them_all()
      throws IOException, InterruptedException {
    for (int day = 0; day < 1000; day++) {
      String name = "portal-%s.sql.gz".formatted(LocalDate.parse("2023-07-01").plusDays(day));
      dump(folder.resolve(name), 3000 + 6 * day);
    }
    double ratio =
        ratio(
            List.of("./anamnesis", "scan", "--backups", folder.toString()),
            "gzip -dc " + folder + "/*.gz > /dev/null");
    assertThat(ratio).isLessThanOrEqualTo(1.5);
  }

  private double ratio(List<String> ours, String floor) throws IOException, InterruptedException {
    double[] ratios = new double[TURNS];
    seconds(List.of("./anamnesis", "doctor"));
    for (int turn = 0; turn < TURNS; turn++) {
      double least = seconds(List.of("sh", "-c", floor));
      double taken = seconds(ours);
      ratios[turn] = taken / least;
      System.out.printf(Locale.ROOT, "%.2f s against %.2f s: %.2f%n", taken, least, ratios[turn]);
    }
    Arrays.sort(ratios);
    System.out.printf(Locale.ROOT, "ratio %.2f%n", ratios[TURNS / 2]);
    return ratios[TURNS / 2];
  }

  private double seconds(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of(System.getProperty("anamnesis.folder", ".")).toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("ANAMNESIS_HOME", folder.resolveSibling("home").toString());
    long begin = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    assertThat(exit).isLessThan(2);
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void dump(Path file, int rows) throws IOException {
    Random random = new Random(rows);
    try (OutputStream out =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)), 1 << 16)) {
      out.write(
          bytes(
              "--\n-- PostgreSQL database dump\n--\n\n\\restrict %x\n\n"
                      .formatted(random.nextLong())
                  + "COPY public.visit (id, patient_id, status, note, amount, created_at, updated_at)"
                  + " FROM stdin;\n"));
      for (int i = 0; i < rows; i++) {
        out.write(bytes(row(i, random)));
      }
      out.write(bytes("\\.\n\n\n--\n-- PostgreSQL database dump complete\n--\n\n"));
    }
  }

  private static String row(int id, Random random) {
    String time =
        "2026-0%s-1%s 0%s:1%s:22"
            .formatted(digit(random), digit(random), digit(random), digit(random));
    return id
        + "\t%016x%016x\t".formatted(random.nextLong(), random.nextLong())
        + List.of("open", "closed", "billed").get(random.nextInt(3))
        + "\tSeen for follow-up; no new symptoms. Return in two weeks if they worsen. Labs ordered\t"
        + 100 * random.nextInt(400)
        + "\t"
        + time
        + "."
        + (100_000 + random.nextInt(900_000))
        + "+00\t"
        + time
        + "+00\n";
  }

  private static int digit(Random random) {
    return 1 + random.nextInt(9);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
