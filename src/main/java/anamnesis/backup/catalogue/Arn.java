package anamnesis.backup.catalogue;

import anamnesis.backup.Typed;
import org.jspecify.annotations.Nullable;

/// Amazon's name of a thing: `arn:aws:rds:REGION:ACCOUNT:…`.
record Arn(String text) {
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  @Nullable String account() {
    return part(ACCOUNT);
  }

  /// The same for all that lies in one region of one account.
  String where() {
    return "%s %s".formatted(part(REGION), account());
  }

  /// A command that speaks of this region, if the name has one.
  Typed there(Typed command) {
    String region = part(REGION);
    return region == null ? command : command.with("--region", region);
  }

  private @Nullable String part(int place) {
    String[] parts = text.split(":", -1);
    boolean there = parts.length > ACCOUNT && parts[0].equals("arn") && !parts[place].isBlank();
    return there ? parts[place] : null;
  }
}
