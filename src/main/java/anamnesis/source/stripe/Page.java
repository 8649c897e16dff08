package anamnesis.source.stripe;

import anamnesis.evidence.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.zip.Adler32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/// One page of a list as it was received, and where in it each element stands.
final class Page {
  private final byte[] bytes;
  private final List<Spot> elements = new ArrayList<>();
  private final String passedOver;
  private @Nullable Boolean more;

  private Page(byte[] bytes) {
    this(bytes, "");
  }

  private Page(byte[] bytes, String passedOver) {
    this.bytes = bytes;
    this.passedOver = passedOver;
  }

  /// @param element in passing its id alone
  record Spot(Place place, Element element) {
    String id() {
      return element.id();
    }
  }

  /// With all that its elements say.
  ///
  /// @param last whether it is not worth to ask again for one that is no JSON
  static Page whole(byte[] body, boolean last) throws Silence {
    return new Page(body).read(Parsing::element, last);
  }

  /// With nothing but the ids of its elements.
  static Page inPassing(byte[] body, boolean last) throws Silence {
    return new Page(body).read(Page::named, last);
  }

  /// In the place of a page whose one object is too long to be heard.
  static Page passingOver(String id) {
    Page page = new Page(new byte[0], id);
    page.more = true;
    return page;
  }

  /// One object that no list holds.
  static Page alone(byte[] body) {
    return new Page(body);
  }

  private Page read(Function<JsonParser, Element> element, boolean last) throws Silence {
    try (JsonParser parser = Parsing.open(bytes)) {
      read(parser, element);
    } catch (JacksonException odd) {
      if (!last && !(odd instanceof StreamConstraintsException)) {
        throw unreadable();
      }
      elements.clear();
      more = Salvage.of(bytes, element, elements);
    }
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  List<Spot> elements() {
    return elements;
  }

  boolean more() {
    return Boolean.TRUE.equals(more);
  }

  /// In the order of the page; those without an id left out.
  List<String> ids() {
    return passedOver.isEmpty()
        ? elements.stream().map(Spot::id).filter(id -> !id.isBlank()).toList()
        : List.of(passedOver);
  }

  /// The id of what is too long to be heard, and stands here; empty if nothing is.
  String passedOver() {
    return passedOver;
  }

  byte[] stretch(Spot spot) {
    int from = Math.toIntExact(spot.place().offset());
    return Arrays.copyOfRange(bytes, from, from + spot.place().length());
  }

  /// Two numbers of unlike making that change with any byte of it.
  long print(Place place) {
    int from = Math.toIntExact(place.offset());
    CRC32C check = new CRC32C();
    check.update(bytes, from, place.length());
    Adler32 other = new Adler32();
    other.update(bytes, from, place.length());
    return (check.getValue() << 32) | other.getValue();
  }

  private void read(JsonParser parser, Function<JsonParser, Element> element) throws Silence {
    boolean list = false;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw unreadable();
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      boolean again = name.equals("data") ? list : name.equals("has_more") && more != null;
      if (again) {
        throw unreadable();
      }
      if (name.equals("data") && value == JsonToken.START_ARRAY) {
        list = true;
        elements(parser, element);
      } else if (name.equals("has_more")) {
        more = value == JsonToken.VALUE_TRUE;
        if (!value.isBoolean()) {
          throw unreadable();
        }
      } else {
        parser.skipChildren();
      }
    }
    boolean trailing = parser.nextToken() != null;
    if (!list || more == null || trailing) {
      throw unreadable();
    }
  }

  private void elements(JsonParser parser, Function<JsonParser, Element> element) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long from = parser.currentTokenLocation().getByteOffset();
      Element read = element.apply(parser);
      long to = parser.currentLocation().getByteOffset();
      elements.add(new Spot(Place.json(from, Math.toIntExact(to - from)), read));
    }
  }

  private static Element named(JsonParser parser) {
    String id = "";
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Element.named(id);
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean named = parser.currentName().equals("id");
      if (parser.nextToken() == JsonToken.VALUE_STRING && named) {
        id = Parsing.id(parser.getString());
      }
      parser.skipChildren();
    }
    return Element.named(id);
  }

  static Silence unreadable() {
    return new Silence(
        Silence.Why.UNREADABLE, "Stripe kept answering with pages that are cut off or no list");
  }
}
