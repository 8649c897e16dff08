package anamnesis.playbook;

import java.util.List;

/// The steps already taken in a case. A step that was rewritten since counts as new.
public record Trail(List<Taken> taken) {
  public static final Trail NONE = new Trail(List.of());

  public Trail {
    taken = List.copyOf(taken);
  }

  boolean has(String playbook, int number, Step step) {
    return taken.stream()
        .anyMatch(
            one ->
                one.playbook().equals(playbook)
                    && one.step() == number
                    && one.what().equals(step.what())
                    && !PlaybookRun.stops(one.exit()));
  }

  /// How many steps of a playbook were taken to their end.
  public long done(Playbook playbook) {
    long done = 0;
    for (int i = 0; i < playbook.steps().size(); i++) {
      done += has(playbook.name(), i + 1, playbook.steps().get(i)) ? 1 : 0;
    }
    return done;
  }
}
