package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.TextLines;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `run FILE`: a script, one command a line. It stops at what was refused, at a bug, and at Ctrl-C.
final class RunCommand implements Command {
  /// More than any command takes, names of files and all.
  private static final int LONGEST = 1 << 16;

  /// What some editors write before the first character.
  private static final String MARK = "\uFEFF";

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String about() {
    return "a script: one command a line, # begins a comment; - reads stdin";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.required("FILE", "the script, or - for standard input"));
  }

  @Override
  public String example() {
    return "run night.txt";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    String file = call.words().getFirst();
    Exit worst = Exit.DONE;
    long number = 0;
    try (TextLines lines = new TextLines(opened(file), "the script", LONGEST)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        number = lines.number();
        String typed = number == 1 && line.startsWith(MARK) ? line.substring(1) : line;
        refuseUnplayable(typed, number);
        Exit exit = call.play(typed);
        worst = worst.or(exit);
        if (exit.stops()) {
          call.tell(
              "%s: stopped at line %d, exit %d"
                  .formatted(file.equals("-") ? "stdin" : file, number, exit.code()));
          break;
        }
      }
    }
    return new Outcome(worst, Outcome.json("run").put("lines", number), List.of());
  }

  /// A script that played scripts could play itself, for ever.
  private static void refuseUnplayable(String line, long number) {
    if (line.chars().anyMatch(c -> c < ' ' && c != '\t')) {
      throw new Refusal(
          "line %d holds a control character, which nobody types".formatted(number),
          "see whether it is the right file");
    }
    String first = first(line);
    if (first.equals("run") || first.startsWith("@")) {
      throw new Refusal(
          "line %d plays a script, and a script may not play another".formatted(number),
          "write that one's lines here, or play one after the other");
    }
  }

  /// The first word, however it is quoted; a line that cannot be taken apart is refused later.
  private static String first(String line) {
    try {
      return Words.of(line).stream().findFirst().orElse("");
    } catch (Refusal unclosed) {
      return "";
    }
  }

  private static InputStream opened(String file) throws IOException {
    if (!file.equals("-") && !Files.isRegularFile(Path.of(file))) {
      throw new Refusal("there is no script %s".formatted(file), "name a file, or - for stdin");
    }
    return file.equals("-")
        ? new FileInputStream(FileDescriptor.in)
        : Files.newInputStream(Path.of(file));
  }
}
