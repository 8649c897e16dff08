package anamnesis.source.stripe;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Source;
import anamnesis.evidence.Together;
import anamnesis.source.stripe.files.Offline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/// Stripe remembers who paid. All its lists are asked at the same time.
public final class StripeSource implements Source {
  private final Asking.Patience patience;

  public StripeSource() {
    this(Asking.Patience.USUAL);
  }

  StripeSource(Asking.Patience patience) {
    this.patience = patience;
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public String about() {
    return "customers, payments and charges, asked of Stripe's API; read only";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(new Argument("PATH", "files or a database that hold it already", false, true));
  }

  @Override
  public List<Choice> choices() {
    return List.of(new Choice(Offline.SCHEMA, "NAME", "where a sync engine's tables are"));
  }

  /// Files are pieces of what Stripe holds; what is asked of Stripe itself is all of it.
  @Override
  public boolean addsUp(Question question) {
    return !question.words().isEmpty();
  }

  @Override
  public List<Key> keys() {
    return List.of(
        new Key(Door.KEY, "a restricted key with Read on what is asked for", true),
        new Key(Door.KEY_FILE, "a file that holds the key instead", false),
        new Key(Door.BASE, "another address of the API; the usual one if it is not set", false));
  }

  @Override
  public Testimony gather(Question question, Intake intake)
      throws IOException, InterruptedException {
    if (!question.words().isEmpty()) {
      return Offline.hear(question, intake, to -> new Taking(to, false)::take);
    }
    Door door = Door.of(question);
    Asking asking = new Asking(door, patience);
    List<Walk.End> ends = walk(asking, question.progress(), intake);
    refuseIfNothingCanBeAsked(ends);
    String strong = door.tooStrong() ? "; the key may also write: a restricted one will do" : "";
    return new Testimony(ends.stream().allMatch(Walk.End::complete), proof(ends) + strong);
  }

  private static List<Walk.End> walk(Asking asking, Progress progress, Intake intake)
      throws IOException, InterruptedException {
    AtomicLong objects = new AtomicLong();
    try (Progress.Task task = progress.begin("objects at Stripe", -1)) {
      List<Callable<Walk.End>> walks = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        walks.add(
            () ->
                new Walk(kind, asking, intake, more -> task.done(objects.addAndGet(more))).walk());
      }
      return Together.ask("stripe", walks);
    }
  }

  private static void refuseIfNothingCanBeAsked(List<Walk.End> ends) {
    boolean nothing = ends.stream().allMatch(end -> end.pages() == 0 && !end.complete());
    for (Walk.End end : ends) {
      for (Silence silence : end.silence()) {
        if (nothing) {
          throw new Refusal(silence.words(), hint(silence));
        }
      }
    }
  }

  private static String hint(Silence silence) {
    return switch (silence.why()) {
      case NO_KEY -> "make a restricted key in the dashboard, and put it into STRIPE_API_KEY";
      case FORBIDDEN -> "give the restricted key Read on Customers, PaymentIntents and Charges";
      case UNREACHABLE -> "see that the network is there and that STRIPE_API_BASE is right";
      case BUSY -> "wait a little, then run this again, with a lower --rate";
      case UNREADABLE, NO_CURSOR, OTHER -> "see that STRIPE_API_BASE is Stripe";
    };
  }

  private static String proof(List<Walk.End> ends) {
    List<String> words = new ArrayList<>();
    for (Walk.End end : ends) {
      String list = end.kind().list().replace('_', ' ');
      words.add(
          end.complete()
              ? String.format(Locale.ROOT, "%d %s", end.objects(), list)
              : broken(list, end));
    }
    boolean complete = ends.stream().allMatch(Walk.End::complete);
    return (complete ? "each list to its end, its beginning asked again: " : "broke off: ")
        + String.join(", ", words)
        + "; API version "
        + Asking.version();
  }

  private static String broken(String list, Walk.End end) {
    Silence silence = end.silence().getFirst();
    String way =
        silence.why() == Silence.Why.FORBIDDEN
            ? "; give it Read on %s".formatted(end.kind().permission())
            : "";
    return String.format(
        Locale.ROOT, "%s after %d (%s%s)", list, end.objects(), silence.words(), way);
  }
}
