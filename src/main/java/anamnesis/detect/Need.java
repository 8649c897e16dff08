package anamnesis.detect;

/// What a detector must be given before it can be asked.
public enum Need {
  DATABASE("no database was named", "--database URL"),
  COPIES("no copies were named", "--backups PATH");

  private final String missing;
  private final String option;

  Need(String missing, String option) {
    this.missing = missing;
    this.option = option;
  }

  /// Why it was not asked, and what would turn that into an answer.
  public String reason() {
    return missing + " (" + option + ")";
  }
}
