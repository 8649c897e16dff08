package anamnesis.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/// A phone number in E.164, without its extension. What clerks write who have none, and a number
/// without its area code, which belongs to many, is no number.
public record Phone(String e164) implements Trait {
  /// @param country where a number without a country code is taken to be, as `US`
  public static Optional<Phone> of(String text, String country) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = phones.parse(text, country);
      return phones.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
              && !placeholder(String.valueOf(number.getNationalNumber()))
          ? Optional.of(new Phone(phones.format(number, PhoneNumberFormat.E164)))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  public static Optional<Phone> of(String text) {
    return of(text, "US");
  }

  @Override
  public String toString() {
    return e164;
  }

  @Override
  public boolean household() {
    return true;
  }

  @Override
  public String masked() {
    return "…" + e164.substring(Math.max(0, e164.length() - 2));
  }

  private static boolean placeholder(String digits) {
    return digits.chars().distinct().count() == 1 || digits.endsWith("5555555");
  }
}
