package anamnesis.playbook;

/// How a line is run. The playbook knows no command: it is handed this.
@FunctionalInterface
public interface Commands {
  /// Runs one line as if it had been typed, and hands back its exit code.
  int run(String line) throws InterruptedException;
}
