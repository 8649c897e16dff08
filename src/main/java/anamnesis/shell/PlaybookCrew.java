package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Holder;
import anamnesis.playbook.Crew;
import anamnesis.playbook.Playbook;
import anamnesis.playbook.Taken;
import anamnesis.playbook.Trail;
import anamnesis.playbook.Variables;
import anamnesis.playbook.Wrapped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The person at the terminal, and the case that remembers what they did.
final class PlaybookCrew implements Crew {
  /// The variable that names the case. What was done in another case was done for another incident:
  /// credentials revoked last year are not revoked tonight.
  private static final String CASE = "case";

  private static final int WIDTH = 80;
  private static final Pattern BEGIN = Pattern.compile("^ *(\\d+  |why: )?");

  private final Call call;
  private final Playbook playbook;
  private final Variables variables;
  private final List<Taken> now = new ArrayList<>();

  PlaybookCrew(Call call, Playbook playbook, Variables variables) {
    this.call = call;
    this.playbook = playbook;
    this.variables = variables;
  }

  /// The line as it must be typed to work on the same case.
  String there(String line) {
    return call.value("case")
        .map(folder -> line + " --case '" + folder.replace("'", "'\\''") + "'")
        .orElse(line);
  }

  /// Kept to the width of a screen; what goes on stands under where it began.
  @Override
  public void hears(String line) {
    Matcher begin = BEGIN.matcher(line);
    String first = begin.find() ? begin.group() : "";
    Wrapped.at(WIDTH, first, line.substring(first.length())).forEach(call::tell);
  }

  @Override
  public Optional<String> answers(String question) {
    if (call.surroundings().agent()) {
      call.denied("answer a question of the playbook " + playbook.name());
      return Optional.empty();
    }
    return call.ask(question);
  }

  @Override
  public Trail trail() {
    if (call.has("again")) {
      return new Trail(now);
    }
    return tonight().map(PlaybookCrew::shelved).orElse(new Trail(now));
  }

  /// Steps taken before there was a case are written once there is one.
  @Override
  public void remembers(Taken taken) {
    now.add(taken);
    tonight().ifPresent(file -> write(file, taken));
  }

  private void write(Case file, Taken last) {
    Instant at = call.surroundings().clock().instant();
    String actor = call.surroundings().actor();
    try (var _ = file.hold(Holder.of(actor, "playbook run", at))) {
      List<Taken> all = new ArrayList<>(shelved(file).taken());
      all.removeIf(now::contains);
      all.addAll(now);
      Taken.shelf(file).write(all);
      file.record(
          new Case.Deed(
              at,
              actor,
              "playbook run %s, step %s".formatted(playbook.name(), last.step()),
              Duration.ZERO,
              last.exit(),
              "done"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The case of this incident, once it is open.
  private Optional<Case> tonight() {
    try {
      Optional<Path> folder =
          call.value("case")
              .or(() -> call.surroundings().get("ANAMNESIS_CASE"))
              .map(Path::of)
              .filter(Case::exists);
      if (folder.isEmpty()) {
        folder = new Cases(call.surroundings().environment()).lastOpened();
      }
      Optional<Case> file =
          folder.isPresent() ? Optional.of(Case.open(folder.get())) : Optional.empty();
      String named = variables.values().getOrDefault(CASE, "");
      return file.filter(open -> named.isEmpty() || open.name().equals(named));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Trail shelved(Case file) {
    try (Stream<Taken> taken = Taken.shelf(file).read()) {
      return new Trail(taken.toList());
    }
  }
}
