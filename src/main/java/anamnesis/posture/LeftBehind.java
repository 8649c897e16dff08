package anamnesis.posture;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.Trouble;
import anamnesis.detect.DrillLog;
import anamnesis.detect.Drilled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Branches that were made for a test and never taken away: each is a whole copy of every patient
/// that nobody watches.
public final class LeftBehind {
  private static final String TEST = "backup-test-";
  private static final Duration DAY = Duration.ofDays(1);
  private static final int LARGEST = 8 << 20;

  private LeftBehind() {}

  /// The result, failed where a branch was left behind.
  ///
  /// @param address how a branch is reached that an earlier drill noted
  public static DrillResult judged(
      DrillResult result,
      DrillLog.Known known,
      Optional<Path> copies,
      Function<String, DatabaseUrl> address)
      throws IOException {
    List<String> left = new ArrayList<>(answering(known, result.log().at(), address));
    if (copies.isPresent()) {
      left.addAll(listed(copies.get(), result.log().at()));
    }
    return result.failing(left);
  }

  /// Those that an earlier drill asked, and that are there to this day.
  private static List<String> answering(
      DrillLog.Known known, Instant now, Function<String, DatabaseUrl> address) {
    TreeSet<String> left = new TreeSet<>();
    for (Drilled earlier : known.all()) {
      boolean branch = earlier.kind().equals(Drilled.BRANCH) && !earlier.copy().isEmpty();
      if (branch && earlier.at().plus(DAY).isBefore(now) && answers(earlier, address)) {
        left.add(
            "the branch %s, asked on %s, was left behind"
                .formatted(earlier.place(), earlier.at().toString().substring(0, 10)));
      }
    }
    return new ArrayList<>(left);
  }

  private static boolean answers(Drilled earlier, Function<String, DatabaseUrl> address) {
    try (Asked asked = Asked.open(address.apply(earlier.place()))) {
      return BranchDrill.identified(asked.identity()).equals(earlier.copy());
    } catch (Refusal | Trouble gone) {
      return false;
    }
  }

  /// Those that a provider's list of branches names, where one lies beside the copies.
  private static List<String> listed(Path copies, Instant now) throws IOException {
    List<String> left = new ArrayList<>();
    if (!Files.isDirectory(copies)) {
      return left;
    }
    try (Stream<Path> walk = Files.walk(copies)) {
      for (Path file : walk.filter(LeftBehind::isList).sorted().toList()) {
        look(file, now, left);
      }
    }
    return left;
  }

  private static boolean isList(Path file) {
    return Files.isRegularFile(file) && file.toString().endsWith(".json");
  }

  private static void look(Path file, Instant now, List<String> left) throws IOException {
    if (Files.size(file) > LARGEST) {
      return;
    }
    try {
      JsonNode root = Json.tree(Files.readAllBytes(file));
      JsonNode branches = root.isArray() ? root : root.path("branches");
      for (JsonNode branch : branches) {
        String name = branch.path("name").asString("");
        Instant made = made(branch.path("created_at").asString(""));
        if (name.startsWith(TEST) && made.plus(DAY).isBefore(now)) {
          left.add("the branch %s was left behind (%s)".formatted(name, file.getFileName()));
        }
      }
    } catch (JacksonException none) {
      // No list of branches: a copy's manifest, or anything else.
    }
  }

  /// One that does not say when it was made was not made just now.
  private static Instant made(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unknown) {
      return Instant.EPOCH;
    }
  }
}
