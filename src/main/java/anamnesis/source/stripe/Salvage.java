package anamnesis.source.stripe;

import anamnesis.evidence.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// What is whole on a page that the parser gives up on: an element that no parser takes costs
/// itself, and is known by its id.
final class Salvage {
  private Salvage() {}

  /// @param into where its elements go
  /// @return whether there is more
  static boolean of(byte[] page, Function<JsonParser, Element> element, List<Page.Spot> into)
      throws Silence {
    Outline outline = Outline.of(page, 0);
    Outline.Part data = one(outline, "data");
    Outline.Part more = one(outline, "has_more");
    String says = new String(page, more.from(), more.to() - more.from(), StandardCharsets.US_ASCII);
    boolean list = page[data.from()] == '[';
    if (!outline.isAll() || !list || !(says.equals("true") || says.equals("false"))) {
      throw Page.unreadable();
    }
    for (Outline.Part part : Outline.of(page, data.from()).parts()) {
      byte[] piece = Arrays.copyOfRange(page, part.from(), part.to());
      into.add(new Page.Spot(Place.json(part.from(), piece.length), read(piece, element)));
    }
    return says.equals("true");
  }

  private static Outline.Part one(Outline outline, String name) throws Silence {
    List<Outline.Part> parts =
        outline.parts().stream().filter(part -> part.name().equals(name)).toList();
    if (parts.size() != 1 || !parts.getFirst().isWhole()) {
      throw Page.unreadable();
    }
    return parts.getFirst();
  }

  private static Element read(byte[] piece, Function<JsonParser, Element> element) {
    try (JsonParser parser = Parsing.open(piece)) {
      parser.nextToken();
      return element.apply(parser);
    } catch (JacksonException unreadable) {
      return Element.named(Outline.id(piece, 0));
    }
  }
}
