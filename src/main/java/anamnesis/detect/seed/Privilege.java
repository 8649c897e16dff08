package anamnesis.detect.seed;

import anamnesis.contact.ColumnKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Who may do everything: as roles, columns and addresses are called that say so.
public final class Privilege {
  private static final Set<String> ROLES =
      Set.of("role", "roles", "user_role", "usertype", "user_type", "account_type", "access_level");

  private static final Pattern FLAG =
      Pattern.compile("(?:is|has)?_?(?:super_?)?(?:admin|administrator|superuser|staff|owner)");

  private static final Pattern ALL =
      Pattern.compile(
          "(?:.*[^a-z])?(?:super|system|practice|clinic|site|global|org)?[ _-]?"
              + "(?:admin|administrator|superuser|root|owner|superadmin|sysadmin)s?(?:[^a-z].*)?");

  private static final Pattern LOCAL =
      Pattern.compile(
          "(?:.*[.+_-])?(?:super)?(?:admin|administrator|root|sysadmin|superuser|owner)\\d*");

  private Privilege() {}

  /// Whether a column, or what a value is called, tells what somebody may do.
  public static boolean isTold(String column) {
    String name = String.join("_", ColumnKind.words(column));
    return ROLES.contains(name) || FLAG.matcher(name).matches();
  }

  /// Whether that is said to be everything.
  public static boolean isAll(String column, String value) {
    String name = String.join("_", ColumnKind.words(column));
    String said = value.strip().toLowerCase(Locale.ROOT);
    return (ROLES.contains(name) && ALL.matcher(said).matches())
        || (FLAG.matcher(name).matches() && Set.of("true", "t", "1", "yes").contains(said));
  }

  /// A word that is no literal says something there: `role: Role.ADMIN`, `is_admin: true`.
  static boolean isCalled(String key, String word) {
    return !key.isEmpty() && isTold(key) && !word.isEmpty();
  }

  static boolean isAddressed(String local) {
    return LOCAL.matcher(local).matches();
  }

  static boolean of(List<Literal> record) {
    return record.stream().anyMatch(value -> isAll(value.key(), value.text()));
  }
}
