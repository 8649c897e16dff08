package anamnesis.detect;

/// What a detector must be given before it can be asked.
public enum Need {
  PEOPLE("no people were named", "--database URL or --people FILE.csv"),
  DATABASE("no database was named", "--database URL"),
  COPIES("no copies were named", "--backups PATH"),
  BEFORE(
      "no copies and no baseline were named",
      "--backups PATH, or --save-baseline while all is well"),
  BASELINE("there is no baseline", "--save-baseline while all is well"),
  WINDOW("no recovery window was named", "--window 1d"),
  POSING("no second database was named", "--backups postgresql://…"),
  KEEPING("a folder tells not who may delete in it", "--backups s3://…");

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
