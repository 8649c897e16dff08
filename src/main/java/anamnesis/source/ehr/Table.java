package anamnesis.source.ehr;

import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.evidence.Reading;
import anamnesis.source.Mentions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What kind of table a file is, by its name, and what in its rows speaks of people.
///
/// A large table comes as a family of files: `allergies_1.csv`, `allergies_2.csv`.
enum Table {
  DEMOGRAPHICS {
    @Override
    Mentions mentions(Reading row) {
      return named(
          Mentions.in(row)
              .identifier("id", PATIENT)
              .born("date_of_birth")
              .email("email")
              .phone("cell_phone")
              .phone("home_phone")
              .address(List.of("address", "", "city", "state", "zip_code")),
          row);
    }
  },
  OTHER {
    @Override
    Mentions mentions(Reading row) {
      String column = row.at("patient_id").isPresent() ? "patient_id" : "patient";
      return Mentions.in(row).of(Mention.Role.ABOUT).identifier(column, PATIENT);
    }
  };

  private static final String PATIENT = "ehr.patient";

  abstract Mentions mentions(Reading row);

  static Table of(String kind) {
    return kind.equals(PATIENT) ? DEMOGRAPHICS : OTHER;
  }

  /// The kind of a file's rows: `ehr.patient`, `ehr.appointment`, `ehr.intake`; `ehr.<file>` for a
  /// table that nobody here knows.
  static String kind(String file) {
    String stem =
        file.substring(file.lastIndexOf('/') + 1)
            .toLowerCase(Locale.ROOT)
            .replaceFirst("\\.[a-z]+$", "")
            .replaceFirst("_[0-9]+$", "")
            .replaceAll("[^\\p{L}\\p{N}]+", "_");
    return switch (stem) {
      case "demographics" -> PATIENT;
      case "appointments" -> "ehr.appointment";
      case "intake_answers" -> "ehr.intake";
      default -> "ehr." + stem;
    };
  }

  /// The name on the chart, and the names that the same person went or goes by.
  private static Mentions named(Mentions mentions, Reading row) {
    String given = row.at("first_name").orElse("");
    String middle = row.at("middle_name").orElse("");
    String family = row.at("last_name").orElse("");
    mentions.name("last_name", given, middle, family);
    row.at("nick_name").ifPresent(nick -> mentions.name("nick_name", nick, "", family));
    row.at("previous_name")
        .ifPresent(previous -> mentions.add("previous_name", previous(previous, given, middle)));
    return mentions;
  }

  /// A former surname alone, or a whole former name.
  private static Optional<PersonName> previous(String said, String given, String middle) {
    Optional<PersonName> whole = PersonName.of(said);
    return whole.isPresent() ? whole : PersonName.of(given, middle, said);
  }
}
