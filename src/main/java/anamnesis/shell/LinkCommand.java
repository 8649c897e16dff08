package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Gone;
import anamnesis.link.Identity.Kind;
import anamnesis.link.Linked;
import anamnesis.link.Linking;
import anamnesis.link.Pair.Band;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// `link`: which exhibits speak of the same person, payment or document.
final class LinkCommand implements Command {
  @Override
  public String name() {
    return "link";
  }

  @Override
  public String about() {
    return "find out which exhibits speak of the same person, payment or document";
  }

  @Override
  public String example() {
    return "link";
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Case file = call.theCase();
    if (!Exhibit.shelf(file).exists()) {
      throw new Refusal(
          "nothing has been gathered into this case yet",
          "ask a witness first, as `anamnesis gather stripe`");
    }
    Linked linked = Linking.link(file);
    Exit exit = linked.contradictions().isEmpty() ? Exit.DONE : Exit.FOUND;
    return new Outcome(exit, json(linked), screen(linked));
  }

  private static ObjectNode json(Linked linked) {
    ObjectNode json = Outcome.json("link");
    json.put("identities", linked.identities().size());
    json.put("people", linked.count(Kind.PERSON));
    json.put("payments", linked.count(Kind.PAYMENT));
    json.put("documents", linked.count(Kind.DOCUMENT));
    json.put("automatic", linked.count(Band.AUTOMATIC));
    json.put("ruled", linked.count(Band.RULED));
    json.put("inReview", linked.count(Band.REVIEW));
    json.put("households", linked.households());
    json.putObject("erased")
        .put("people", linked.gone().people())
        .put("perhaps", linked.gone().perhaps())
        .put("unclaimed", linked.gone().unclaimed());
    json.put("quarantined", linked.quarantined().size());
    linked.contradictions().forEach(json.putArray("contradictions")::add);
    linked.stale().forEach(json.putArray("stale")::add);
    return json;
  }

  private static List<String> screen(Linked linked) {
    long waiting = linked.count(Band.REVIEW);
    List<String> text = new ArrayList<>();
    text.add(
        "%s people · %s · no one merged on a household"
            .formatted(Lines.number(linked.count(Kind.PERSON)), waiting(waiting)));
    text.add("");
    text.add(line("people", linked.count(Kind.PERSON), "known by what their own records say"));
    text.add(line("payments", linked.count(Kind.PAYMENT), ""));
    text.add(line("documents", linked.count(Kind.DOCUMENT), ""));
    text.add(line("households", linked.households(), "share a phone, e-mail, address or payer"));
    text.add(line("pairs joined", linked.count(Band.AUTOMATIC), "by weight"));
    text.add(line("", linked.count(Band.RULED), "by your rulings"));
    text.add(line("in review", waiting, "nothing is assumed of these until you rule"));
    gone(linked.gone(), text);
    doubts(linked, text);
    text.add("");
    text.add("  next         anamnesis " + (waiting > 0 ? "review" : "rebuild --dry-run"));
    return text;
  }

  private static void gone(Gone gone, List<String> text) {
    if (gone.people() > 0) {
      text.add(line("erased", gone.people(), "were erased at a witness: they do not come back"));
    }
    if (gone.perhaps() > 0) {
      text.add(line("perhaps", gone.perhaps(), "may have been erased: held back until you rule"));
    }
    if (gone.unclaimed() > 0) {
      text.add(line("", gone.unclaimed(), "erased accounts are nobody's whom a payment names:"));
      text.add("                     whom only a chart or a paper knows may be one of them");
    }
  }

  private static void doubts(Linked linked, List<String> text) {
    if (!linked.contradictions().isEmpty()) {
      text.add(
          line("contradict", linked.contradictions().size(), "rulings that cannot all be true:"));
      linked.contradictions().forEach(pair -> text.add("                     " + pair));
    }
    if (!linked.stale().isEmpty()) {
      text.add(line("stale", linked.stale().size(), "rulings on records that have changed since"));
    }
    if (!linked.quarantined().isEmpty()) {
      text.add(line("quarantine", linked.quarantined().size(), "name two people as one"));
    }
  }

  private static String waiting(long waiting) {
    return waiting == 0
        ? "nothing waits for you"
        : waiting == 1 ? "1 pair waits for you" : Lines.number(waiting) + " pairs wait for you";
  }

  private static String line(String what, long count, String says) {
    return "  %-12s %6s   %s".formatted(what, Lines.number(count), says).stripTrailing();
  }
}
