package anamnesis.detect.invented;

import anamnesis.contact.Email;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses and numbers that were set aside for examples, so that they reach nobody.
///
/// Domains: RFC 2606 and RFC 6761. Numbers: NANP 555-0100 to 555-0199, Ofcom's numbers for drama,
/// ACMA's fictitious numbers.
final class Reserved {
  private static final Pattern DOMAIN =
      Pattern.compile("(?:.*\\.)?(?:example\\.(?:com|net|org)|test|example|invalid|localhost)");

  /// What clinics type where nobody has an address: a habit, not an invented person.
  private static final Pattern NOBODY =
      Pattern.compile(
          "(?:no[-_.]?e?-?mail|no[-_.]?one|nobody|none|n[-_.]?a|unknown|declined|refused"
              + "|not[-_.]?(?:given|provided)|withheld)[-_.+]?\\d*");

  private static final Pattern AMERICAN = Pattern.compile("(?:1?[2-9]\\d{2})?55501\\d{2}");

  /// Behind 44, or behind the national 0.
  private static final Pattern BRITISH =
      Pattern.compile(
          "1632960\\d{3}|7700900\\d{3}|2079460\\d{3}|(?:11[3-8]|121|131|141|151|161)4960\\d{3}"
              + "|1914980\\d{3}|2896496\\d{3}|2920180\\d{3}|8081570\\d{3}|3069990\\d{3}");

  /// Behind 61, or behind the national 0.
  private static final Pattern AUSTRALIAN =
      Pattern.compile(
          "[2378](?:5550|7010)\\d{4}|491570(?:006|110|156|157|158|159|313|737)"
              + "|491571(?:266|491|804)|491572(?:549|665|983)|491573(?:770|087)");

  private Reserved() {}

  static boolean email(Email email) {
    return mayBe(email.domain())
        && DOMAIN.matcher(email.domain()).matches()
        && !NOBODY.matcher(email.local()).matches();
  }

  /// Nearly all are none of them, and are let go without a closer look.
  private static boolean mayBe(String domain) {
    return domain.contains("example")
        || domain.endsWith("test")
        || domain.endsWith("invalid")
        || domain.endsWith("localhost");
  }

  static boolean phone(String written) {
    return number(digits(written));
  }

  /// The same of the digits alone.
  static boolean number(String digits) {
    if (!digits.contains("55501") && "046".indexOf(first(digits)) < 0) {
      return false;
    }
    if (AMERICAN.matcher(digits).matches()) {
      return true;
    }
    return behind(digits, List.of("44", "0044", "0")).filter(Reserved::british).isPresent()
        || behind(digits, List.of("61", "0061", "0")).filter(Reserved::australian).isPresent();
  }

  /// The digits without an extension: seven at least make a number.
  static String digits(String written) {
    return PhoneNumbers.digits(written);
  }

  private static char first(String digits) {
    return digits.isEmpty() ? ' ' : digits.charAt(0);
  }

  private static boolean british(String rest) {
    return BRITISH.matcher(rest).matches();
  }

  private static boolean australian(String rest) {
    return AUSTRALIAN.matcher(rest).matches();
  }

  private static Optional<String> behind(String digits, List<String> prefixes) {
    return prefixes.stream()
        .filter(digits::startsWith)
        .map(prefix -> strip(digits.substring(prefix.length())))
        .findFirst();
  }

  /// `+44 (0)7700 …` is written often, and means the same.
  private static String strip(String rest) {
    return rest.startsWith("0") ? rest.substring(1) : rest;
  }
}
