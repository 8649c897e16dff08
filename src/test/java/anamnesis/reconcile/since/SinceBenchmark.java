package anamnesis.reconcile.since;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.detect.Wiped;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Place;
import anamnesis.source.stripe.StripeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A large practice's Stripe told apart: the pages come in no order of their ids, as in earnest.
class SinceBenchmark {
  private static final int PAGES = 1_000 * Integer.getInteger("depth", 1);
  private static final int ON_A_PAGE = 100;
  private static final long THEN = Instant.parse("2026-04-03T03:07:12Z").getEpochSecond();

  @TempDir private Path folder;

  @Test
  void each_page_is_unpacked_once_and_none_is_held() throws IOException {
    Case file = Case.begin(folder.resolve("case"), "many");
    Exhibit.shelf(file).write(heard(file));
    long began = System.nanoTime();

    Since since =
        Since.of(
            file,
            Wiped.said("2026-04-03T03:07:12Z"),
            new StripeSource().telltales(),
            Progress.SILENT);

    Duration took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf(
        Locale.ROOT,
        "%,d exhibits, %,d since: %,d ms, %,d MB of heap at most%n",
        PAGES * ON_A_PAGE,
        since.deeds().size(),
        took.toMillis(),
        Runtime.getRuntime().maxMemory() >> 20);
    assertThat(since.deeds()).hasSize(PAGES * ON_A_PAGE / 20);
  }

  /// Charges and their payments in turn; every tenth is since the wipe.
  private static List<Exhibit> heard(Case file) throws IOException {
    List<Exhibit> all = new ArrayList<>();
    for (int page = 0; page < PAGES; page++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      List<Place> places = new ArrayList<>();
      for (int i = 0; i < ON_A_PAGE; i++) {
        byte[] json = json(page, i).getBytes(StandardCharsets.UTF_8);
        places.add(Place.json(bytes.size(), json.length));
        bytes.writeBytes(json);
      }
      String sha256 = file.vault().put(bytes.toByteArray());
      for (int i = 0; i < ON_A_PAGE; i++) {
        String kind = i % 2 == 0 ? "stripe.charge" : "stripe.payment_intent";
        all.add(new Exhibit(sha256, places.get(i), "stripe", kind, id(page, i), List.of()));
      }
    }
    all.sort(Exhibit.ORDER);
    return all;
  }

  private static String json(int page, int i) {
    int of = page * ON_A_PAGE + i - i % 2;
    long at = THEN + (of % 20 == 0 ? 60 : -60);
    String intent = id(page, i - i % 2 + 1);
    return """
        {"id":"%s","object":"x","created":%s,"amount":100,"amount_received":100,"currency":"usd","status":"succeeded","payment_intent":"%s","more":"%s"}
        """
        .formatted(id(page, i), at, intent, "x".repeat(2_000));
  }

  private static String id(int page, int i) {
    String scattered = Integer.toHexString((page * ON_A_PAGE + i) * 0x9E3779B1);
    return (i % 2 == 0 ? "ch_" : "pi_") + scattered;
  }
}
