package anamnesis.shell;

import anamnesis.Refusal;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `run FILE`: a script, one command a line. It stops at what was refused, at a bug, and at Ctrl-C.
final class RunCommand implements Command {
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
    try (BufferedReader lines = new BufferedReader(reader(file))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        refuseScript(line, number);
        Exit exit = call.play(line);
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
  private static void refuseScript(String line, long number) {
    String begin = line.strip() + " ";
    if (begin.startsWith("run ") || begin.startsWith("@")) {
      throw new Refusal(
          "line %d plays a script, and a script may not play another".formatted(number),
          "write that one's lines here, or play one after the other");
    }
  }

  private static Reader reader(String file) throws IOException {
    if (!file.equals("-") && !Files.isRegularFile(Path.of(file))) {
      throw new Refusal("there is no script %s".formatted(file), "name a file, or - for stdin");
    }
    InputStream in =
        file.equals("-")
            ? new FileInputStream(FileDescriptor.in)
            : Files.newInputStream(Path.of(file));
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }
}
