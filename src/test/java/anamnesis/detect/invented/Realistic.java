package anamnesis.detect.invented;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// People as a practice has them: names that stand in no list among those that do, numbers that
/// ring, towns of their state, addresses that people chose themselves, entered one by one over
/// years.
final class Realistic {
  private static final String[] ONSETS = {
    "B", "Br", "C", "Ch", "D", "F", "G", "Gr", "H", "K", "Kl", "L", "M", "N", "P", "R", "S", "Sch",
    "St", "T", "Tr", "V", "W", "Z"
  };
  private static final String[] MIDDLES = {"a", "e", "i", "o", "u", "ie", "au", "ei", "oo", "ia"};
  private static final String[] ENDS = {
    "nkov", "ski", "rro", "llini", "mura", "dez", "gren", "vist", "kker", "thal", "bach", "nsen",
    "pper", "rd", "ll", "tz", "nov", "rez", "wal", "shima"
  };
  private static final Names GIVEN = Names.of("given");
  private static final Names FAMILY = Names.of("family");

  private Realistic() {}

  static String family(Random chance) {
    return chance.nextInt(10) < 4
        ? FAMILY.any(chance, "p")
        : Maker.one(chance, ONSETS) + Maker.one(chance, MIDDLES) + Maker.one(chance, ENDS);
  }

  static String given(Random chance) {
    return chance.nextInt(10) < 8
        ? GIVEN.any(chance, "p")
        : Maker.one(chance, ONSETS)
            + Maker.one(chance, MIDDLES)
            + Maker.one(chance, "na", "ra", "l");
  }

  /// In the columns of a table that a maker filled, entered since 2019.
  static Table like(List<String> columns, int count, Random chance) {
    Table table = new Table(columns, new java.util.ArrayList<>());
    Instant entered = Instant.parse("2019-01-07T09:00:00Z");
    for (int i = 1; i <= count; i++) {
      entered = entered.plusSeconds(3_600L + chance.nextInt(1_200_000));
      Someone someone = Someone.of(i, entered, chance);
      table.rows().add(columns.stream().map(someone::says).toList());
    }
    return table;
  }

  private record Someone(int id, String given, String family, Instant entered, int number) {
    static Someone of(int id, Instant entered, Random chance) {
      return new Someone(
          id, Realistic.given(chance), Realistic.family(chance), entered, chance.nextInt(1 << 20));
    }

    String says(String column) {
      return switch (column.toLowerCase(Locale.ROOT).replace("_", "")) {
        case "id" -> String.valueOf(id);
        case "firstname", "first" -> given;
        case "lastname", "last" -> family;
        case "name" -> given + " " + family;
        case "email" -> email();
        case "phone", "phonenumber", "cellphone" ->
            "(%s) %d-%04d"
                .formatted(
                    List.of("207", "603", "802").get(number % 3),
                    230 + number % 300,
                    number % 9973);
        case "birthdate", "dateofbirth" ->
            LocalDate.of(1931, 1, 1).plusDays(number % 33_000).toString();
        case "createdat" -> entered.toString();
        case "ssn" ->
            "%03d-%02d-%04d".formatted(3 + number % 600, 1 + number % 98, 1 + number % 9998);
        case "address" -> (1 + number % 340) + " " + Realistic.street(number) + " Rd";
        case "city" -> List.of("Norwich", "Hanover", "Lyme").get(number % 3);
        case "state" -> "NH";
        case "zip" -> "03" + (100 + number % 700);
        case "gender" -> number % 2 == 0 ? "Female" : "Male";
        case "password" -> "$2y$10$" + Long.toString(number * 7_919L + id, 36).repeat(9);
        default -> "";
      };
    }

    private String email() {
      String plain = (given + family).toLowerCase(Locale.ROOT);
      return switch (number % 4) {
        case 0 -> plain + "@gmail.com";
        case 1 -> family.toLowerCase(Locale.ROOT) + number % 90 + "@comcast.net";
        case 2 -> "skier" + number + "@yahoo.com";
        default -> given.charAt(0) + "." + plain + "@alderpost.com";
      };
    }
  }

  private static String street(int number) {
    return ONSETS[number % ONSETS.length] + MIDDLES[number % 7] + ENDS[number % 13];
  }
}
