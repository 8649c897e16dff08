package anamnesis.tabletop;

import anamnesis.casefile.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The bucket of signed consents: most of them forms, some flat text, a few without any id.
final class Bucket {
  private Bucket() {}

  /// Writes every consent, and tells the SHA-256 of each by its key.
  static Map<String, String> write(List<Consent> consents, Path folder) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Consent consent : consents) {
      byte[] bytes = pdf(consent);
      Props.put(folder.resolve(consent.key()), bytes);
      hashes.put(consent.key(), Hash.of(bytes));
    }
    return hashes;
  }

  private static byte[] pdf(Consent consent) throws IOException {
    long id = Long.parseUnsignedLong(Hash.of(consent.key()).substring(0, 16), 16);
    List<String> lines = new ArrayList<>(List.of("Consent to " + consent.kind(), ""));
    Map<String, String> fields = fields(consent);
    if (consent.flat()) {
      fields.forEach((name, value) -> lines.add(label(name) + ": " + value));
      return Paper.sheet(id, lines, Map.of());
    }
    lines.add("I have read this form and my questions were answered.");
    return Paper.sheet(id, lines, fields);
  }

  private static Map<String, String> fields(Consent consent) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (!consent.upload()) {
      fields.put("patient_id", consent.patient().key());
    }
    fields.put("patient_name", consent.patient().called().whole());
    fields.put("patient_dob", consent.patient().born().toString());
    fields.put("consent_kind", consent.kind());
    fields.put("consent_version", consent.version());
    fields.put("signed_by", consent.signedBy());
    fields.put("signed_on", consent.signedOn().toString());
    return fields;
  }

  /// `patient_dob` is printed as `Patient dob`.
  private static String label(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
  }
}
