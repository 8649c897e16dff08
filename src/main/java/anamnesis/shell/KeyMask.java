package anamnesis.shell;

import anamnesis.contact.ColumnKind;
import java.util.List;
import java.util.regex.Pattern;

/// The key of a row as a screen shows it: a number or an id is no name. What could be one, or an
/// address, a phone, a birth date, a card or a social security number, is masked; so is `doe1980`,
/// and whatever stands in a column that is called after one of those: 5550123 is a phone there.
record KeyMask(boolean reveal) {
  private static final Pattern ID =
      Pattern.compile(
          "-?(?!(?:18|19|20)\\d\\d(?:0[1-9]|1[0-2])[0-3]\\d$)\\d{1,8}|\\d{17,18}"
              + "|(?:[A-Za-z]{1,2}|[a-z]{3}_)\\d{1,6}"
              + "|(?=\\w*\\d[A-Za-z])(?!\\w*[A-Za-z][a-z]{4}\\w*$)(?:[a-z]{2,5}_)?[A-Za-z0-9]{14,59}"
              + "|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  String of(String column, String key) {
    return reveal || (!isPersonal(column) && ID.matcher(key).matches()) ? key : "…";
  }

  /// `phone`, and not `phone_id`, which is another table's key.
  private static boolean isPersonal(String column) {
    List<String> words = ColumnKind.words(column);
    boolean id = words.size() > 1 && words.getLast().equals("id");
    return !id && ColumnKind.of(column, List.of()) != ColumnKind.OTHER;
  }
}
