package anamnesis.link;

import anamnesis.evidence.Exhibit;
import anamnesis.link.Decision.Ruling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A practice drawn by seed, with its truth: families with twins, namesakes, slips of the pen,
/// shared ways to be reached, and payers of every kind, in a mixture far worse than any real one.
final class World {
  private static final List<String> GIVEN =
      List.of("Jonathan", "Marie", "Maria", "William", "Ann", "Luke", "Rosa", "Paul", "Emily");
  private static final Map<String, String> SHORT =
      Map.of("Jonathan", "Jon", "William", "Bill", "Emily", "Emmy");
  private static final List<String> FAMILY = List.of("Vargas", "Cole", "Novak", "Hale", "Petersen");

  private final Random random;
  private final Practice practice = new Practice();
  private final Map<String, String> truth = new HashMap<>();
  private int people;

  /// Someone real.
  private record Someone(String id, String given, String family, String born, Home home) {}

  private record Home(String email, String phone, String street) {}

  World(long seed, int households) {
    random = new Random(seed);
    for (int i = 0; i < households; i++) {
      household(i);
    }
  }

  List<Exhibit> exhibits() {
    return practice.exhibits();
  }

  /// Whether two exhibits speak of one person; an account speaks of its holder.
  boolean same(String a, String b) {
    return truth.getOrDefault(a, a).equals(truth.getOrDefault(b, b));
  }

  boolean knows(String exhibit) {
    return truth.containsKey(exhibit);
  }

  Decision ruling(Pair pair) {
    Ruling ruling = same(pair.a(), pair.b()) ? Ruling.SAME : Ruling.DIFFERENT;
    return new Decision(pair.id(), pair.a(), pair.b(), ruling, "truth", "");
  }

  private void household(int number) {
    String family = any(FAMILY);
    Home home =
        new Home(
            "home%d@alderpost.com".formatted(number),
            "212736%04d".formatted(1000 + number),
            number + " Alder Ct");
    String day = day();
    List<Someone> all = new ArrayList<>();
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      String given = given(all);
      boolean twin = i > 0 && chance(30);
      String born = twin ? all.getLast().born() : i == 0 ? day : day();
      all.add(new Someone("p_" + people++, given, family, born, home));
    }
    for (Someone one : all) {
      witness(one);
      pays(all.get(random.nextInt(all.size())), one);
    }
  }

  /// A namesake in one family whom no witness knows cannot be told apart by anyone.
  private String given(List<Someone> family) {
    List<String> free = new ArrayList<>(GIVEN);
    family.forEach(one -> free.remove(one.given()));
    return any(free);
  }

  private void witness(Someone one) {
    if (chance(85)) {
      String chart = "7" + one.id().substring(2);
      practice.chart(
          chart,
          it ->
              it.name(called(one), chance(5) ? "Newname" : one.family())
                  .born(slipped(one.born()))
                  .email(one.home().email())
                  .phone(one.home().phone())
                  .street(one.home().street()));
      practice.visit("v" + chart, chart);
      truth.put("ehr.patient:" + chart, one.id());
      truth.put("ehr.appointment:v" + chart, one.id());
    }
    for (int i = 0; i < random.nextInt(3); i++) {
      String key = "c%d-%s".formatted(i, one.id());
      if (chance(80)) {
        practice.consent(key, one.id(), it -> it.name(called(one), one.family()).born(one.born()));
      } else {
        practice.upload(key, it -> it.name(one.given(), one.family()).born(one.born()));
      }
      truth.put("consent.document:" + key, one.id());
    }
  }

  private void pays(Someone payer, Someone paidFor) {
    String account = "cus_%s_%s".formatted(payer.id(), paidFor.id());
    practice.account(
        account,
        it -> {
          it.name(called(payer), payer.family()).email(payer.home().email());
          if (payer.equals(paidFor) && chance(50)) {
            it.of(payer.id());
          }
        });
    truth.put("stripe.customer:" + account, payer.id());
    pay("pi_a" + account, account, paidFor, paidFor.id());
    if (payer.equals(paidFor) && chance(40)) {
      pay("pi_b" + account, account, paidFor, "");
    }
  }

  private void pay(String id, String account, Someone paidFor, String said) {
    practice.payment(id, account, said);
    truth.put("stripe.payment_intent:" + id, paidFor.id());
    truth.put("stripe.charge:ch" + id, paidFor.id());
  }

  private String called(Someone one) {
    return chance(20) ? SHORT.getOrDefault(one.given(), one.given()) : one.given();
  }

  /// Day and month exchanged, or one day off.
  private String slipped(String born) {
    if (!chance(8)) {
      return born;
    }
    String[] part = born.split("-");
    return chance(50)
        ? "%s-%s-%s".formatted(part[0], part[2], part[1])
        : "%s-%s-%02d".formatted(part[0], part[1], Integer.parseInt(part[2]) + 1);
  }

  private String day() {
    return "%d-%02d-%02d"
        .formatted(1940 + random.nextInt(75), 2 + random.nextInt(11), 2 + random.nextInt(11));
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
