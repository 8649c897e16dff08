package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values that only generators and testers write: the eight genders of Mockaroo, pictures from the
/// shelves of placeholder services, keys of all ones, patients called ZZTEST.
final class EnumLeak implements Sign {
  private static final Rule RULE =
      new Rule(
          "S15-enum-leak",
          "values that only generators and testers write",
          "they hold values that only generators and testers write",
          "each such value weighs for its record",
          "select distinct gender; select the pictures from robohash, picsum, pravatar",
          "a patient who chose that very word",
          "see who stood there before: anamnesis backups bisect PATH");

  /// Of Mockaroo's eight, and of faker-js's long list, those that intake forms do not offer.
  private static final Set<String> GENDERS =
      Set.of(
          "agender",
          "bigender",
          "genderfluid",
          "polygender",
          "pangender",
          "demigender",
          "demi-girl",
          "demi-boy",
          "neutrois",
          "androgyne",
          "gender questioning",
          "cis man",
          "cisgender male",
          "cisgender female",
          "cis woman",
          "xenogender",
          "omnigender",
          "trigender",
          "t* man",
          "t* woman",
          "trans* person",
          "gender variant",
          "gender nonconforming",
          "two* person");

  private static final Pattern PICTURES =
      Pattern.compile(
          "(?i).*(?:robohash\\.org|picsum\\.photos|pravatar\\.cc|placeimg\\.com|lorempixel\\.com"
              + "|loremflickr\\.com|placeholder\\.com|dummyimage\\.com|randomuser\\.me|placekitten\\.com"
              + "|cloudflare-ipfs\\.com/ipfs/Qmd3W5|cdn\\.jsdelivr\\.net/gh/faker-js"
              + "|s3\\.amazonaws\\.com/uifaces).*");

  private static final Pattern ROBOT = Pattern.compile("robohash\\.org/([a-z]{6,60})\\.");

  private static final Pattern KEYS =
      Pattern.compile(
          "(?i)([0-9a-f])\\1{7}-\\1{4}-[1-8]?\\1{3,4}-[89ab]?\\1{3,4}-\\1{12}"
              + "|0{8}-0{4}-[0-4]0{3}-[08]0{3}-0{6,}[0-9a-f]{1,6}"
              + "|[a-f0-9]0{7}-0{4}-[0-4]0{3}-[08]0{3}-0{6,}[0-9a-f]{1,6}");

  private static final int STEPS = 6;

  private static final Set<String> TESTERS =
      Set.of("zztest", "zzztest", "xxtest", "testpatient", "testuser", "patienttest", "usertest");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return Optional.of(new Leaks());
  }

  private static final class Leaks implements Watch {
    private final MockarooGenders genders = new MockarooGenders();

    @Override
    public void see(Person person, Marks.Hand marks) {
      String sex = person.text(ColumnKind.SEX);
      genders.see(person.place(), sex);
      if (sex.length() > 6 && GENDERS.contains(sex.toLowerCase(Locale.ROOT))) {
        marks.weigh(person.place(), Strand.TEXTS, 1.2);
      }
      EnumLeak.see(person, marks);
    }

    @Override
    public void close(Marks.Hand marks) {
      genders.prove(marks);
    }
  }

  /// `1a2b3c4d5e6f`: six or more of the ten steps from one digit of a UUID's end to the next but
  /// one are one up. Chance draws that once in 100,000 keys; whoever types a key counts.
  static boolean isTyped(String key) {
    int up = 0;
    for (int i = key.length() - 12; i + 2 < key.length(); i++) {
      int digit = Character.digit(key.charAt(i), 16);
      int next = Character.digit(key.charAt(i + 2), 16);
      up += digit >= 0 && next == (digit + 1) % 16 ? 1 : 0;
    }
    return up >= STEPS;
  }

  private static void see(Person person, Marks.Hand marks) {
    String picture = person.text(ColumnKind.PICTURE);
    if (!picture.isEmpty() && PICTURES.matcher(picture).matches()) {
      marks.weigh(person.place(), Strand.TEXTS, 2);
      if (isOfLatin(picture)) {
        marks.prove(person.place());
      }
    }
    String key = person.key();
    if (key.length() == 36 && (KEYS.matcher(key).matches() || isTyped(key))) {
      marks.weigh(person.place(), Strand.NUMBERS, 2);
    }
    if (isTester(person.given(), person.family())) {
      marks.weigh(person.place(), Strand.FAMILY_NAMES, 2.5);
    }
  }

  private static boolean isTester(String given, String family) {
    boolean maybe = given.contains("test") || family.contains("test");
    return maybe && (TESTERS.contains(given + family) || family.startsWith("zztest"));
  }

  /// `robohash.org/utsintprovident.png`: Mockaroo and faker-ruby call a picture by three words of
  /// Latin.
  static boolean isOfLatin(String picture) {
    Matcher named = ROBOT.matcher(picture);
    return named.find() && TemplateText.isLatinRunTogether(named.group(1));
  }
}
