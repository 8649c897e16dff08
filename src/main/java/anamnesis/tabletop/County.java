package anamnesis.tabletop;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An invented county in Florida: its streets and houses, phones that could ring, and mailboxes.
///
/// No address, phone or mailbox is dealt twice: who shares one, shares it on purpose. None of them
/// is of the kind that standards reserve for examples (RFC 2606, 555-0100 to 555-0199): those are
/// for invented people.
final class County {
  private static final List<String> DOMAINS =
      List.of(
          "alderpost.com",
          "brightmail.net",
          "fastpost.org",
          "heronmail.com",
          "palmettonet.com",
          "sunriverpost.net");

  /// Mostly the county's own, some brought along from elsewhere.
  private static final List<String> AREAS =
      List.of("352", "352", "352", "352", "352", "352", "352", "407", "813", "727", "904");

  private final Chance chance;
  private final List<String> places = Lists.lines("places.txt");
  private final List<String> streets = Lists.lines("streets.txt");
  private final Set<String> dealt = new HashSet<>();

  County(Chance chance) {
    this.chance = chance;
  }

  Home home() {
    String[] place = chance.pick(places).split("\\|");
    String unit = chance.percent(12) ? " Apt " + chance.between(1, 48) : "";
    String street = chance.between(2, 9899) + " " + chance.pick(streets) + unit;
    return dealt.add(street) ? new Home(street, place[0], "FL", place[1]) : home();
  }

  String phone() {
    int exchange = chance.between(223, 998);
    boolean special = exchange % 100 == 11 || exchange == 555 || exchange / 10 == 95;
    String number = "+1%s%03d%04d".formatted(chance.pick(AREAS), exchange, chance.below(10_000));
    return special || !dealt.add(number) ? phone() : number;
  }

  String mailbox(String given, String family, int year) {
    String first = plain(given);
    String last = plain(family.split(" ")[0]);
    String local =
        switch (chance.below(5)) {
          case 0 -> first + "." + last;
          case 1 -> first.charAt(0) + last;
          case 2 -> first + last.charAt(0) + chance.between(10, 99);
          case 3 -> last + "." + first;
          default -> first + "." + last + "%02d".formatted(year % 100);
        };
    String mailbox = local + "@" + chance.pick(DOMAINS);
    return dealt.add(mailbox) ? mailbox : mailbox(given, family + chance.below(100), year);
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "");
  }
}
