package anamnesis.detect.invented;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.datafaker.Faker;

/// Generators of invented people, each by its own documented rules; of Datafaker, itself.
enum Maker {
  /// `LifecycleModule`: names with the hash of themselves, SSN 999-dd-dddd, telephone 555-ddd-dddd.
  SYNTHEA("Synthea") {
    @Override
    Table make(int count, Random chance) {
      Table table =
          Table.of("id", "BIRTHDATE", "SSN", "PREFIX", "FIRST", "LAST", "ADDRESS", "CITY");
      for (int i = 1; i <= count; i++) {
        table.add(
            String.valueOf(i),
            born(chance),
            "999-%02d-%04d".formatted(10 + chance.nextInt(90), 1000 + chance.nextInt(9000)),
            "Mr.",
            hashed(GIVEN.any(chance, "jd")),
            hashed(FAMILY.any(chance, "f")),
            (100 + chance.nextInt(1000)) + " " + FAMILY.any(chance, "f") + " Parade",
            "Worcester");
      }
      return table;
    }

    private String hashed(String name) {
      return name + Math.abs(name.hashCode() % 1000);
    }
  },
  /// The default schema: the e-mail is initial, family name and the row's number to the base of 36.
  MOCKAROO("Mockaroo") {
    @Override
    Table make(int count, Random chance) {
      Table table = Table.of("id", "first_name", "last_name", "email", "gender", "ip_address");
      for (int i = 1; i <= count; i++) {
        String first = GIVEN.any(chance, "p");
        String last = Realistic.family(chance);
        table.add(
            String.valueOf(i),
            first,
            last,
            (first.substring(0, 1) + last + Integer.toString(i - 1, 36)).toLowerCase(Locale.ROOT)
                + "@"
                + one(chance, "unicef.org", "psu.edu", "ted.com", "hud.gov", "ebay.co.uk"),
            one(chance, "Female", "Male", "Male", "Female", "Polygender"),
            "10.2.3." + chance.nextInt(255));
      }
      return table;
    }
  },
  /// `internet.email()`, `phone.number()`, `date.birthdate()`, `date.past()` of faker-js.
  FAKER_JS("faker-js or FakerPHP") {
    @Override
    Table make(int count, Random chance) {
      Table table =
          Table.of("id", "firstName", "lastName", "email", "phone", "birthdate", "createdAt");
      for (int i = 1; i <= count; i++) {
        String first = GIVEN.any(chance, "j");
        String last = FAMILY.any(chance, "f");
        table.add(
            String.valueOf(i),
            first,
            last,
            first + one(chance, ".", "_") + last + chance.nextInt(100) + "@" + free(chance),
            phone(chance) + one(chance, "", " x" + (100 + chance.nextInt(9000))),
            born(chance)
                + "T%02d:%02d:%02d.123Z"
                    .formatted(chance.nextInt(24), chance.nextInt(60), chance.nextInt(60)),
            Instant.ofEpochSecond(1_700_000_000L + chance.nextInt(30_000_000)).toString());
      }
      return table;
    }
  },
  /// `name()`, `free_email()`, `phone_number()`, `ssn()` of Python's Faker.
  PYTHON_FAKER("Python Faker") {
    @Override
    Table make(int count, Random chance) {
      Table table = Table.of("id", "name", "email", "phone_number", "date_of_birth");
      for (int i = 1; i <= count; i++) {
        table.add(
            String.valueOf(i),
            GIVEN.any(chance, "p") + " " + FAMILY.any(chance, "p"),
            GIVEN.any(chance, "p").toLowerCase(Locale.ROOT) + chance.nextInt(99) + "@example.org",
            one(chance, "001-" + phone(chance) + "x" + (100 + chance.nextInt(900)), phone(chance)),
            born(chance));
      }
      return table;
    }
  },
  /// `User::factory()`: one password for all of them, hashed once.
  LARAVEL("Laravel") {
    @Override
    Table make(int count, Random chance) {
      Table table = Table.of("id", "name", "email", "email_verified_at", "password");
      for (int i = 1; i <= count; i++) {
        String last = FAMILY.any(chance, "f");
        table.add(
            String.valueOf(i),
            GIVEN.any(chance, "j") + " " + last,
            last.toLowerCase(Locale.ROOT) + "." + chance.nextInt(1000) + "@example.net",
            "2026-04-02 02:17:00",
            "$2y$10$92IXUNpkjO0rOQ5byMi.Ye4oKoEa3Ro9llC/.og/at2.uheWG/igi");
      }
      return table;
    }
  },
  DATAFAKER("Datafaker, javafaker or faker-ruby") {
    @Override
    Table make(int count, Random chance) {
      Faker faker = new Faker(Locale.US, chance);
      Table table =
          Table.of("id", "first_name", "last_name", "email", "cell_phone", "city", "state", "zip");
      for (int i = 1; i <= count; i++) {
        table.add(
            String.valueOf(i),
            faker.name().firstName(),
            faker.name().lastName(),
            faker.internet().emailAddress(),
            faker.phoneNumber().cellPhone(),
            faker.address().city(),
            faker.address().stateAbbr(),
            faker.address().zipCode());
      }
      return table;
    }
  },
  /// As an assistant writes a seed file: the same cast, numbers in steps, streets of first ideas.
  LANGUAGE_MODEL("a language model") {
    @Override
    Table make(int count, Random chance) {
      Table table = Table.of("id", "name", "email", "phone", "address");
      for (int i = 1; i <= count; i++) {
        String first = GIVEN.any(chance, "l");
        String last = FAMILY.any(chance, "l");
        table.add(
            "P%03d".formatted(i),
            first + " " + last,
            (first + "." + last).toLowerCase(Locale.ROOT) + "@email.com",
            "(555) %03d-%04d".formatted(100 + i, 4560 + i),
            one(chance, "123", "456", "789")
                + " "
                + one(chance, "Oak", "Maple", "Pine", "Elm")
                + " Street");
      }
      return table;
    }
  },
  /// `first()`, `last()`, `email()`, `phone()`: words of syllables, at the end of any country.
  CHANCE("Chance") {
    @Override
    Table make(int count, Random chance) {
      Table table = Table.of("id", "first_name", "last_name", "email", "phone");
      for (int i = 1; i <= count; i++) {
        table.add(
            String.valueOf(i),
            GIVEN.any(chance, "c"),
            FAMILY.any(chance, "c"),
            word(chance) + "@" + word(chance) + "." + letter(chance) + letter(chance),
            "(%d%d%d) %d-%04d"
                .formatted(
                    2 + chance.nextInt(8),
                    chance.nextInt(9),
                    chance.nextInt(10),
                    200 + chance.nextInt(800),
                    chance.nextInt(10_000)));
      }
      return table;
    }

    private String word(Random chance) {
      String word = "";
      for (int syllable = chance.nextInt(3); syllable >= 0; syllable--) {
        word += one(chance, "fu", "gec", "ho", "ij", "kum", "mas", "oj", "pa", "rih", "zo");
      }
      return word;
    }

    private char letter(Random chance) {
      return (char) ('a' + chance.nextInt(26));
    }
  },
  /// With care: names of all sorts, numbers that ring, towns of the state. But sexes take turns,
  /// and no month comes again before most others came.
  CAREFUL("a language model") {
    @Override
    Table make(int count, Random chance) {
      Table real =
          Realistic.like(
              List.of("id", "first_name", "last_name", "date_of_birth", "gender", "phone", "city"),
              count,
              chance);
      List<Integer> months = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        List<Integer> last = months.subList(Math.max(0, i - 8), i);
        List<Integer> rest = new ArrayList<>(IntStream.rangeClosed(1, 12).boxed().toList());
        rest.removeAll(last);
        months.add(rest.get(chance.nextInt(rest.size())));
        List<String> row = new ArrayList<>(real.rows().get(i));
        row.set(
            3,
            "%d-%02d-%02d"
                .formatted(1935 + chance.nextInt(80), months.getLast(), 1 + chance.nextInt(28)));
        row.set(4, i % 2 == 0 ? "F" : "M");
        real.rows().set(i, List.copyOf(row));
      }
      return real;
    }
  };

  private static final Names GIVEN = Names.of("given");
  private static final Names FAMILY = Names.of("family");

  private final String called;

  Maker(String called) {
    this.called = called;
  }

  /// What the detectors call it.
  String called() {
    return called;
  }

  abstract Table make(int count, Random chance);

  private static String born(Random chance) {
    return LocalDate.of(1946, 1, 1).plusDays(chance.nextInt(62 * 365)).toString();
  }

  /// `!##-!##-####`.
  private static String phone(Random chance) {
    return "%d-%d-%04d"
        .formatted(200 + chance.nextInt(800), 200 + chance.nextInt(800), chance.nextInt(10_000));
  }

  private static String free(Random chance) {
    return one(chance, "gmail.com", "yahoo.com", "hotmail.com");
  }

  static String one(Random chance, String... of) {
    return List.of(of).get(chance.nextInt(of.length));
  }
}
