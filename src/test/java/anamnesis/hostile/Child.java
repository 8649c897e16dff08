package anamnesis.hostile;

import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes every input, one after the other, in a process with little memory, and writes a line for
/// each: its name, its milliseconds, and what is wrong, if anything is.
final class Child {
  private static final int SECONDS = 25;

  private final Path folder;
  private final PrintStream out;
  private int number;

  private Child(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  public static void main(String[] words) throws IOException {
    Path folder = Path.of(words[0]);
    String only = words.length > 1 ? words[1] : "";
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(folder.resolve("results")), true, StandardCharsets.UTF_8)) {
      Child child = new Child(folder, out);
      Corpus.all().stream().filter(one -> one.name().contains(only)).forEach(child::take);
    }
    // A parser that was given up may still run in circles.
    Runtime.getRuntime().halt(0);
  }

  private void take(Hostile hostile) {
    long began = System.nanoTime();
    String wrong;
    try {
      wrong = wrong(hostile);
    } catch (OutOfMemoryError e) {
      wrong = "there was no memory left to judge it";
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    out.println(hostile.name() + "\t" + millis + "\t" + wrong.replaceAll("\\R", " | "));
  }

  private String wrong(Hostile hostile) {
    FutureTask<List<String>> task = new FutureTask<>(() -> judged(hostile));
    Thread thread = Thread.ofPlatform().daemon().name("input").start(task);
    try {
      return String.join("; ", task.get(SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      String where = List.of(thread.getStackTrace()).toString();
      thread.interrupt();
      return "it hangs: " + where.substring(0, Math.min(where.length(), 1_500));
    } catch (ExecutionException e) {
      return "it cannot be played: " + e.getCause() + " " + List.of(e.getCause().getStackTrace());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> judged(Hostile hostile) throws Exception {
    Stage stage = new Stage(folder.resolve("input-" + ++number));
    Said said = hostile.play().on(stage);
    return Verdict.of(hostile, said, stage);
  }
}
