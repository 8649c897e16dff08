package anamnesis.tabletop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Draws the consents of a household, and which of them are older uploads.
final class Signing {
  private final Chance chance;
  private final Era era;
  private int uploads;

  /// @param uploads how many lie in the bucket under a name that says nothing
  Signing(Chance chance, Era era, int uploads) {
    this.chance = chance;
    this.era = era;
    this.uploads = uploads;
  }

  List<Consent> of(Household household) {
    List<Consent> all = new ArrayList<>();
    for (Person patient : household.patients()) {
      if (patient.quirk() != Quirk.UNSIGNED) {
        all.addAll(of(patient, household.signing(patient).called().whole()));
      }
    }
    return all;
  }

  /// Those of somebody who signed for themself.
  List<Consent> ofOne(Person patient) {
    return of(patient, patient.called().whole());
  }

  private List<Consent> of(Person patient, String signer) {
    List<Consent> all = new ArrayList<>();
    Instant first = patient.changed();
    boolean old = first.isBefore(era.secondVersion());
    all.add(signed(patient, signer, "treatment", old ? "1" : "2", first));
    if (chance.percent(45)) {
      all.add(signed(patient, signer, "privacy", old ? "1" : "2", first));
    }
    if (chance.percent(30)) {
      all.add(signed(patient, signer, "telehealth", "2", later(first)));
    }
    if (old && chance.percent(25)) {
      all.add(signed(patient, signer, "treatment", "2", later(first)));
    }
    return all;
  }

  private Consent signed(Person patient, String signer, String kind, String version, Instant at) {
    boolean upload =
        uploads > 0
            && kind.equals("treatment")
            && version.equals("1")
            && patient.quirk() == Quirk.PLAIN
            && chance.percent(60);
    String key =
        upload
            ? "uploads/" + chance.hex(16) + ".pdf"
            : "consents/%s/%s-v%s.pdf".formatted(patient.key(), kind, version);
    uploads -= upload ? 1 : 0;
    return new Consent(key, patient, kind, version, era.day(at), signer, chance.percent(33));
  }

  /// Some days after the second version came out, or after the first signature.
  private Instant later(Instant first) {
    Instant from = first.isBefore(era.secondVersion()) ? era.secondVersion() : first;
    return chance.daytime(from, era.emptied());
  }
}
