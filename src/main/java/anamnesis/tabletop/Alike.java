package anamnesis.tabletop;

import anamnesis.contact.Address;
import anamnesis.contact.Email;
import anamnesis.contact.Phone;
import java.util.Locale;

/// When two spellings of a column's value are one value: the portal's own spelling is lost, and
/// nobody could know it.
final class Alike {
  private Alike() {}

  static String normal(String column, String value) {
    return switch (column) {
      case "phone" -> Phone.of(value).map(Phone::e164).orElse(value);
      case "email", "login_email" -> Email.of(value).map(Email::address).orElse(value);
      case "street" ->
          Address.of(value, "", "", "")
              .map(address -> address.street() + address.unit())
              .orElse(value);
      default -> value.strip().toLowerCase(Locale.ROOT);
    };
  }
}
