package anamnesis.evidence;

import anamnesis.casefile.JsonCursor;
import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import anamnesis.contact.Trait;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An exhibit's line, read as [ExhibitPen] wrote it.
final class PennedExhibit {
  private final JsonCursor line;

  private PennedExhibit(JsonCursor line) {
    this.line = line;
  }

  static @Nullable Exhibit read(byte[] line, int from) {
    return new PennedExhibit(new JsonCursor(line, from)).exhibit();
  }

  private @Nullable Exhibit exhibit() {
    String sha256 = line.word("\"sha256\":\"");
    Place place = place();
    String witness = line.word(",\"witness\":\"");
    String kind = line.word(",\"kind\":\"");
    String id = line.text(",\"id\":\"");
    List<Mention> traits = line.list(",\"traits\":[", this::mention);
    Instant day = day();
    line.expect("}");
    return !line.isDone() ? null : new Exhibit(sha256, place, witness, kind, id, traits, day);
  }

  private Place place() {
    Place.Form form = line.one(Place.Form.values(), ",\"place\":{\"form\":\"");
    long row = line.number(",\"row\":");
    long offset = line.number(",\"offset\":");
    int length = line.small(",\"length\":");
    line.expect("}");
    return new Place(form, row, offset, length);
  }

  private Mention mention() {
    Mention.Role role = line.one(Mention.Role.values(), "{\"role\":\"");
    String place = line.word(",\"place\":\"");
    Trait trait = trait(line.word(",\"trait\":{\"is\":\""));
    line.expect("}}");
    return new Mention(role, place, trait);
  }

  private Trait trait(String is) {
    return switch (is) {
      case "identifier" ->
          new Identifier(line.word(",\"namespace\":\""), line.text(",\"value\":\""));
      case "name" ->
          new PersonName(
              line.text(",\"given\":\""),
              line.text(",\"middle\":\""),
              line.text(",\"family\":\""),
              line.text(",\"suffix\":\""));
      case "email" -> new Email(line.text(",\"address\":\""));
      case "phone" -> new Phone(line.text(",\"e164\":\""));
      case "address" ->
          new Address(
              line.text(",\"street\":\""),
              line.text(",\"unit\":\""),
              line.text(",\"city\":\""),
              line.text(",\"state\":\""),
              line.text(",\"zip\":\""));
      case "born" ->
          new BirthDate(
              line.small(",\"year\":"), line.small(",\"month\":"), line.small(",\"day\":"));
      default -> unknown();
    };
  }

  private Trait unknown() {
    line.refuse();
    return new Email("");
  }

  private @Nullable Instant day() {
    if (!line.passes(",\"said\":")) {
      return null;
    }
    try {
      return Instant.parse(line.text("\""));
    } catch (DateTimeException e) {
      line.refuse();
      return null;
    }
  }
}
