package anamnesis.shell;

import static java.util.stream.Collectors.joining;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import anamnesis.playbook.Wrapped;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// The only place that prints: results to one stream, everything else to the other.
///
/// What it prints has no control characters of its own: a patient's name may hold an escape
/// sequence, and must not reach the terminal with it.
public final class Screen {
  /// Control characters, ends of lines that are none here, and what has no width or turns the
  /// direction of text around. The two joiners stay where scripts are written with them.
  private static final Pattern UNSPEAKABLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t\\u200C\\u200D]]"
              + "|(?<![\\p{L}\\p{M}&&[^\\p{IsLatin}]])[\\u200C\\u200D]");

  /// No language writes so many marks over one letter; a heap of them covers the lines above.
  private static final Pattern HEAPED = Pattern.compile("(\\p{M}{5})\\p{M}+");

  /// What is quoted in a refusal may be as long as somebody made it.
  private static final int LONGEST = 4_000;

  private static final int TAIL = 200;

  private static final int WIDTH = 80;

  private static final Pattern MARKED =
      Pattern.compile("\\b(CRITICAL|WARN|refused|hint|ok|passed|failed)\\b(?=[ :]|$)");

  private final Written written;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final boolean watched;
  private final Secrets secrets;

  /// @param terminal whether a person reads what is told
  /// @param watched whether a person reads the results: a pipe or a file does not want colours
  private Screen(
      Written written, PrintStream err, boolean terminal, boolean watched, Secrets secrets) {
    this.written = written;
    this.out =
        new PrintStream(
            new java.io.BufferedOutputStream(written, 1 << 13), false, StandardCharsets.UTF_8);
    this.err = err;
    this.terminal = terminal;
    this.watched = watched;
    this.secrets = secrets;
  }

  /// The same, on which these are never shown.
  Screen hiding(Secrets more) {
    return new Screen(written, err, terminal, watched, more);
  }

  /// The streams of this process.
  public static Screen standard() {
    String attached = System.getProperty("anamnesis.terminal", "");
    return of(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        attached.contains("2"),
        attached.contains("1"));
  }

  public static Screen of(java.io.OutputStream out, java.io.OutputStream err, boolean terminal) {
    return of(out, err, terminal, terminal);
  }

  static Screen of(
      java.io.OutputStream out, java.io.OutputStream err, boolean terminal, boolean watched) {
    return new Screen(
        new Written(out),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        terminal,
        watched,
        Secrets.NONE);
  }

  /// Why results could not be written; empty if they were.
  String failure() {
    return written.failure();
  }

  boolean terminal() {
    return terminal;
  }

  void print(List<String> lines, boolean color) {
    for (String line : lines) {
      out.println(painted(Secrets.shapeless(speakable(line)), color && watched));
    }
    out.flush();
  }

  void print(ObjectNode json) {
    out.println(Secrets.shapeless(escaped(Json.pretty(json))));
    out.flush();
  }

  void tell(String line) {
    out.flush();
    err.println(secrets.hidden(speakable(line)));
  }

  /// Text without a line end, for a bar that is drawn over and for a question.
  void draw(String text) {
    out.flush();
    err.print(secrets.hidden(text));
    err.flush();
  }

  /// Two lines, whatever is quoted in them, and one for each of several faults; a person's terminal
  /// breaks them between words.
  void refuse(Refusal refusal, boolean color) {
    out.flush();
    lines("refused: ", refusal.problem()).forEach(line -> err.println(painted(line, color)));
    refusal.details().forEach(one -> lines("         ", one).forEach(err::println));
    lines("hint:    ", refusal.hint()).forEach(err::println);
  }

  private List<String> lines(String label, String text) {
    String line = secrets.hidden(speakable(cut(text).replace('\n', '\uFFFD')));
    return terminal ? Wrapped.at(WIDTH, label, line) : List.of(label + line);
  }

  static String speakable(String text) {
    String spoken = UNSPEAKABLE.matcher(text).replaceAll("�");
    return HEAPED.matcher(spoken).replaceAll("$1");
  }

  /// The same document, whoever parses it: what may not be printed stands there as JSON escapes it.
  private static String escaped(String json) {
    return UNSPEAKABLE
        .matcher(json)
        .replaceAll(
            found -> found.group().chars().mapToObj("\\\\u%04x"::formatted).collect(joining()));
  }

  private static String cut(String text) {
    int more = text.length() - LONGEST - TAIL;
    return more <= 0
        ? text
        : "%s … (%,d characters left out) … %s"
            .formatted(text.substring(0, LONGEST), more, text.substring(text.length() - TAIL));
  }

  /// A colour only ever repeats what a word already says.
  private static String painted(String line, boolean color) {
    if (!color) {
      return line;
    }
    return MARKED
        .matcher(line)
        .replaceAll(
            found ->
                switch (found.group(1)) {
                  case "CRITICAL", "refused", "failed" ->
                      "\u001b[1;31m" + found.group(1) + "\u001b[0m";
                  case "WARN" -> "\u001b[33m" + found.group(1) + "\u001b[0m";
                  case "ok", "passed" -> "\u001b[32m" + found.group(1) + "\u001b[0m";
                  default -> found.group(1);
                });
  }
}
