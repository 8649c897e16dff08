package anamnesis.tabletop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The people whom a seeder makes up: pleasant names, staircase phones, and mailboxes that
/// standards reserve for examples. Each has at least one contact that cannot be anybody's.
final class Invented {
  private static final List<String> FIRST =
      List.of(
          "Sarah", "Michael", "Emily", "David", "Jessica", "James", "Maria", "Robert", "Olivia",
          "Daniel", "Sophia");
  private static final List<String> LAST =
      List.of(
          "Johnson",
          "Chen",
          "Rodriguez",
          "Thompson",
          "Patel",
          "Williams",
          "Kim",
          "Anderson",
          "Garcia",
          "Martinez");
  private static final List<String> STREETS =
      List.of("123 Oak Street", "456 Maple Avenue", "789 Pine Road", "321 Elm Street");
  private static final String HASH = "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

  private Invented() {}

  /// Rows for [Portal#PATIENT].
  static List<List<@Nullable String>> rows(Wish wish, Era era) {
    int number = wish.incident() == Incident.CASCADE ? 12 : 77;
    Chance chance = new Chance(wish.seed()).branch("invented");
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rows.add(row(i, era, chance));
    }
    return rows;
  }

  private static List<@Nullable String> row(int i, Era era, Chance chance) {
    String first = FIRST.get(i % FIRST.size());
    String last = LAST.get((i / FIRST.size() + i) % LAST.size());
    String local = (first + "." + last).toLowerCase(Locale.ROOT) + (i < 55 ? "" : i);
    boolean mailbox = i % 7 != 5;
    boolean phone = i % 7 == 5 || i % 5 != 3;
    String email = local + (mailbox ? domain(i) : "@brightmail.net");
    return Arrays.asList(
        "p_" + chance.base36(12),
        first,
        last,
        LocalDate.of(1950 + i % 50, 1 + i % 12, 1 + i * 7 % 28).toString(),
        email,
        phone ? "+13525550%03d".formatted(100 + i) : null,
        STREETS.get(i % STREETS.size()),
        "Springfield",
        "FL",
        "12345",
        null,
        null,
        email,
        "patient",
        HASH,
        era.wiped().toString());
  }

  private static String domain(int i) {
    return switch (i % 3) {
      case 0 -> "@example.com";
      case 1 -> "@example.org";
      default -> "@clinic.test";
    };
  }
}
