package anamnesis.source.stripe;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Machine;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Source;
import anamnesis.evidence.Telltale;
import anamnesis.source.stripe.files.Offline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stripe remembers who paid. All its lists are asked at the same time.
public final class StripeSource implements Source {
  private static final String PROVE = "prove";
  private static final String PUT_OFF = Testimony.UNPROVEN + ": --prove later put it off";

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
    return "who paid, what and when: all that Stripe's API tells, read only";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(new Argument("PATH", "files or a database that hold it already", false, true));
  }

  /// Files are pieces of what Stripe holds; what is asked of Stripe itself is all of it.
  @Override
  public boolean addsUp(Question question) {
    return !question.words().isEmpty() && !question.chosen().containsKey(ANEW);
  }

  @Override
  public boolean isInFiles(Question question) {
    return !question.words().isEmpty();
  }

  /// Stripe forgets its events after thirty days, and of a customer who is deleted it tells no more
  /// than that; an archive of webhooks goes further back.
  @Override
  public boolean keeps(Question question) {
    return !question.chosen().containsKey(ANEW);
  }

  @Override
  public List<Key> keys() {
    return List.of(
        new Key(Door.KEY, "a restricted key with Read on what is asked for", true),
        new Key(Door.KEY_FILE, "a file that holds the key instead", false),
        new Key(Door.BASE, "another address of the API; the usual one if it is not set", false));
  }

  @Override
  public Judged judge(Key key, Map<String, String> environment) {
    return Looks.of(key.variable(), environment);
  }

  @Override
  public List<Choice> choices() {
    return List.of(
        new Choice(PROVE, "now|later", "when all is asked again from the other end; now"),
        new Choice(Offline.SCHEMA, "NAME", "where a sync engine's tables are"),
        new Choice(ANEW, "", "forget what was heard before, of Stripe and in files"),
        new Choice(Door.FULL, "", "take a key that may also write; nothing but GET is sent"));
  }

  @Override
  public List<Telltale> telltales() {
    return Telltales.ALL;
  }

  @Override
  public Testimony gather(Question question, Intake intake)
      throws IOException, InterruptedException {
    if (!question.words().isEmpty()) {
      return Offline.hear(question, intake, new Insides());
    }
    boolean now = provesNow(question);
    Door door = Door.of(question);
    InstantSource clock = Machine.clock();
    Asking asking = new Asking(door, patience, new Limits(clock, door.perSecond(), door.each()));
    Counted counted = new Counted(question.progress());
    Instant began = clock.instant();
    try (Crew crew = new Crew()) {
      Minutes.Taken taken = new Minutes.Taken(intake, door.live(), counted);
      Account account = new Account(new Hearing(asking, intake, "walk"), taken, crew);
      try (Progress.Task _ = counted.begin("objects at Stripe", -1)) {
        account.tell(question.progress());
      }
      refuseIfNothingCanBeAsked(account);
      long walked = asking.requests();
      Duration took = Duration.between(began, clock.instant());
      Testimony told = testimony(account, now ? new Proof(account, counted) : null, intake);
      return new Testimony(
          told.complete(),
          told.proof() + "; key " + door.fingerprint() + Looks.where(door.key()),
          new Pace(walked, perSecond(walked, took), asking.requests() - walked));
    }
  }

  private static double perSecond(long requests, Duration took) {
    return requests * 1000.0 / Math.max(1, took.toMillis());
  }

  private static Testimony testimony(Account account, @Nullable Proof proof, Intake intake)
      throws IOException, InterruptedException {
    if (proof == null) {
      return new Testimony(false, new Telling(account).words(PUT_OFF));
    }
    List<String> disagreements =
        new Telling(account).brokeOff() ? List.of() : proof.disagreements();
    Telling telling = new Telling(account);
    disagreements.forEach(telling::misses);
    boolean goesOn = telling.brokeOff() && disagreements.isEmpty();
    if (!telling.complete() && !goesOn) {
      intake.forget();
    }
    return new Testimony(telling.complete(), telling.words(proof.words()));
  }

  private static void refuseIfNothingCanBeAsked(Account account) {
    if (account.rolls().all().anyMatch(roll -> roll.pages() > 0 || roll.isThere())) {
      return;
    }
    for (Roll roll : account.rolls().all().toList()) {
      for (Silence silence : roll.silences()) {
        if (silence.why() != Silence.Why.LACKING) {
          throw new Refusal(problem(silence), hint(silence));
        }
      }
    }
    throw new Refusal(
        "this is not Stripe's API: it knows none of Stripe's lists",
        "see where STRIPE_API_BASE leads; without it Stripe's own address is asked");
  }

  private static String problem(Silence silence) {
    return silence.why() == Silence.Why.FORBIDDEN ? "this key may read nothing" : silence.words();
  }

  private static String hint(Silence silence) {
    return switch (silence.why()) {
      case NO_KEY -> "make a restricted key in the dashboard, and put it into STRIPE_API_KEY";
      case FORBIDDEN -> "give the restricted key Read on " + permissions();
      case UNREACHABLE -> "see that the network is there and that STRIPE_API_BASE is right";
      case BUSY -> "wait a little, then run this again, with a lower --rate";
      case UNREADABLE, NO_CURSOR, LACKING, UNKNOWN, OTHER -> "see that STRIPE_API_BASE is Stripe";
    };
  }

  private static String permissions() {
    return Stream.of(Listing.values())
        .map(Listing::permission)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static boolean provesNow(Question question) {
    String when = question.chosen().getOrDefault(PROVE, "now");
    if (!List.of("now", "later").contains(when)) {
      throw new Refusal("--prove is neither now nor later", "write it as --prove later");
    }
    return when.equals("now");
  }
}
