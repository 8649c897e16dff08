package anamnesis.source.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What stands in lists inside of objects: each element an exhibit of its own, and no such list
/// left before its end.
final class Lines implements Met.Reader {
  /// As Stripe writes it, with the object's own id in it; anything else is no way to go.
  private static final Pattern PATH =
      Pattern.compile("/v1/[A-Za-z0-9_/]+(\\?[a-z_]+=[A-Za-z0-9_]+)?");

  private final Roll roll;
  private final Onwards onwards;

  /// Asks for the rest of a list.
  interface Onwards {
    /// @param cursor where to begin
    void walk(Stretch stretch, String cursor);
  }

  Lines(Roll roll, Onwards onwards) {
    this.roll = roll;
    this.onwards = onwards;
  }

  @Override
  public void saw(Met met) {
    for (Inside inside : met.element().inside()) {
      List<String> ids = new ArrayList<>();
      boolean ours = true;
      for (Inside.Part part : inside.parts()) {
        ours &= take(met.part(part), ids);
      }
      if (inside.more() && ours) {
        onwards(inside.path(), ids);
      }
    }
    if (met.is(Listing.CHECKOUT_SESSIONS)
        && met.element().root().path("line_items").isMissingNode()) {
      String session = Listing.CHECKOUT_SESSIONS.address() + "/" + met.element().id();
      onwards(session + "/line_items", List.of());
    }
  }

  /// What has a list of its own is heard there, as it is now and whole.
  ///
  /// @return whether it belongs here
  private boolean take(Met part, List<String> ids) {
    String id = part.element().id();
    if (id.isBlank() || Listing.has(part.element().object())) {
      return id.isBlank();
    }
    ids.add(id);
    long print = part.print();
    if (!roll.ids().has(id, print)) {
      part.take("");
      if (!roll.ids().add(id, print)) {
        roll.ids().print(id, print);
      }
    }
    return true;
  }

  private void onwards(String path, List<String> ids) {
    if (!PATH.matcher(path).matches()) {
      roll.fellSilent(
          new Silence(Silence.Why.OTHER, "a list in an object does not say where it goes on"));
      return;
    }
    String[] parts = path.split("\\?", 2);
    String question = parts.length > 1 ? "&" + parts[1] : "";
    Stretch stretch = new Stretch(address(path), parts[0], question, "", Stretch.End.NONE);
    onwards.walk(stretch, ids.isEmpty() ? "" : Stretch.after(ids.getLast()));
  }

  /// `/v1/invoices/in_1/lines` and the lines of any other invoice are one address to Stripe.
  private static String address(String path) {
    List<String> steps = new ArrayList<>(List.of(path.replaceFirst("\\?.*", "").split("/")));
    if (steps.size() > 4) {
      steps.remove(steps.size() - 2);
    }
    return String.join("/", steps);
  }
}
