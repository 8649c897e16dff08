package anamnesis.source.stripe.files;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Source;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Stripe as it was heard before: files and databases of others, without a key and without a
/// network. What they tell comes to the same exhibits as the API's own answers.
///
/// Nobody can tell from a file whether it is all that Stripe holds. So this is complete when
/// everything named was read to its end, and what was heard otherwise stays beside it.
public final class Offline {
  /// The choice that names another schema of a database.
  public static final String SCHEMA = "schema";

  private Offline() {}

  /// @param hands who takes objects of Stripe
  public static Source.Testimony hear(Source.Question question, Intake intake, Hands hands)
      throws IOException, InterruptedException {
    Gist told = new Gist();
    Desk desk = new Desk(intake, hands, Export.known(), told, new Modes(), new Gauge());
    List<String> databases = question.words().stream().filter(Engine::means).toList();
    List<String> paths = question.words().stream().filter(word -> !Engine.means(word)).toList();
    if (databases.isEmpty() && question.chosen().containsKey(SCHEMA)) {
      throw new Refusal(
          "--schema is that of a database, and none is named", "name it as postgresql://…");
    }
    if (!paths.isEmpty()) {
      files(Found.at(paths, question.environment(), told), question.progress(), desk);
    }
    for (String database : databases) {
      Engine.read(database, question, desk);
    }
    desk.end();
    if (told.isNothing()) {
      throw new Refusal(
          "nothing of Stripe is in what was named: " + told.proof(),
          "name dumps, webhooks or CSVs of Stripe, or a sync engine's database");
    }
    told.remark("whether Stripe holds more, they do not say");
    return new Source.Testimony(told.complete(), told.proof());
  }

  private static void files(Found found, Progress progress, Desk desk)
      throws IOException, InterruptedException {
    Set<String> known = new HashSet<>();
    Gauge gauge = desk.gauge();
    try (Progress.Task _ = gauge.begin(progress, found.files())) {
      for (Path file : found.files()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        gauge.next(file);
        try {
          Paper.read(file, desk, known);
        } catch (AccessDeniedException | NoSuchFileException closed) {
          desk.told().missed(Fault.CLOSED, gauge.name());
        }
      }
      gauge.end();
    }
  }
}
