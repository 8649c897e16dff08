package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.shell.Child;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// A case, a Stripe with its troubles, and the program that is begun and killed between them.
final class StripeNight implements AutoCloseable {
  /// Enough that they are asked for in windows of time.
  private static final int CUSTOMERS = 1_300;

  private static final int PAYMENTS = 400;
  private static final int KILLED = 137;

  private final Path folder;
  private final Set<Plight> troubles;
  private final Till till = new Till();
  private final AtomicReference<Process> running = new AtomicReference<>();
  private final List<String> history = new ArrayList<>();

  /// Whether this is the request at which it is killed.
  interface Moment {
    boolean comes(HttpExchange exchange, long nth);
  }

  StripeNight(Path folder, Set<Plight> troubles) throws IOException {
    this.folder = folder;
    this.troubles = troubles;
    Case.begin(night(), "killed");
    Ware.Pace pace = nth -> Plight.second(troubles, nth);
    Ware.customers(till, CUSTOMERS, pace);
    Ware.payments(till, PAYMENTS, pace);
    Ware.charges(till, PAYMENTS, pace);
    Ware.invoices(till, PAYMENTS, pace);
    if (troubles.contains(Plight.A_CHARGE_THAT_NOBODY_SHOWS)) {
      till.shelf("charges").remove(Plight.GONE);
    }
    troubles.forEach(plight -> till.inMood(plight.mood(till)));
  }

  Till till() {
    return till;
  }

  Case file() throws IOException {
    return Case.open(night());
  }

  /// As the key tells: docs.stripe.com/rate-limits.
  int perSecond() {
    return troubles.contains(Plight.A_SANDBOX) ? 25 : 100;
  }

  /// In what the account is not the same whenever it is asked.
  boolean changes() {
    return troubles.contains(Plight.GROWTH) || troubles.contains(Plight.VANISHED_CURSORS);
  }

  Child begin() throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("ANAMNESIS_HOME", folder.resolve("home").toString());
    environment.put("ANAMNESIS_CASE", night().toString());
    environment.put("STRIPE_API_KEY", key());
    environment.put("STRIPE_API_BASE", till.base());
    return Child.start(environment, "gather", "stripe");
  }

  /// The request is heard, and nobody is there any more to hear the answer.
  void killAt(Moment moment, String words) throws Exception {
    AtomicBoolean struck = new AtomicBoolean();
    till.inMood(
        (exchange, nth) -> {
          if (!struck.get() && moment.comes(exchange, nth) && struck.compareAndSet(false, true)) {
            running.get().destroyForcibly();
          }
          return false;
        });
    Child child = begin();
    running.set(child.process());
    history.add(words);
    assertThat(child.process().waitFor()).as("killed at %s", history).isEqualTo(KILLED);
  }

  /// @param file the beginning of its name
  void killOnceThereIs(String file) throws Exception {
    Child child = begin();
    history.add(file);
    while (child.process().isAlive() && !isThere(file)) {
      Thread.onSpinWait();
    }
    child.kill();
    assertThat(child.process().exitValue()).as("killed at %s", history).isEqualTo(KILLED);
  }

  /// What happens while nobody listens.
  void change(String customer, String field, String value) {
    ObjectNode json = Ware.customer(7, Ware.NOON + Plight.second(troubles, 7)).put(field, value);
    till.shelf("customers").change(customer, json.toString().getBytes(StandardCharsets.UTF_8));
  }

  Set<String> truth() {
    return Stream.of("customers", "payment_intents", "charges", "balance_transactions", "invoices")
        .filter(list -> !isForbidden(list))
        .flatMap(list -> till.shelf(list).ids().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isForbidden(String list) {
    return troubles.contains(Plight.A_LIST_THAT_IS_FORBIDDEN) && list.equals("invoices");
  }

  String exhibits() throws IOException {
    return Hash.of(night().resolve("exhibits.jsonl"));
  }

  /// The same, heard at once by somebody whom nobody kills.
  String undisturbed() throws IOException, InterruptedException {
    Case file = Case.begin(folder.resolve("undisturbed"), "undisturbed");
    Map<String, String> environment =
        Map.of("STRIPE_API_KEY", key(), "STRIPE_API_BASE", till.base());
    new Gathering(file)
        .hear(
            new StripeSource(),
            new Source.Question(List.of(), environment, 9999, Progress.SILENT, Map.of()));
    return Hash.of(file.folder().resolve("exhibits.jsonl"));
  }

  @Override
  public String toString() {
    return "%s, killed at %s".formatted(troubles, history);
  }

  @Override
  public void close() {
    till.close();
  }

  private String key() {
    return troubles.contains(Plight.A_SANDBOX) ? "rk_test_s3cr3tS3CR3T" : "rk_live_s3cr3tS3CR3T";
  }

  private Path night() {
    return folder.resolve("night");
  }

  private boolean isThere(String file) throws IOException {
    try (Stream<Path> walk = Files.walk(night(), 2)) {
      return walk.anyMatch(path -> night().relativize(path).toString().startsWith(file));
    } catch (UncheckedIOException movedMeanwhile) {
      return false;
    }
  }
}
