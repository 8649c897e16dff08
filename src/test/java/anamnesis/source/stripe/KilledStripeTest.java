package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Custody;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Tally;
import anamnesis.shell.TheShell.Said;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole program, killed where it hurts and begun again: what is kept in the end is what is
/// there, or it is said what is missing; and Stripe is never asked faster than it allows.
class KilledStripeTest {
  private static final int DEPTH = Integer.getInteger("depth", 1);

  /// So many requests are one walk, and a little more.
  private static final int WALK = 50;

  @TempDir Path folder;

  /// At first the troubles in company; in depth each alone as well, killed more often.
  static Stream<Arguments> nights() {
    Stream<Set<Plight>> together =
        Stream.of(
            EnumSet.of(Plight.STORMS_OF_429, Plight.FIFTY_A_SECOND),
            EnumSet.of(Plight.A_SANDBOX, Plight.RESETS, Plight.A_SKEWED_CLOCK),
            EnumSet.of(Plight.TRUNCATIONS, Plight.VANISHED_CURSORS, Plight.GROWTH),
            EnumSet.of(Plight.A_CHARGE_THAT_NOBODY_SHOWS));
    Stream<Arguments> alone =
        IntStream.range(1, DEPTH)
            .boxed()
            .flatMap(
                seed -> Stream.of(Plight.values()).map(one -> Arguments.of(EnumSet.of(one), seed)));
    return Stream.concat(together.map(night -> Arguments.of(night, 0)), alone);
  }

  @ParameterizedTest
  @MethodSource("nights")
  void killed_anywhere_it_goes_on_to_the_truth(Set<Plight> troubles, int seed) throws Exception {
    Random chance = new Random(seed + troubles.toString().hashCode());
    String missing = troubles.stream().map(Plight::missing).collect(Collectors.joining());
    try (StripeNight night = new StripeNight(folder, troubles)) {
      for (int kills = 1 + chance.nextInt(DEPTH); kills > 0; kills--) {
        int first = night.till().visits().size();
        int at = first + 1 + chance.nextInt(first == 0 ? WALK : 10);
        night.killAt((_, nth) -> nth >= at, "request " + at);
      }
      if (night.changes()) {
        night.change(Ware.id("cus", 7), "email", "moved@alderpost.com");
      }

      Said said = night.begin().end();

      assertThat(said.out().replaceAll("\\s+", " ")).as("%s %s", night, said).contains(missing);
      assertThat(said.exit()).as("%s %s", night, said).isEqualTo(missing.isEmpty() ? 0 : 3);
      neverTooFast(night);
      holds(night, said);
      if (night.changes()) {
        assertThat(ids(night)).as("%s", night).containsAll(night.truth());
        assertThat(email(night)).as("%s", night).isEqualTo("moved@alderpost.com");
      } else {
        isAsIfNothingHadBeen(night);
      }
    }
  }

  @Test
  void killed_while_it_proves_it_does_not_walk_the_first_way_again() throws Exception {
    AtomicInteger proving = new AtomicInteger();
    try (StripeNight night = new StripeNight(folder, Set.of())) {
      night.killAt(
          (exchange, _) -> isOfTheProof(exchange) && proving.incrementAndGet() == WALK / 3,
          "the proof");
      int heard = night.till().visits().size();

      Said said = night.begin().end();

      assertThat(said.exit()).as("%s", said).isZero();
      assertThat(night.till().queries().stream().skip(heard))
          .as("lists that are there, from their newest on")
          .noneMatch(query -> query.matches("(customers|charges|invoices)\\?limit=100"));
      holds(night, said);
      isAsIfNothingHadBeen(night);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void killed_while_the_shelves_are_written_it_writes_them_whole(String file) throws Exception {
    try (StripeNight night = new StripeNight(folder, Set.of())) {
      night.killOnceThereIs(file);

      Said said = night.begin().end();

      assertThat(said.exit()).as("%s", said).isZero();
      holds(night, said);
      isAsIfNothingHadBeen(night);
    }
  }

  /// As they come to be, one after the other.
  static Stream<String> files() {
    return Stream.of(".exhibits.jsonl", "gathering/aside-", "exhibits.jsonl").limit(DEPTH);
  }

  /// Over both lives together: in all, and at each address.
  private static void neverTooFast(StripeNight night) {
    List<Till.Visit> visits = night.till().visits();
    assertThat(Rush.inAnySecond(visits))
        .as("%s", night)
        .isLessThanOrEqualTo(Rush.most(night.perSecond()));
    visits.stream()
        .collect(Collectors.groupingBy(Till.Visit::path))
        .forEach(
            (path, here) ->
                assertThat(Rush.inAnySecond(here))
                    .as("%s of %s", path, night)
                    .isLessThanOrEqualTo(Rush.most(25)));
  }

  private static boolean isOfTheProof(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestURI().getQuery()).contains("ending_before");
  }

  private static void isAsIfNothingHadBeen(StripeNight night) throws Exception {
    assertThat(ids(night)).as("%s", night).isEqualTo(night.truth());
    assertThat(night.exhibits()).as("%s", night).isEqualTo(night.undisturbed());
  }

  /// Nothing is lost on the way, nothing is left lying about, and nobody changed anything.
  private static void holds(StripeNight night, Said said) throws IOException {
    try (Stream<Tally> tallies = Tally.shelf(night.file()).read()) {
      assertThat(tallies).as("%s", night).singleElement().matches(Tally::holds);
    }
    assertThat(Custody.check(night.file()).changes()).as("%s", night).isEmpty();
    try (Stream<Path> walk = Files.walk(night.file().folder())) {
      assertThat(walk.map(Path::toString))
          .as("%s", night)
          .noneMatch(name -> name.endsWith(".part"))
          .noneMatch(name -> said.exit() == 0 && name.endsWith(".notes"));
    }
  }

  private static String email(StripeNight night) throws IOException {
    try (Stream<Exhibit> exhibits = Exhibit.shelf(night.file()).read()) {
      Exhibit speaking =
          exhibits
              .filter(one -> one.key().equals("stripe.customer:" + Ware.id("cus", 7)))
              .findFirst()
              .orElseThrow();
      return new Readings(night.file().vault()).of(speaking).at("email").orElse("");
    }
  }

  private static Set<String> ids(StripeNight night) throws IOException {
    try (Stream<Exhibit> exhibits = Exhibit.shelf(night.file()).read()) {
      return exhibits.map(Exhibit::recordId).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
