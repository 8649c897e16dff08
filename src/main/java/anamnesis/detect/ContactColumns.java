package anamnesis.detect;

import anamnesis.contact.Email;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which columns of a table hold e-mail addresses and phone numbers: told by their names in
/// whatever style a schema has them, and by what stands in them.
record ContactColumns(List<Table.Column> emails, List<Table.Column> phones) {
  private static final Set<String> EMAIL = Set.of("email", "mail", "emails");
  private static final Set<String> PHONE =
      Set.of("phone", "mobile", "cell", "tel", "fax", "cellphone", "telephone", "handy");
  private static final Pattern WRITTEN_PHONE =
      Pattern.compile("\\+?1?[ .-]?\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}|\\+\\d{8,14}");

  /// So many of the values that are there must look alike before a column counts by its content.
  private static final double MOST = 0.8;

  private static final int FEWEST = 3;

  /// @param samples some rows, each with the values of the table's text columns in their order
  static ContactColumns of(Table table, List<List<@Nullable String>> samples) {
    List<Table.Column> emails = new ArrayList<>();
    List<Table.Column> phones = new ArrayList<>();
    List<Table.Column> texts = table.columns().stream().filter(Table.Column::isText).toList();
    for (Table.Column column : table.columns()) {
      int at = texts.indexOf(column);
      List<String> values = at < 0 ? List.of() : values(samples, at);
      if (at >= 0 && (named(column, EMAIL) || mostly(values, ContactColumns::isEmail))) {
        emails.add(column);
      } else if (isPhone(column) || mostly(values, ContactColumns::isWrittenPhone)) {
        phones.add(column);
      }
    }
    return new ContactColumns(emails, phones);
  }

  boolean none() {
    return emails.isEmpty() && phones.isEmpty();
  }

  /// `contactEMail`, `CELL_PHONE` and `phone2` as lower-case words.
  static List<String> words(String name) {
    String parted =
        name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
            .replaceAll("(?<=[A-Z])(?=[A-Z][a-z])", "_")
            .replaceAll("(?<=[A-Za-z])(?=[0-9])", "_")
            .toLowerCase(Locale.ROOT);
    String joined = parted.replaceAll("(^|[^a-z0-9])e[^a-z0-9]mail", "$1email");
    return Arrays.stream(joined.split("[^a-z0-9]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static boolean named(Table.Column column, Set<String> kind) {
    return words(column.name()).stream().anyMatch(kind::contains);
  }

  private static boolean mostly(List<String> values, Predicate<String> kind) {
    long alike = values.stream().filter(kind).count();
    return alike >= FEWEST && alike >= MOST * values.size();
  }

  private static boolean isPhone(Table.Column column) {
    return (column.isText() || column.isNumber()) && named(column, PHONE);
  }

  private static boolean isWrittenPhone(String value) {
    return WRITTEN_PHONE.matcher(value.strip()).matches();
  }

  private static boolean isEmail(String value) {
    return Email.of(value).filter(email -> email.domain().contains(".")).isPresent();
  }

  private static List<String> values(List<List<@Nullable String>> samples, int at) {
    List<String> values = new ArrayList<>();
    for (List<@Nullable String> sample : samples) {
      String value = sample.get(at);
      if (value != null && !value.isBlank()) {
        values.add(value);
      }
    }
    return values;
  }
}
