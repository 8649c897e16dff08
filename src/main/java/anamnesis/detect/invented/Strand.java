package anamnesis.detect.invented;

/// What a piece of evidence hangs on. Two signs on one strand are one witness, however loud: a
/// table is called seeded by its proofs, or by two strands that do not know of each other.
public enum Strand {
  GIVEN_NAMES("given names"),
  FAMILY_NAMES("family names"),
  EMAILS("e-mail addresses"),
  PHONES("phone numbers"),
  NUMBERS("identity numbers"),
  BIRTH_DATES("birth dates"),
  SEXES("the order of the sexes"),
  ADDRESSES("addresses"),
  TIMES("times of entry"),
  TEXTS("texts"),
  SECRETS("password hashes"),
  HISTORY("history"),
  SOURCE("seed files");

  private final String words;

  Strand(String words) {
    this.words = words;
  }

  /// Whether it only adds to what others say: an import of real people, or a register of couples,
  /// looks the same on it.
  boolean supports() {
    return this == TIMES || this == HISTORY || this == SEXES;
  }

  /// For a screen.
  public String words() {
    return words;
  }
}
