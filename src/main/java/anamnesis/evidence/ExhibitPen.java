package anamnesis.evidence;

import anamnesis.casefile.JsonText;
import anamnesis.casefile.Pen;
import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import anamnesis.contact.Trait;
import org.jspecify.annotations.Nullable;

/// An exhibit as it stands on its shelf, which has more of them than of all else.
final class ExhibitPen implements Pen<Exhibit> {
  @Override
  public byte[] write(Exhibit exhibit) {
    return new Line(new JsonText()).exhibit(exhibit).bytes();
  }

  @Override
  public @Nullable Exhibit read(byte[] line, int from) {
    return PennedExhibit.read(line, from);
  }

  private record Line(JsonText text) {
    private JsonText exhibit(Exhibit exhibit) {
      text.open('{').field("sha256", exhibit.sha256());
      place(exhibit.place());
      text.field("witness", exhibit.witness());
      text.field("kind", exhibit.kind()).field("id", exhibit.id());
      text.name("traits").open('[');
      exhibit.traits().forEach(this::mention);
      text.close(']');
      if (exhibit.said() != null) {
        text.field("said", exhibit.said().toString());
      }
      return text.close('}');
    }

    private void place(Place place) {
      text.name("place").open('{').field("form", place.form().name());
      text.field("row", place.row());
      text.field("offset", place.offset()).field("length", place.length()).close('}');
    }

    private void mention(Mention mention) {
      text.open('{').field("role", mention.role().name()).field("place", mention.place());
      text.name("trait").open('{');
      trait(mention.trait());
      text.close('}').close('}');
    }

    private void trait(Trait trait) {
      switch (trait) {
        case PersonName name ->
            is("name")
                .field("given", name.given())
                .field("middle", name.middle())
                .field("family", name.family())
                .field("suffix", name.suffix());
        case BirthDate born ->
            is("born")
                .field("year", born.year())
                .field("month", born.month())
                .field("day", born.day());
        case Phone phone -> is("phone").field("e164", phone.e164());
        case Email email -> is("email").field("address", email.address());
        case Address address ->
            is("address")
                .field("street", address.street())
                .field("unit", address.unit())
                .field("city", address.city())
                .field("state", address.state())
                .field("zip", address.zip());
        case Identifier identifier ->
            is("identifier")
                .field("namespace", identifier.namespace())
                .field("value", identifier.value());
      }
    }

    private JsonText is(String word) {
      return text.field("is", word);
    }
  }
}
