package anamnesis.link;

import anamnesis.contact.Identifier;
import anamnesis.link.Pair.Reason;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The questions, in sentences that name records and never a patient.
final class Questions {
  static final String RIVALS = "more than one record of one system fits here, and only one can";
  static final String CONTRADICTION = "your rulings contradict each other here";

  private Questions() {}

  static String weighed(Weighing weighing) {
    Predicate<Reason> same = reason -> reason.verdict().equals("the same");
    String agree =
        weighing.reasons().stream()
            .filter(same)
            .map(Reason::field)
            .collect(Collectors.joining(", "));
    String differ =
        weighing.reasons().stream()
            .filter(same.negate())
            .filter(reason -> !reason.field().equals("chance"))
            .map(reason -> reason.field() + " " + reason.verdict())
            .collect(Collectors.joining(", "));
    return (agree.isEmpty() ? "" : "same " + agree)
        + (agree.isEmpty() || differ.isEmpty() ? "" : "; ")
        + differ;
  }

  static String claimed(Identifier id) {
    return "both bear %s, but speak of two people".formatted(said(id));
  }

  static String paid(List<Identifier> who, Identifier payer) {
    return "%s is known by number alone; %s, which pays for them, is reached like this one"
        .formatted(who.isEmpty() ? "one" : said(who.getFirst()), said(payer));
  }

  static String ownAccount(Identifier payer, String because) {
    return "is %s this patient's own account? %s".formatted(said(payer), because);
  }

  static String said(Identifier id) {
    return id.toString();
  }
}
