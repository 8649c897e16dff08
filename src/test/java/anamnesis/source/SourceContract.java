package anamnesis.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Hash;
import anamnesis.contact.Mention;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import anamnesis.evidence.Quarantined;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every witness keeps to: nothing lost, nothing said twice, nothing without its bytes, and no
/// key anywhere.
public abstract class SourceContract {
  /// Looks like no word of any export, so that it is found wherever it leaks.
  protected static final String SECRET = "rk_test_s3cr3tS3CR3Ts3cr3t";

  @TempDir protected Path folder;
  protected Case file;

  /// The witness, with patience fit for a test.
  protected abstract Source source();

  /// The words and the environment that make it tell all of the example world.
  protected abstract Source.Question question() throws IOException;

  /// How many records the example world holds.
  protected abstract long records();

  /// A field of a record that is understood, which nobody here knows. A witness that is not asked
  /// with one proves nothing.
  protected Optional<Field> unknownField() {
    return Optional.empty();
  }

  /// @param key the exhibit, as `stripe.customer:cus_1`
  /// @param path the witness's own word for the field
  public record Field(String key, String path, String value) {}

  /// What may go wrong in its world while it is asked, and how that is mended.
  protected List<Break> breaks() {
    return List.of();
  }

  public record Break(String name, Act breaks, Act mends) {}

  @FunctionalInterface
  public interface Act {
    void happens() throws Exception;
  }

  /// The network that it is asked over; nothing where there is none.
  protected Optional<Line> line() {
    return Optional.empty();
  }

  public interface Line {
    /// The next time it is asked it says that this was too often.
    ///
    /// @return how long it wants to be left in peace; zero if it does not say
    Duration busy();

    /// From now on it accepts no key.
    void lock();
  }

  @BeforeEach
  void begin_a_case() throws IOException {
    file = Case.begin(folder.resolve("case"), "contract");
  }

  @Test
  void every_record_is_read_once_and_goes_somewhere() throws Exception {
    Tally tally = hear();

    assertThat(tally.holds()).isTrue();
    assertThat(tally.complete()).isTrue();
    assertThat(tally.proof()).isNotBlank();
    assertThat(tally.read() - tally.merged()).isEqualTo(records());
    assertThat(exhibits()).hasSize((int) tally.stored());
    assertThat(exhibits()).isSortedAccordingTo(Exhibit.ORDER);
    assertThat(exhibits()).extracting(Exhibit::key).doesNotHaveDuplicates();
  }

  @Test
  void every_exhibit_is_a_place_in_bytes_that_are_what_their_name_says() throws Exception {
    hear();

    Readings readings = new Readings(file.vault());
    Set<String> places = new HashSet<>();
    for (Exhibit exhibit : exhibits()) {
      assertThat(Hash.of(file.vault().get(exhibit.sha256()))).isEqualTo(exhibit.sha256());
      assertThat(places.add(exhibit.sha256() + exhibit.place() + exhibit.id())).isTrue();
      assertThat(readings.of(exhibit).at("@id")).contains(exhibit.recordId());
      for (Mention mention : exhibit.traits()) {
        assertThat(readings.of(exhibit).at(mention.place()))
            .describedAs("%s of %s", mention.place(), exhibit.kind())
            .isPresent();
      }
    }
  }

  @Test
  void a_second_hearing_leaves_the_same_bytes() throws Exception {
    hear();
    Map<String, String> first = hashes();
    hear();

    assertThat(hashes()).isEqualTo(first);
  }

  @Test
  void a_second_hearing_replaces_nobody_elses_words() throws Exception {
    new Gathering(file).hear(new Bystander(), new Source.Question(List.of(), Map.of(), 0, quiet()));
    hear();
    hear();

    assertThat(exhibits().stream().filter(one -> one.witness().equals("bystander"))).hasSize(2);
    try (var tallies = Tally.shelf(file).read()) {
      assertThat(tallies.map(Tally::name)).contains("bystander", source().name());
    }
    try (var quarantined = Quarantined.shelf(file, "gather").read()) {
      assertThat(quarantined.filter(one -> one.witness().equals("bystander"))).hasSize(1);
    }
  }

  @Test
  void the_key_is_in_no_file_of_the_case() throws Exception {
    hear();

    try (Stream<Path> walk = Files.walk(file.folder())) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        byte[] bytes = unpacked(path);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
      }
    }
  }

  @Test
  void the_key_is_in_no_word_that_is_said() throws Exception {
    StringBuilder words = new StringBuilder();
    Progress heard =
        (what, total) -> {
          words.append(what);
          return done -> words.append(' ').append(done);
        };
    Source.Question asked = question();
    Tally tally =
        new Gathering(file)
            .hear(
                source(),
                new Source.Question(
                    asked.words(), asked.environment(), asked.rate(), heard, asked.chosen()));

    assertThat(asked.environment()).as("it is asked with the key").containsValue(SECRET);
    assertThat(tally.toString()).doesNotContain(SECRET);
    assertThat(words.toString()).isNotEmpty().doesNotContain(SECRET);
    source().keys().forEach(key -> assertThat(key.about()).isNotBlank());
  }

  @Test
  void it_goes_on_after_any_break_without_loss_or_repeat() throws Exception {
    Breaking whole = new Breaking(source(), Integer.MAX_VALUE);
    Tally expected = new Gathering(file).hear(whole, question());
    Map<String, String> shelves = shelves(file);
    int steps = whole.steps();
    int breaks = Math.min(steps, 4 * Integer.getInteger("depth", 1));
    for (int i = 0; i < breaks; i++) {
      int after = (int) ((long) steps * i / breaks);
      Case broken = Case.begin(folder.resolve("broken-" + i), "contract");
      assertThat(tellsAll(broken, after)).as("broken after %d of %d", after, steps).isFalse();

      Tally tally = new Gathering(broken).hear(source(), question());

      assertThat(tally).as("broken after %d of %d", after, steps).isEqualTo(expected);
      assertThat(shelves(broken)).isEqualTo(shelves);
      broken.record(new Case.Deed(Instant.EPOCH, "person", "gather", Duration.ZERO, 0, "done"));
      assertThat(Custody.check(broken).found()).isEmpty();
    }
  }

  @Test
  void what_goes_wrong_in_its_world_is_told_and_mended_by_asking_again() throws Exception {
    hear();
    Map<String, String> shelves = shelves(file);
    for (Break one : breaks()) {
      Case broken = Case.begin(folder.resolve("broken-" + one.name().hashCode()), "contract");
      one.breaks().happens();
      try {
        assertThat(new Gathering(broken).hear(source(), question()).complete())
            .as(one.name())
            .isFalse();
      } catch (Refusal | IOException told) {
        assertThat(told).as(one.name()).hasMessageNotContaining(SECRET);
      }
      one.mends().happens();

      assertThat(new Gathering(broken).hear(source(), question()).complete()).isTrue();
      assertThat(shelves(broken)).as(one.name()).isEqualTo(shelves);
    }
  }

  @Test
  void a_field_that_nobody_knows_is_kept() throws Exception {
    Field field = unknownField().orElse(null);
    Assumptions.assumeTrue(field != null, "its world holds no such field");
    hear();

    assertThat(new Readings(file.vault()).of(exhibit(field.key())).at(field.path()))
        .contains(field.value());
  }

  @Test
  void whoever_says_too_often_is_left_in_peace_for_as_long_as_it_says() throws Exception {
    Line line = line().orElse(null);
    Assumptions.assumeTrue(line != null, "it is asked over no network");
    Duration wait = line.busy();
    Instant began = Instant.now();

    Tally tally = hear();

    assertThat(tally.complete()).isTrue();
    assertThat(tally.read() - tally.merged()).isEqualTo(records());
    assertThat(Duration.between(began, Instant.now())).isGreaterThanOrEqualTo(wait);
  }

  @Test
  void a_key_that_is_not_accepted_is_refused_with_a_way_out_and_never_quoted() throws Exception {
    Line line = line().orElse(null);
    Assumptions.assumeTrue(line != null, "it is asked over no network");
    line.lock();

    Refusal refusal = catchThrowableOfType(Refusal.class, this::hear);

    assertThat(refusal.problem()).isNotBlank().doesNotContain(SECRET);
    assertThat(refusal.hint()).isNotBlank().doesNotContain(SECRET);
    assertThat(exhibits()).isEmpty();
  }

  /// Whether it tells all though nothing can be handed in any more after so many steps.
  private boolean tellsAll(Case broken, int after) throws InterruptedException, IOException {
    try {
      return new Gathering(broken).hear(new Breaking(source(), after), question()).complete();
    } catch (IOException | UncheckedIOException full) {
      return false;
    }
  }

  private static Map<String, String> shelves(Case file) throws IOException {
    Map<String, String> shelves = new TreeMap<>();
    for (String name :
        List.of("exhibits.jsonl", "omitted.jsonl", "quarantine/gather.jsonl", "witnesses.jsonl")) {
      shelves.put(name, Hash.of(file.folder().resolve(name)));
    }
    return shelves;
  }

  protected final Tally hear() throws IOException, InterruptedException {
    return new Gathering(file).hear(source(), question());
  }

  protected final List<Exhibit> exhibits() {
    try (Stream<Exhibit> lines = Exhibit.shelf(file).read()) {
      return lines.toList();
    }
  }

  protected final List<Quarantined> quarantined() {
    try (Stream<Quarantined> lines = Quarantined.shelf(file, "gather").read()) {
      return lines.toList();
    }
  }

  protected final Exhibit exhibit(String key) {
    return exhibits().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  protected static Progress quiet() {
    return Progress.SILENT;
  }

  private static byte[] unpacked(Path path) throws IOException {
    if (!path.toString().endsWith(".gz")) {
      return Files.readAllBytes(path);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      return in.readAllBytes();
    }
  }

  private Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(file.folder())) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        hashes.put(file.folder().relativize(path).toString(), Hash.of(path));
      }
      // Nothing here is journalled, so it is all unfinished, and noted as that each time.
      hashes.remove("journal.unfinished");
    }
    return hashes;
  }

  /// Another witness, whose name sorts before and whose kind sorts after.
  private static final class Bystander implements Source {
    @Override
    public String name() {
      return "bystander";
    }

    @Override
    public String about() {
      return "was there";
    }

    @Override
    public List<Argument> arguments() {
      return List.of();
    }

    @Override
    public Testimony gather(Question question, Intake intake) throws IOException {
      String sha256 = intake.keep("{\"id\":1}{\"id\":2}[".getBytes(StandardCharsets.UTF_8));
      intake.exhibit(sha256, Place.json(8, 8), "zebra", "2", List.of());
      intake.exhibit(sha256, Place.json(0, 8), "zebra", "1", List.of());
      intake.quarantine(sha256, Place.json(16, 1), "zebra", "cut off");
      return new Testimony(true, "it said so");
    }
  }
}
