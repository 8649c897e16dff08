package anamnesis.detect;

import anamnesis.casefile.Json;
import anamnesis.casefile.seal.SignedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Every drill that was held on this machine, signed: `drills.jsonl` in `$ANAMNESIS_HOME`.
public final class DrillLog {
  private final SignedLog log;

  /// @param home where cases, baselines and this log live
  public DrillLog(Path home) {
    this.log = new SignedLog(home, "drills");
  }

  /// What is known of the drills of some places of copies.
  ///
  /// @param places as [#place] names them; more than one if copies of several were named
  /// @param all oldest first
  /// @param trouble in what the log is not as it was written
  public record Known(List<String> places, List<Drilled> all, Optional<String> trouble) {
    public Known {
      places = List.copyOf(places);
      all = List.copyOf(all);
    }

    public Optional<Drilled> lastPassed(String place) {
      return of(place).reversed().stream().filter(Drilled::passed).findFirst();
    }

    List<Drilled> of(String place) {
      return all.stream().filter(drilled -> drilled.of(place)).toList();
    }
  }

  /// A place of copies by one name, however it was typed.
  public static String place(String typed) throws IOException {
    if (typed.contains("://")) {
      return typed.replaceAll("/+$", "");
    }
    Path path = Path.of(typed);
    return (Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize()).toString();
  }

  /// The same, or a refusal: what was changed is not written on.
  public Known sound(List<String> typed) throws IOException {
    log.refuseChanged();
    return known(typed);
  }

  public Known known(List<String> typed) throws IOException {
    List<String> places = new ArrayList<>();
    for (String each : typed) {
      places.add(place(each));
    }
    SignedLog.Said said = log.read();
    List<Drilled> all = said.lines().stream().map(line -> Json.read(line, Drilled.class)).toList();
    return new Known(places, all, said.trouble());
  }

  /// For whoever holds the place of drills.
  public void add(Drilled drilled) throws IOException {
    log.add((ObjectNode) Json.node(drilled));
  }
}
