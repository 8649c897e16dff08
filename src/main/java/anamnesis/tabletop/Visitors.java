package anamnesis.tabletop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who opens which page of the portal, every day, whatever has become of the patients.
final class Visitors {
  static final List<List<@Nullable String>> STAFF_ROWS =
      List.of(
          staff("s_1", "Helen Marchetti", "helen@marlowfamilycare.net", "doctor"),
          staff("s_2", "Ruben Oyelaran", "ruben@marlowfamilycare.net", "nurse"),
          staff("s_3", "Tessa Lindgren", "tessa@marlowfamilycare.net", "front desk"),
          staff("s_4", "Mario Achebe", "mario@marlowfamilycare.net", "billing"));
  private static final List<String> PATHS =
      List.of("/", "/login", "/book", "/pay", "/intake", "/consents", "/messages", "/schedule");

  private final Life life;

  Visitors(Life life) {
    this.life = life;
  }

  /// The log of a day, as far as it lies in the span.
  List<List<@Nullable String>> between(LocalDate day, Instant from, Instant to) {
    Chance chance = new Chance(life.wish().seed()).branch("visitors " + day);
    Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Instant> times = new ArrayList<>();
    for (int i = chance.between(24, 60); i > 0; i--) {
      times.add(chance.moment(midnight, midnight.plusSeconds(86_400)));
    }
    times.sort(Instant::compareTo);
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Instant at : times) {
      String actor = chance.percent(40) ? "s_" + chance.between(1, 4) : null;
      String path = chance.pick(PATHS);
      if (!at.isBefore(from) && at.isBefore(to)) {
        rows.add(Arrays.asList(at.toString(), actor, path));
      }
    }
    return rows;
  }

  private static List<@Nullable String> staff(String id, String name, String email, String role) {
    return List.of(id, name, email, role);
  }
}
