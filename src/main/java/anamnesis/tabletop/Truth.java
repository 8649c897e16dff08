package anamnesis.tabletop;

import anamnesis.casefile.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is true of the invented practice, in `scene/truth/truth.json`.
///
/// Only the tabletop's score and its scripted reviewer may read it. Whoever looks for what
/// happened, or for who is who, must not.
///
/// @param people the patients, in the order in which they joined
/// @param others everyone else whom a witness knows: guardians who pay, people with a chart alone
/// @param exhibits whose each thing is that a witness says
/// @param rows by table, every row before the first loss; `payment.amount` in minor units
/// @param lost the cells that no witness holds
/// @param synthetic the portal ids of the invented patients
/// @param money what came in for the patients, since the loss too, in minor units, by currency
/// @param erased who was a patient and asked to be erased: must not come back
/// @param since the payments since the loss, as the portal would have written them
/// @param reversed what went back of it; the portal has no column for that
/// @param done all that happened at Stripe since the loss, of people who were not erased
public record Truth(
    String schema,
    World world,
    List<Human> people,
    List<Human> others,
    List<Said> exhibits,
    Map<String, List<Map<String, @Nullable String>>> rows,
    List<LostCell> lost,
    List<String> synthetic,
    SortedMap<String, Long> money,
    List<Human> erased,
    List<Map<String, @Nullable String>> since,
    List<Reversed> reversed,
    List<Done> done) {
  public static final String SCHEMA = "anamnesis/truth/1";

  /// Where the portal's answer can never come back from: a secret that is not rebuilt, on purpose.
  public static final String NEVER_REBUILT = "password_hash";

  public Truth {
    people = List.copyOf(people);
    others = List.copyOf(others);
    exhibits = List.copyOf(exhibits);
    lost = List.copyOf(lost);
    synthetic = List.copyOf(synthetic);
    rows = Map.copyOf(rows);
    money = Collections.unmodifiableSortedMap(new TreeMap<>(money));
    erased = List.copyOf(erased);
    since = List.copyOf(since);
    reversed = List.copyOf(reversed);
    done = List.copyOf(done);
  }

  /// @param emptied the first loss
  /// @param wiped the loss of the patients
  public record World(
      String incident, int patients, long seed, Instant asOf, Instant emptied, Instant wiped) {}

  /// @param key the portal's id, or a name that no witness knows
  /// @param chart the id in the clinic's own system; empty if it does not know them
  /// @param account the Stripe account that paid for them; of others, their own, or empty
  /// @param self whether that account is their own
  public record Human(
      String key, String name, String chart, String account, boolean self, Quirk quirk) {}

  /// @param kind as the source names it: `stripe.charge`, `ehr.patient`, `consent.document` …
  /// @param person the key of whom it is about; of an account, of its holder
  public record Said(String kind, String id, String person) {}

  /// @param kind `refund` or `dispute`
  /// @param amount what the practice has no more, in minor units
  public record Reversed(
      String kind, String id, String payment, long amount, String currency, Instant at) {}

  /// @param word what happened, as `charged`
  /// @param exhibit what surely tells of it, as `stripe.refund:re_1`
  public record Done(String word, String exhibit, Instant at) {}

  public record LostCell(String table, String row, String patient, String column) {}

  /// The rows of a table as they were, before anything happened to it.
  public List<Map<String, @Nullable String>> table(String name) {
    return rows.getOrDefault(name, List.of());
  }

  public static Truth read(Path file) throws IOException {
    return Json.read(Files.readString(file), Truth.class);
  }

  void write(Path file) throws IOException {
    Props.put(file, (Json.pretty(this) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
