package anamnesis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long it takes to take in what a witness says, from its page to the shelf: the program's own
/// share of a gathering, in a process that has 256 MB for all of it.
class HearingBenchmark {
  @TempDir Path folder;

  @Test
  void a_practice_is_taken_in_within_seconds_and_its_proof_costs_no_more() throws Exception {
    Duration once = recited(93_200, "once");
    Duration twice = recited(93_200, "twice");

    assertThat(once).isLessThan(Duration.ofSeconds(10));
    assertThat(twice).isLessThan(once.multipliedBy(3));
  }

  @Test
  void a_million_records_said_twice_fit_into_a_quarter_of_a_gigabyte() throws Exception {
    recited(1_000_000, "twice");
  }

  private Duration recited(int records, String how) throws Exception {
    long began = System.nanoTime();
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Reciter.class.getName(),
                folder.resolve(records + how).toString(),
                String.valueOf(records),
                how)
            .inheritIO()
            .start()
            .waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(exit).isZero();
    System.out.printf(
        Locale.ROOT, "%,d records %s: %.2f s%n", records, how, took.toMillis() / 1000.0);
    return took;
  }
}
