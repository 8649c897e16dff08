package anamnesis.detect;

import static anamnesis.contact.ColumnKind.mostly;

import anamnesis.contact.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which columns of a table hold e-mail addresses and phone numbers: told by their names in
/// whatever style a schema has them, and by what stands in them.
record ContactColumns(List<Table.Column> emails, List<Table.Column> phones) {
  /// @param samples some rows, each with the values of the table's text columns in their order
  static ContactColumns of(Table table, List<List<@Nullable String>> samples) {
    List<Table.Column> emails = new ArrayList<>();
    List<Table.Column> phones = new ArrayList<>();
    List<Table.Column> texts = table.columns().stream().filter(Table.Column::isText).toList();
    for (Table.Column column : table.columns()) {
      int at = texts.indexOf(column);
      List<String> values = at < 0 ? List.of() : values(samples, at);
      if (at >= 0
          && (ColumnKind.EMAIL.named(column.name()) || mostly(values, ColumnKind::isEmail))) {
        emails.add(column);
      } else if (isPhone(column) || mostly(values, ColumnKind::isWrittenPhone)) {
        phones.add(column);
      }
    }
    return new ContactColumns(emails, phones);
  }

  boolean none() {
    return emails.isEmpty() && phones.isEmpty();
  }

  private static boolean isPhone(Table.Column column) {
    return (column.isText() || column.isNumber()) && ColumnKind.PHONE.named(column.name());
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
