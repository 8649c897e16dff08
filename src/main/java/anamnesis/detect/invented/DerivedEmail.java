package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.contact.Email;
import anamnesis.detect.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Addresses that a generator puts together: out of the name beside them, all of them; or out of
/// two names of its lists that are somebody else's; in capitals; at a domain made of family names.
final class DerivedEmail implements Sign {
  private static final Rule RULE =
      new Rule(
          "S09-email-derived",
          "e-mail addresses put together as generators do",
          "their addresses are put together as a generator does it",
          "each address weighs by how it is made; that nearly all are made of the name beside them,"
              + " at three free providers, is told from 15 records on",
          "compare the local part with the name beside it",
          "a practice that gives out the addresses itself",
          "see who stood there before: anamnesis backups bisect PATH");

  private static final int FEWEST = 15;
  private static final double NEARLY_ALL = 0.95;
  private static final double CHOSEN = 0.065;
  private static final double MOST = 3;

  /// `Lonny_Wehner45`: nobody types capitals into an address.
  private static final Pattern CAPITALS =
      Pattern.compile("[A-Z][a-z']+(?:[._][A-Z][A-Za-z']*)?[0-9]{0,2}");

  /// What comes to mind first, and belongs to no patient.
  private static final Set<String> FIRST_IDEAS =
      Set.of(
          "email.com",
          "test.com",
          "domain.com",
          "fake.com",
          "demo.com",
          "sample.com",
          "company.com",
          "clinic.com",
          "hospital.com",
          "patient.com",
          "placeholder.com",
          "mailinator.com",
          "somewhere.com",
          "acme.com",
          "foo.com",
          "bar.com",
          "abc.com",
          "dummy.com",
          "test.org",
          "clinic.local",
          "example.co",
          "testmail.com",
          "mock.com",
          "healthcare.com");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.EMAIL) ? Optional.of(new Addresses()) : Optional.empty();
  }

  private static final class Addresses implements Watch {
    private final Set<String> domains = new TreeSet<>();
    private final FarDomains far = new FarDomains();
    private int derived;
    private int named;

    /// Of the domain that came last, for most share a few.
    private String last = "";

    private double ofLast;

    @Override
    public void see(Person person, Marks.Hand marks) {
      String written = person.text(ColumnKind.EMAIL).strip();
      Optional<Email> address = person.email();
      if (address.isEmpty()) {
        return;
      }
      String local = written.substring(0, written.lastIndexOf('@'));
      String domain = address.get().domain();
      if (domains.size() <= 3) {
        domains.add(domain);
      }
      far.add(person.place(), domain);
      double powers = local(local, person) + weighed(domain);
      if (powers != 0) {
        marks.weigh(person.place(), Strand.EMAILS, powers);
      }
    }

    private double weighed(String domain) {
      if (!domain.equals(last)) {
        last = domain;
        ofLast = domain(domain);
      }
      return ofLast;
    }

    /// One domain may be the practice's own, which gives the addresses out. Where people chose
    /// them, one in seven at least thinks of something else than a name.
    private double all() {
      return domains.size() == 1 ? 1 : Math.clamp(named * CHOSEN, 1, MOST);
    }

    private double local(String local, Person person) {
      double capitals = isCapital(local) && CAPITALS.matcher(local).matches() ? 0.9 : 0;
      if (person.family().isEmpty()) {
        return capitals + (ofLists(local) ? 0.5 : 0);
      }
      named++;
      String letters = Letters.only(local);
      boolean own =
          letters.contains(person.family())
              || (person.given().length() > 2 && letters.contains(person.given()));
      derived += own ? 1 : 0;
      if (own) {
        return capitals;
      }
      return capitals + (ofLists(local) ? 1.3 : ListedPair.is(local) ? 1.1 : -0.15);
    }

    private static boolean isCapital(String local) {
      return !local.isEmpty() && local.charAt(0) >= 'A' && local.charAt(0) <= 'Z';
    }

    @Override
    public void close(Marks.Hand marks) {
      far.weigh(marks);
      if (named >= FEWEST && derived >= NEARLY_ALL * named && domains.size() <= 3) {
        marks.weighAll(Strand.EMAILS, all());
      }
    }
  }

  /// `lonny.wehner4`: a given and a family name out of the lists that nobody real shares.
  static boolean ofLists(String local) {
    int first = end(local, begin(local, 0));
    int second = end(local, begin(local, first));
    return begin(local, second) == local.length()
        && isOddFamily(Letters.only(local.substring(first, second)))
        && NameBook.given(Letters.only(local.substring(0, first))) != 0;
  }

  /// Where the next letter is.
  private static int begin(String local, int from) {
    int at = from;
    while (at < local.length() && !isOfName(local.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int end(String local, int from) {
    int at = from;
    while (at < local.length() && isOfName(local.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOfName(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '\'';
  }

  /// In the list of faker's family and not among the thousand commonest.
  static boolean isOddFamily(String name) {
    int lists = NameBook.family(name);
    return isOfFaker(lists) && (lists & NameBook.bit('p')) == 0;
  }

  private static boolean isOfFaker(int lists) {
    return (lists & NameBook.bit('f')) != 0;
  }

  static double domain(String domain) {
    if (FIRST_IDEAS.contains(domain)) {
      return 1.3;
    }
    int dot = domain.indexOf('.');
    String name = dot < 0 ? domain : domain.substring(0, dot);
    if (name.indexOf('-') < 0 && !name.contains("and") && !isOddFamily(name)) {
      return 0;
    }
    List<String> parts = List.of(name.split("-|and(?=[a-z]{3})"));
    boolean families =
        parts.stream().anyMatch(DerivedEmail::isOddFamily)
            && parts.stream().allMatch(part -> isOfFaker(NameBook.family(Letters.only(part))));
    return families ? 1.5 : 0;
  }
}
