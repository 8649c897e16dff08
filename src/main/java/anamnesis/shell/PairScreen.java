package anamnesis.shell;

import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import anamnesis.contact.Trait;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Linking;
import anamnesis.link.Pair;
import anamnesis.link.Pair.Reason;
import anamnesis.playbook.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One question as it is shown: two records side by side, what was weighed, what would be left.
final class PairScreen {
  private static final int WIDTH = 78;
  private static final int COLUMN = 30;
  private static final List<String> FIELDS =
      List.of("known as", "name", "born", "e-mail", "phone", "address", "signed by");

  private final boolean reveal;
  private final Map<String, Exhibit> exhibits;

  PairScreen(Call call, Map<String, Exhibit> exhibits) {
    this.reveal = call.reveal();
    this.exhibits = exhibits;
  }

  /// @param place as `2 of 4`
  List<String> lines(Pair pair, String place) {
    Masks masks = new Masks(reveal);
    List<String> lines = new ArrayList<>();
    lines.add("  Pair " + place);
    lines.addAll(wrapped("  why asked: ", pair.asked()));
    lines.add("");
    lines.add(row("", "A  " + masks.key(pair.a()), "B  " + masks.key(pair.b())));
    for (String field : FIELDS) {
      List<String> a = said(pair.a(), field, masks);
      List<String> b = said(pair.b(), field, masks);
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        lines.add(row(i == 0 ? field : "", at(a, i), at(b, i)));
      }
    }
    lines.add("");
    lines.addAll(weighed(pair));
    return lines;
  }

  private List<String> weighed(Pair pair) {
    List<String> lines = new ArrayList<>();
    for (Reason reason : pair.reasons()) {
      lines.add(
          "  %-18s %-34s %5.1f%s"
              .formatted(
                  reason.field(),
                  reason.verdict(),
                  reason.weight(),
                  reason.household() ? "  household" : ""));
    }
    double household =
        pair.reasons().stream().filter(Reason::household).mapToDouble(Reason::weight).sum();
    String without =
        household == 0 ? "" : " Without the household: %.1f.".formatted(pair.weight() - household);
    lines.add("");
    lines.add("  weight %.1f of %.1f needed.%s".formatted(pair.weight(), Linking.NEEDED, without));
    return lines;
  }

  private List<String> said(String key, String field, Masks masks) {
    Exhibit exhibit = exhibits.get(key);
    if (exhibit == null) {
      return List.of();
    }
    return exhibit.traits().stream()
        .filter(mention -> field(mention).equals(field))
        .map(mention -> masks.of(mention.trait()))
        .distinct()
        .toList();
  }

  static String field(Mention mention) {
    if (mention.role() == Mention.Role.SIGNER) {
      return "signed by";
    }
    return field(mention.trait());
  }

  private static String field(Trait trait) {
    return switch (trait) {
      case PersonName name -> "name";
      case BirthDate born -> "born";
      case Email email -> "e-mail";
      case Phone phone -> "phone";
      case Address address -> "address";
      case Identifier id -> "known as";
    };
  }

  static List<String> wrapped(String begin, String text) {
    return Wrapped.at(WIDTH, begin, text);
  }

  private static String at(List<String> values, int i) {
    return i < values.size() ? values.get(i) : i == 0 ? "-" : "";
  }

  private static String row(String label, String a, String b) {
    return "  %-10s %-30s  %s".formatted(label, cut(a), cut(b)).stripTrailing();
  }

  private static String cut(String text) {
    return text.length() <= COLUMN ? text : text.substring(0, COLUMN - 1) + "…";
  }
}
