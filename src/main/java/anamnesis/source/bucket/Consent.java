package anamnesis.source.bucket;

import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.evidence.Reading;
import anamnesis.source.Mentions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What in a signed document speaks of people.
final class Consent {
  static final String KIND = "consent.document";
  private static final String PATIENT = "portal.patient";

  /// The application files a document under the number of the patient it is about.
  private static final Pattern FILED = Pattern.compile("(?:.*/)?consents/([^/]+)/[^/]+");

  private Consent() {}

  static List<Mention> mentions(String key, Reading reading) {
    Mentions mentions = Mentions.in(reading);
    Matcher filed = FILED.matcher(key);
    if (filed.matches()) {
      mentions.add("@id", Identifier.of(PATIENT, filed.group(1)));
    }
    return mentions
        .identifier("patient_id", PATIENT)
        .name("patient_name")
        .born("patient_dob")
        .of(Mention.Role.DOCUMENT)
        .add("@id", Identifier.of(KIND, key))
        .of(Mention.Role.SIGNER)
        .add("signed_by", signer(reading))
        .all();
  }

  /// Who signed, where it was another than the patient.
  private static Optional<PersonName> signer(Reading reading) {
    Optional<PersonName> patient = reading.at("patient_name").flatMap(PersonName::of);
    return reading
        .at("signed_by")
        .flatMap(PersonName::of)
        .filter(signer -> !patient.equals(Optional.of(signer)));
  }
}
