package anamnesis.source.stripe.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The objects of Stripe in a document, whatever they are wrapped in: a page of a list, a record of
/// a connector, an entry of a log.
///
/// An event is an exhibit, and so is what it shows: the object as it was when the event was made.
/// What shows a thing that was deleted does not bring it back.
final class Pieces {
  /// What connectors call the moment at which they read a record.
  private static final List<String> READ_AT =
      List.of(
          "_airbyte_extracted_at",
          "_airbyte_emitted_at",
          "emitted_at",
          "time_extracted",
          "_sdc_extracted_at",
          "_fivetran_synced",
          "_last_synced_at",
          "last_synced_at");

  private static final Set<String> LISTS = Set.of("list", "search_result");

  /// An entry of a log may name an object, and is none.
  private static final Set<String> LOGGED =
      Set.of("level", "msg", "message", "severity", "timestamp", "@timestamp");

  /// What such an event shows can still be asked for: it has ended, and is not gone.
  private static final String ENDED = "customer.subscription.deleted";

  private final List<Piece> found = new ArrayList<>();
  private final List<String> quoted = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private final List<String> goingOn = new ArrayList<>();

  private Pieces() {}

  /// @param day of which it speaks where it does not say so itself
  static Pieces in(Seen document, Instant day) {
    Pieces pieces = new Pieces();
    pieces.look(document, day);
    return pieces;
  }

  List<Piece> found() {
    return found;
  }

  /// Texts in it that may hold a document themselves: a log that quotes what it was sent.
  List<String> quoted() {
    return quoted;
  }

  /// Where Stripe has the lists of which a last page is in it.
  List<String> ended() {
    return ended;
  }

  /// The same of a page that is not the last.
  List<String> goingOn() {
    return goingOn;
  }

  private void look(Seen seen, Instant day) {
    Instant own = day(seen, day);
    if (LISTS.contains(seen.text("object")) && seen.text("has_more").equals("false")) {
      ended.add(seen.text("url"));
    }
    if (LISTS.contains(seen.text("object")) && seen.text("has_more").equals("true")) {
      goingOn.add(seen.text("url"));
    }
    if (isOne(seen)) {
      take(seen, own);
      return;
    }
    seen.parts().values().forEach(part -> look(part, own));
    seen.texts().values().stream().filter(text -> text.contains("{\"")).forEach(quoted::add);
  }

  private static boolean isOne(Seen seen) {
    String object = seen.text("object");
    String id = seen.text("id");
    boolean known = !object.isEmpty() || !Prefixes.object(id).isEmpty();
    return known && !id.isEmpty() && !LISTS.contains(object) && !isLogged(seen);
  }

  /// An entry of a log, whatever it names.
  static boolean isLogged(Seen seen) {
    return LOGGED.stream().anyMatch(seen.texts()::containsKey);
  }

  private void take(Seen seen, Instant day) {
    String object = seen.text("object");
    boolean event = object.equals("event");
    Instant made = event ? Moments.second(seen.text("created")).orElse(day) : day;
    String said = object.isEmpty() ? Prefixes.object(seen.text("id")) : "";
    Mode mode = Mode.of(seen.text("livemode"));
    found.add(new Piece(said, seen.from(), seen.to(), made, false, mode));
    if (event) {
      snapshot(seen, made, mode);
    }
  }

  private void snapshot(Seen event, Instant made, Mode mode) {
    String type = event.text("type");
    Seen data = event.parts().get("data");
    Seen shown = data == null ? null : data.parts().get("object");
    boolean gone = type.endsWith(".deleted") && !type.equals(ENDED);
    if (shown == null || gone || shown.text("id").isEmpty() || shown.text("object").isEmpty()) {
      return;
    }
    Instant day = made.plusMillis(Order.within(type));
    Mode own = Mode.of(shown.text("livemode")).or(mode);
    found.add(new Piece("", shown.from(), shown.to(), day, true, own));
  }

  private static Instant day(Seen seen, Instant otherwise) {
    return READ_AT.stream()
        .flatMap(name -> Moments.any(seen.text(name)).stream())
        .findFirst()
        .orElse(otherwise);
  }
}
