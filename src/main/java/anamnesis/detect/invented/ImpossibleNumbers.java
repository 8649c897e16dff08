package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/// Numbers that nobody can have: area codes that were never given out, social security numbers and
/// check digits that no office issues, a ZIP of another state.
///
/// Real tables hold mistyped ones, one in twenty at most; of drawn ones most are impossible.
final class ImpossibleNumbers implements Sign {
  private static final Rule RULE =
      new Rule(
          "S05-impossible-ids",
          "phone, identity and account numbers that nobody can have",
          "their numbers were never given out, or fail their own check",
          "each number weighs as much as it is commoner among drawn ones than among mistyped ones",
          "ask a phone library whether the area codes exist; compare ZIP and state",
          "numbers of another country, or a column that was scrambled to protect people",
          "see who stood there before: anamnesis backups bisect PATH");

  private static final Pattern EXTENSION = Pattern.compile("(?i)[0-9]\\s*x\\s*[0-9]{2,6}\\s*$");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    boolean any =
        columns.has(ColumnKind.PHONE)
            || columns.has(ColumnKind.NATIONAL)
            || columns.has(ColumnKind.NPI)
            || columns.has(ColumnKind.IBAN)
            || columns.has(ColumnKind.CARD)
            || (columns.has(ColumnKind.STATE) && columns.has(ColumnKind.POSTAL));
    return any ? Optional.of(new Numbers()) : Optional.empty();
  }

  private static final class Numbers implements Watch {
    private final PhoneNumbers phones = new PhoneNumbers();

    @Override
    public void see(Person person, Marks.Hand marks) {
      weigh(
          person, ColumnKind.PHONE, Strand.PHONES, phone -> phone(phone, person.dialled()), marks);
      weigh(person, ColumnKind.NATIONAL, Strand.NUMBERS, IssuedNumbers::socialSecurity, marks);
      weigh(person, ColumnKind.NPI, Strand.NUMBERS, IssuedNumbers::npi, marks);
      weigh(person, ColumnKind.IBAN, Strand.NUMBERS, IssuedNumbers::iban, marks);
      weigh(person, ColumnKind.CARD, Strand.NUMBERS, IssuedNumbers::card, marks);
      double zip = ZipCodes.weight(person.text(ColumnKind.POSTAL), person.text(ColumnKind.STATE));
      if (zip != 0) {
        marks.weigh(person.place(), Strand.ADDRESSES, zip);
      }
    }

    private static void weigh(
        Person person,
        ColumnKind kind,
        Strand strand,
        ToDoubleFunction<String> weight,
        Marks.Hand marks) {
      String said = person.text(kind);
      double powers = said.isEmpty() ? 0 : weight.applyAsDouble(said);
      if (powers != 0) {
        marks.weigh(person.place(), strand, powers);
      }
    }

    private static boolean isExtended(String written) {
      return (written.indexOf('x') > 0 || written.indexOf('X') > 0)
          && EXTENSION.matcher(written).find();
    }

    /// An invented number rings in one case of three, and has an extension in every second.
    private double phone(String written, String digits) {
      double rings =
          switch (phones.rings(written, digits)) {
            case YES -> -0.15;
            case NO -> 1.2;
            case UNKNOWN -> 0;
          };
      double fiction = PhoneNumbers.isFiction(digits) ? 1.8 : 0;
      double extension = isExtended(written) ? 0.8 : 0;
      double abroad = written.startsWith("001-") ? 1 : 0;
      return rings + fiction + extension + abroad;
    }
  }
}
