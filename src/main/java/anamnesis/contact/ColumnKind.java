package anamnesis.contact;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a column of a table that nobody here knows holds of people: told by its name in whatever
/// style a schema has it, and for e-mails and phones by what stands in it.
public enum ColumnKind {
  EMAIL("email|mail|emails|courriel|correo|epost|eposta"),
  PHONE(
      "phone|mobile|cell|tel|fax|cellphone|telephone|handy|mobil|rufnummer|telefon|telefonnummer"
          + "|telefono|telefone|movil|celular|cellulare|telefoon|telefoonnummer"),
  BORN(
      "birthdate|dateofbirth|dob|birthday|birthdt|bornon|born|geburtsdatum|geburtstag|datenaissance"
          + "|datedenaissance|fechanacimiento|fechadenacimiento|datanascita|datadinascita"
          + "|datanascimento|datadenascimento|nascimento|geboortedatum|dataurodzenia|fodelsedatum"
          + "|fodselsdato"),
  USERNAME("username|login|loginname|handle|screenname|nickname"),
  GIVEN(
      "firstname|givenname|forename|fname|given|vorname|prenom|prenoms|nombre|nombres|primeironome"
          + "|voornaam|imie|fornamn|fornavn"),
  MIDDLE("middlename|middleinitial|middle|mname"),
  FAMILY(
      "lastname|familyname|surname|lname|nachname|familienname|nomdefamille|nomfamille|apellido"
          + "|apellidos|cognome|sobrenome|apelido|achternaam|nazwisko|efternamn|etternavn"),
  NAME(
      "name|fullname|legalname|displayname|nom|nome|naam|namn|navn|nomcomplet|nombrecompleto"
          + "|nomecompleto"),
  STREET(
      "street|streetaddress|address|addressline1|address1|street1|addr1|strasse|anschrift|adresse"
          + "|rue|direccion|domicilio|indirizzo|endereco|morada|logradouro|adres|straat|ulica|adress"),
  UNIT("addressline2|address2|street2|addr2|unit|apartment"),
  CITY(
      "city|town|ort|wohnort|stadt|ville|commune|ciudad|localidad|poblacion|citta|comune|cidade"
          + "|localidade|plaats|woonplaats|miasto|miejscowosc"),
  STATE("state|province|region|bundesland|provincia|estado"),
  POSTAL(
      "postalcode|postcode|zip|zipcode|postal|plz|postleitzahl|codepostal|codigopostal|cap|cep"
          + "|kodpocztowy|postnummer"),
  SEX(
      "sex|gender|birthsex|sexatbirth|legalsex|administrativegender|geschlecht|sexe|sexo|sesso"
          + "|geslacht|plec"),
  /// A number that a state gave to a person.
  NATIONAL("ssn|socialsecurity|socialsecuritynumber|socialsecurityno|ssno"),
  NPI("npi|npinumber"),
  IBAN("iban"),
  CARD("cardnumber|creditcard|creditcardnumber|ccnumber"),
  /// When the record was made.
  CREATED(
      "created|createdat|createdon|createdate|creationdate|datecreated|datejoined|joinedat|joined"
          + "|insertedat|registered|registeredat|registeredon|registrationdate|signupdate|signedupat"
          + "|addedat|addedon|enteredat|createdtime|creationtime"),
  PICTURE("avatar|avatarurl|image|imageurl|photo|photourl|picture|pictureurl|profilepicture"),
  /// What only somebody has who came back: when last, how often, how much.
  HISTORY(
      "lastvisit|lastvisitat|lastvisitdate|lastvisiton|lastseen|lastseenat|lastseenon"
          + "|lastappointment|lastappointmentat|lastappointmentdate|lastencounter|lastencounterdate"
          + "|lastlogin|lastloginat|lastsignin|lastsigninat|currentsigninat|lastpayment"
          + "|lastpaymentat|lastpaymentdate|lastbilled|lastbilledat|visits|visitcount|numvisits"
          + "|appointments|appointmentcount|appointmentscount|signincount|logincount|ordercount"
          + "|orderscount|totalspent|totalpaid|lifetimevalue|balance|outstandingbalance"),
  NOTE(
      "note|notes|comment|comments|remark|remarks|bio|about|description|message|complaint"
          + "|chiefcomplaint|history|medicalhistory|summary"),
  /// What opens a door: never a trait, never on a screen.
  SECRET(
      "password|passwd|passphrase|pwd|secret|token|salt|otp|totp|pin|apikey|privatekey|accesskey|sessionkey"),
  OTHER("");

  private static final Pattern WRITTEN_PHONE =
      Pattern.compile("\\+?1?[ .-]?\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}|\\+\\d{8,14}");

  /// Whose a column is, where it stands in front: `patient_first_name`.
  private static final Set<String> OWNERS = Set.of("patient", "person", "client", "member", "user");

  /// So many of the values that are there must look alike before a column counts by its content.
  private static final double MOST = 0.8;

  private static final int FEWEST = 3;

  private final Pattern names;

  ColumnKind(String names) {
    this.names = Pattern.compile(names);
  }

  /// @param values some that stand in it and are not empty
  public static ColumnKind of(String column, Collection<String> values) {
    for (ColumnKind kind : List.of(SECRET, EMAIL, PHONE)) {
      if (kind.named(column)) {
        return kind;
      }
    }
    String whole = joined(column);
    for (ColumnKind kind : values()) {
      if (kind != OTHER && kind.names.matcher(whole).matches()) {
        return kind;
      }
    }
    return mostly(values, ColumnKind::isEmail)
        ? EMAIL
        : mostly(values, ColumnKind::isWrittenPhone) ? PHONE : OTHER;
  }

  /// For a screen and for who corrects it: `email`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether one of the words in the name of a column says so.
  public boolean named(String column) {
    return words(column).stream().anyMatch(word -> names.matcher(word).matches());
  }

  /// `contactEMail`, `CELL_PHONE` and `phone2` as lower-case words.
  public static List<String> words(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String parted =
        plain
            .replace("ß", "ss")
            .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
            .replaceAll("(?<=[A-Z])(?=[A-Z][a-z])", "_")
            .replaceAll("(?<=[A-Za-z])(?=[0-9])", "_")
            .toLowerCase(Locale.ROOT);
    String joined = parted.replaceAll("(^|[^a-z0-9])e[^a-z0-9]mail", "$1email");
    return Arrays.stream(joined.split("[^a-z0-9]+")).filter(word -> !word.isEmpty()).toList();
  }

  /// Of what a table holds the rows: `public.patients` those of a `patient`.
  public static String noun(String table) {
    List<String> words = words(table.substring(table.lastIndexOf('.') + 1));
    String last = words.isEmpty() ? "row" : words.getLast();
    if (last.equals("people")) {
      return "person";
    }
    return last.endsWith("s") && !last.endsWith("ss") ? last.substring(0, last.length() - 1) : last;
  }

  public static boolean isEmail(String value) {
    return Email.of(value).filter(email -> email.domain().contains(".")).isPresent();
  }

  public static boolean isWrittenPhone(String value) {
    return WRITTEN_PHONE.matcher(value.strip()).matches();
  }

  public static boolean mostly(Collection<String> values, Predicate<String> kind) {
    long alike = values.stream().filter(kind).count();
    return alike >= FEWEST && alike >= MOST * values.size();
  }

  /// The name of a column in one word, without whose it is: `firstname`.
  public static String joined(String column) {
    List<String> words = words(column);
    boolean owned = words.size() > 1 && OWNERS.contains(words.getFirst());
    return String.join("", owned ? words.subList(1, words.size()) : words);
  }
}
