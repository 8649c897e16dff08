package anamnesis.contact;

import java.util.Locale;
import java.util.Optional;

/// An e-mail address in lower case, as it was written otherwise: dots and tags are kept, for two
/// people of one family may differ by nothing else.
public record Email(String address) implements Trait {
  public static Optional<Email> of(String text) {
    String address = text.strip().toLowerCase(Locale.ROOT);
    int at = address.lastIndexOf('@');
    boolean plausible = at > 0 && at < address.length() - 1 && !isParted(address);
    return plausible ? Optional.of(new Email(address)) : Optional.empty();
  }

  private static boolean isParted(String address) {
    for (int i = 0; i < address.length(); i++) {
      if (Character.isWhitespace(address.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  public String local() {
    return address.substring(0, address.lastIndexOf('@'));
  }

  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  @Override
  public String toString() {
    return address;
  }

  @Override
  public boolean household() {
    return true;
  }

  /// Of a short domain, which may be a family's own, no more than its half.
  @Override
  public String masked() {
    String domain = domain();
    int shown = domain.length() < 12 ? domain.length() / 2 : 8;
    return local().charAt(0) + "…@…" + domain.substring(domain.length() - shown);
  }
}
