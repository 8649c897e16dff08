package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.detect.Wiped;
import anamnesis.playbook.Wrapped;
import anamnesis.reconcile.Difference;
import anamnesis.reconcile.since.Deed;
import anamnesis.reconcile.since.Deed.Became;
import anamnesis.reconcile.since.Since;
import anamnesis.reconcile.since.SinceJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// What happened since the wipe, in the words of every screen that tells of it.
///
/// @param told whether a witness was heard who tells of such things
/// @param since nothing if nobody knows when it happened
record SinceScreen(boolean told, Optional<Since> since) {
  private static final String LABEL = "since";

  private static final int WIDTH = 80;

  /// What belongs together stands on one line.
  private static final char TIED = '\u00A0';

  private static final int SHORT = 50;

  private static final int NAMED = 3;

  /// The same, after somebody looked what came back.
  SinceScreen seen(Looking looking) throws IOException {
    return since.isEmpty() ? this : new SinceScreen(told, Optional.of(looking.at(since.get())));
  }

  /// Looks whether it came back.
  @FunctionalInterface
  interface Looking {
    Since at(Since since) throws IOException;
  }

  void keep(Case file) throws IOException {
    if (since.isPresent()) {
      since.get().keep(file);
    }
  }

  /// As lines of a screen.
  ///
  /// @param labelled how it begins its lines
  List<String> lines(String labelled) {
    List<String> lines = new ArrayList<>();
    String label = LABEL;
    for (String words : words()) {
      lines.addAll(Wrapped.at(WIDTH, String.format(Locale.ROOT, labelled, label), words));
      label = "";
    }
    lines.replaceAll(line -> line.replace(TIED, ' '));
    return lines;
  }

  /// Behind the label; none where there is nothing to tell of.
  private List<String> words() {
    if (!told) {
      return List.of();
    }
    return since
        .map(SinceScreen::words)
        .orElse(
            List.of(
                "not told apart: when it happened is not known",
                "anamnesis scan, or the same with --wiped 2026-04-03T03:07Z"));
  }

  private static List<String> words(Since since) {
    List<String> words = new ArrayList<>();
    String sums =
        since.sums().stream().map(sum -> sum(sum.words())).collect(Collectors.joining(TIED + "· "));
    words.add(
        "the wipe (%s): %s"
            .formatted(
                since.wiped().words(), sums.isEmpty() ? "nothing that witnesses tell of" : sums));
    bounds(since).ifPresent(words::add);
    if (since.undated() > 0) {
      words.add("%s more say no day".formatted(Lines.number(since.undated())));
    }
    rebuilt(since).ifPresent(words::add);
    return words;
  }

  /// On one line where it is short; else each amount with its currency, and how many with of what.
  private static String sum(String words) {
    if (words.length() <= SHORT) {
      return tied(words);
    }
    return words.replaceFirst(" ", "" + TIED).replaceAll(" ([A-Z]{3})\\b", TIED + "$1");
  }

  private static String tied(String words) {
    return words.replace(' ', TIED);
  }

  /// What the moment's own bounds leave open.
  private static Optional<String> bounds(Since since) {
    Wiped wiped = since.wiped();
    if (wiped.notBefore() == null) {
      return Optional.of("what was done before that may have been since the wipe too");
    }
    if (since.perhaps() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        wiped.notAfter() == null
            ? "some of it perhaps before: when exactly is not known"
            : "%s of them perhaps before it: they lie between both"
                .formatted(Lines.number(since.perhaps())));
  }

  private static Optional<String> rebuilt(Since since) {
    long there = since.became(Became.THERE).size();
    long asked = there + since.became(Became.MISSING).size();
    List<String> parts = new ArrayList<>();
    if (asked > 0) {
      parts.add("rebuilt %s of %s".formatted(Lines.number(there), Lines.number(asked)));
    }
    long unused = since.became(Became.UNUSED).size();
    if (unused > 0) {
      parts.add("%s kept as evidence: no table asks for them".formatted(Lines.number(unused)));
    }
    long erased = since.became(Became.OMITTED).size();
    if (erased > 0) {
      parts.add("%s not brought back: of people who were erased".formatted(Lines.number(erased)));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(" · ", parts.stream().map(SinceScreen::tied).toList()));
  }

  /// The first that are missing, each by what it is called, and why.
  List<String> missing() {
    List<Deed> missing = since.map(it -> it.became(Became.MISSING)).orElse(List.of());
    List<String> words = new ArrayList<>();
    missing.stream()
        .limit(NAMED)
        .map(deed -> "%s, %s: %s".formatted(deed.exhibit(), deed.word(), deed.why()))
        .forEach(words::add);
    if (missing.size() > NAMED) {
      words.add("and %s more: --format json".formatted(Lines.number(missing.size() - NAMED)));
    }
    return words;
  }

  List<Difference> differences() {
    return since.map(Since::differences).orElse(List.of());
  }

  /// What brings back what is missing; nothing if nothing is.
  Optional<String> next() {
    return since.flatMap(Since::next);
  }

  /// Where no witness tells of such things, nothing is said.
  void into(ObjectNode json) {
    if (told) {
      json.set("since", SinceJson.of(since.orElse(null)));
    }
  }
}
