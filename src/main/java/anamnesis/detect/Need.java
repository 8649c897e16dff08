package anamnesis.detect;

/// What a detector must be given before it can be asked.
public enum Need {
  DATABASE("no database was named", "--database URL"),
  COPIES("no copies were named", "--backups PATH"),
  WINDOW("how far back your provider can go was not said", "--window 1d"),
  POSING("no second database was named as a backup", "--backups postgresql://…"),
  KEEPING("a folder does not say who may delete from it; a bucket does", "--backups s3://…");

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
