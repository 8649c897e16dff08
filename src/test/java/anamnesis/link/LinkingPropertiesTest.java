package anamnesis.link;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.contact.Identifier;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Identity.Kind;
import anamnesis.link.Identity.Member;
import anamnesis.link.Identity.Standing;
import anamnesis.link.Pair.Band;
import anamnesis.link.Pair.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What holds in any world. A failure names the seed that shows it.
class LinkingPropertiesTest {
  private static final int WORLDS = 15 * Integer.getInteger("depth", 1);
  private static final Set<String> ALIKE =
      Set.of("the same", "one is short for the other", "one is a part of the other");
  private static final Set<String> BORN =
      Set.of("the same", "day and month exchanged", "one slip apart");

  @Test
  void nobody_is_merged_with_another_neither_before_the_rulings_nor_after() {
    worlds(
        (seed, world) -> {
          List<Decision> decisions = new ArrayList<>();
          for (int round = 0; round < 4; round++) {
            Linked linked = Linking.link(world.exhibits(), decisions);
            assertRight(seed, world, linked);
            linked.pairs().stream()
                .filter(pair -> pair.band() == Band.REVIEW)
                .forEach(pair -> decisions.add(world.ruling(pair)));
          }
          Linked last = Linking.link(world.exhibits(), decisions);
          assertThat(last.count(Band.REVIEW)).as("seed %d", seed).isZero();
          assertThat(last.contradictions()).as("seed %d", seed).isEmpty();
        });
  }

  @Test
  void no_payer_account_joins_two_people() {
    worlds(
        (seed, world) -> {
          Map<String, String> with = homes(Linking.link(world.exhibits(), List.of()));
          List<Exhibit> unpaid =
              world.exhibits().stream().filter(exhibit -> !Said.isAccount(exhibit)).toList();
          Map<String, String> without = homes(Linking.link(unpaid, List.of()));
          Map<String, String> home = new HashMap<>();
          for (Exhibit exhibit : unpaid) {
            if (without.containsKey(exhibit.key())) {
              String before = home.putIfAbsent(with.get(exhibit.key()), without.get(exhibit.key()));
              assertThat(before == null ? without.get(exhibit.key()) : before)
                  .as("seed %d: an account joined %s to another", seed, exhibit.key())
                  .isEqualTo(without.get(exhibit.key()));
            }
          }
        });
  }

  /// Accounts that lie: any number of anybody as their own, any name, any payer for any payment.
  @Test
  void no_payer_account_joins_two_people_whatever_it_says() {
    worlds(
        (seed, world) -> {
          Random random = new Random(seed);
          Practice lies = new Practice();
          for (int i = 0; i < 30; i++) {
            int number = i;
            lies.account(
                "cus_lie" + i,
                it -> {
                  for (int j = random.nextInt(3); j > 0; j--) {
                    it.of("p_" + random.nextInt(30));
                    it.self("ehr.patient", "7" + random.nextInt(30));
                  }
                  it.name(random.nextBoolean() ? "Ann" : "Jon", "Vargas")
                      .born("1980-05-05")
                      .email("home%d@alderpost.com".formatted(number));
                });
            lies.payment("pi_lie" + i, "cus_lie" + random.nextInt(30), "p_" + random.nextInt(30));
          }
          List<Exhibit> all = new ArrayList<>(world.exhibits());
          all.addAll(lies.exhibits());
          assertRight(seed, world, Linking.link(all, List.of()));
        });
  }

  @Test
  void the_order_of_the_exhibits_decides_nothing() {
    worlds(
        (seed, world) -> {
          Linked linked = Linking.link(world.exhibits(), List.of());
          List<Decision> decisions =
              new ArrayList<>(
                  linked.pairs().stream()
                      .filter(pair -> pair.band() == Band.REVIEW)
                      .map(world::ruling)
                      .toList());
          Linked ruled = Linking.link(world.exhibits(), decisions);
          List<Exhibit> shuffled = new ArrayList<>(world.exhibits());
          Collections.shuffle(shuffled, new Random(seed));
          Collections.shuffle(decisions, new Random(seed));
          assertThat(Linking.link(shuffled, List.of())).as("seed %d", seed).isEqualTo(linked);
          assertThat(Linking.link(shuffled, decisions)).as("seed %d", seed).isEqualTo(ruled);
        });
  }

  @Test
  void every_automatic_link_rests_on_the_person_and_every_sum_is_exact() {
    worlds(
        (seed, world) -> {
          for (Pair pair : Linking.link(world.exhibits(), List.of()).pairs()) {
            double sum = pair.reasons().stream().mapToDouble(Reason::weight).sum();
            assertThat(pair.weight()).as("seed %d, %s", seed, pair.id()).isEqualTo(sum);
            double household =
                pair.reasons().stream().filter(Reason::household).mapToDouble(Reason::weight).sum();
            assertThat(household).isLessThanOrEqualTo(Scales.HOUSEHOLD);
            if (pair.band() == Band.AUTOMATIC && !pair.a().startsWith("stripe.")) {
              assertThat(verdict(pair, "first name")).as("seed %d", seed).isIn(ALIKE);
              assertThat(verdict(pair, "born")).as("seed %d", seed).isIn(BORN);
            }
          }
        });
  }

  private static void assertRight(long seed, World world, Linked linked) {
    for (Identity identity : linked.identities()) {
      if (identity.kind() != Kind.PERSON) {
        continue;
      }
      assertThat(identity.names().stream().map(Identifier::namespace).toList())
          .as("seed %d: one number of a system", seed)
          .doesNotHaveDuplicates();
      List<String> known =
          identity.members().stream().map(Member::exhibit).filter(world::knows).toList();
      for (String exhibit : known) {
        assertThat(world.same(known.getFirst(), exhibit))
            .as("seed %d: %s and %s", seed, known.getFirst(), exhibit)
            .isTrue();
      }
      identity.payers().stream()
          .filter(payer -> world.knows(payer.exhibit()) && !known.isEmpty())
          .forEach(
              payer -> {
                boolean own = world.same(payer.exhibit(), known.getFirst());
                assertThat(payer.as())
                    .as("seed %d: %s", seed, payer)
                    .isNotEqualTo(own ? Standing.OTHER : Standing.SELF);
              });
    }
  }

  /// Which identity each exhibit of a person is in; an exhibit is in one at most.
  private static Map<String, String> homes(Linked linked) {
    return linked.identities().stream()
        .filter(identity -> identity.kind() == Kind.PERSON)
        .flatMap(
            identity ->
                identity.members().stream()
                    .map(member -> Map.entry(member.exhibit(), identity.id())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String verdict(Pair pair, String field) {
    return pair.reasons().stream()
        .filter(reason -> reason.field().equals(field))
        .map(Reason::verdict)
        .findFirst()
        .orElse("");
  }

  private static void worlds(BiConsumer<Long, World> property) {
    for (long seed = 1; seed <= WORLDS; seed++) {
      property.accept(seed, new World(seed, 12));
    }
  }
}
