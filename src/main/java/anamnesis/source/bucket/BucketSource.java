package anamnesis.source.bucket;

import anamnesis.Progress;
import anamnesis.backup.s3.S3;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import anamnesis.evidence.Source;
import anamnesis.source.Rate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The bucket remembers who signed. Every object in it is read; one that is no PDF, or a damaged or
/// locked one, is kept and quarantined.
public final class BucketSource implements Source {
  /// Amazon allows 5,500 a second for each prefix; one reader of small files comes nowhere near.
  private static final int USUAL_RATE = 500;

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public String about() {
    return "signed documents (PDF) in a bucket, or in a folder that was copied from one";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(new Argument("URI|DIR", "s3://BUCKET/PREFIX, or a folder", true, true));
  }

  @Override
  public List<Key> keys() {
    return List.of(
        new Key(S3.KEY, "and the AWS tools' other variables, or AWS_PROFILE", false),
        new Key(S3.ENDPOINT, "another address than Amazon's", false));
  }

  @Override
  public Testimony gather(Question question, Intake intake)
      throws IOException, InterruptedException {
    Rate rate = new Rate(question.rate() > 0 ? question.rate() : USUAL_RATE);
    Map<String, Long> unread = new TreeMap<>();
    int listed = 0;
    for (String word : question.words()) {
      try (Store store =
          S3.means(word)
              ? new Remote(new S3(question.environment()).bucket(word), rate)
              : Folder.of(word)) {
        listed += gather(store, question.progress(), intake, unread);
      }
    }
    return new Testimony(unread.isEmpty(), proof(listed, unread));
  }

  /// How many objects there are; those that could not be had are counted by their reason.
  private static int gather(Store store, Progress progress, Intake intake, Map<String, Long> unread)
      throws IOException, InterruptedException {
    List<String> keys = store.keys();
    if (store.closed() > 0) {
      String what = store.closed() == 1 ? "folder" : "folders";
      unread.put(
          "%s not looked into (no right, or too deep)".formatted(what), (long) store.closed());
    }
    long soFar = 0;
    try (Progress.Task task = progress.begin("documents", keys.size())) {
      for (String key : keys) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        try {
          take(key, store, intake);
        } catch (Unread e) {
          unread.merge(e.why(), 1L, Long::sum);
        }
        task.done(++soFar);
      }
    }
    return keys.size();
  }

  private static void take(String key, Store store, Intake intake)
      throws IOException, Unread, InterruptedException {
    Taken taken = store.take(key, intake);
    Place whole = Place.whole(Place.Form.PDF);
    taken
        .reading()
        .ifPresentOrElse(
            reading ->
                intake.exhibit(
                    taken.sha256(), whole, Consent.KIND, key, Consent.mentions(key, reading)),
            () -> intake.quarantine(taken.sha256(), whole, Consent.KIND, key, taken.fault()));
  }

  private static String proof(int listed, Map<String, Long> unread) {
    if (unread.isEmpty()) {
      return "all %d objects of the list were read".formatted(listed);
    }
    String reasons =
        unread.entrySet().stream()
            .map(reason -> "%d %s".formatted(reason.getValue(), reason.getKey()))
            .collect(Collectors.joining(", "));
    return "%d objects listed, not all could be had: %s".formatted(listed, reasons);
  }
}
