package anamnesis.tabletop;

import anamnesis.casefile.Hash;
import java.time.LocalDate;

/// A signed form in the bucket.
///
/// @param key where it lies; an older one lies under a name that says nothing
/// @param flat text alone, without form fields
record Consent(
    String key,
    Person patient,
    String kind,
    String version,
    LocalDate signedOn,
    String signedBy,
    boolean flat) {
  String id() {
    return "c_" + Hash.of(key).substring(0, 16);
  }

  boolean upload() {
    return key.startsWith("uploads/");
  }
}
