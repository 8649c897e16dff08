package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.link.Decision;
import anamnesis.link.Decision.Ruling;
import anamnesis.link.Pair;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A person is asked pair by pair. Every answer is kept at once, so that leaving loses nothing.
final class Hearing {
  private static final String KEYS =
      "  M same person   N different   U not sure   S skip   Z undo   ? help   Q leave";

  private static final List<String> HELP =
      List.of(
          "  M  the two records speak of one person: they will be joined",
          "  N  they speak of two: they will never be joined by weight",
          "  U  you cannot tell: they stay apart, and the pair stays in review",
          "  S  ask me later   Z  take the last ruling back   Q  leave, keeping all rulings");

  private static final Map<String, Ruling> RULINGS =
      Map.of("m", Ruling.SAME, "n", Ruling.DIFFERENT, "u", Ruling.UNSURE);

  private final Call call;
  private final Case file;
  private final PairScreen screen;
  private final Rulebook book;
  private final Deque<Integer> ruled = new ArrayDeque<>();

  Hearing(Call call, Case file, PairScreen screen, Rulebook book) {
    this.call = call;
    this.file = file;
    this.screen = screen;
    this.book = book;
  }

  /// How many rulings were made and kept.
  int hear(List<Pair> waiting) throws IOException {
    int at = 0;
    while (at >= 0 && at < waiting.size()) {
      Pair pair = waiting.get(at);
      screen.lines(pair, "%d of %d".formatted(at + 1, waiting.size())).forEach(call::say);
      at = answered(pair, at, ask());
    }
    return ruled.size();
  }

  /// The number of the next pair; negative to leave.
  private int answered(Pair pair, int at, String key) throws IOException {
    Ruling ruling = RULINGS.get(key);
    if (ruling != null) {
      book.rule(
          file,
          new Decision(pair.id(), pair.a(), pair.b(), ruling, call.surroundings().actor(), ""));
      ruled.push(at);
      return at + 1;
    }
    return switch (key) {
      case "s" -> at + 1;
      case "z" -> undo(at);
      case "q" -> -1;
      default -> {
        HELP.forEach(call::say);
        yield at;
      }
    };
  }

  private int undo(int at) throws IOException {
    if (ruled.isEmpty()) {
      call.say("  nothing was ruled in this sitting");
      return at;
    }
    book.takeBack(file);
    return ruled.pop();
  }

  /// One key; nobody there means leaving.
  private String ask() {
    call.say("");
    Optional<String> typed = call.ask(KEYS + "\n  >");
    return typed.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("q");
  }
}
