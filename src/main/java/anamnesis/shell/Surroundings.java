package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.database.DatabaseUrl;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a command finds around it: the environment, the clock, the folders, and whether a person is
/// there.
///
/// @param installed where `mappings/` and `playbooks/` stand
/// @param terminal whether a terminal is attached to what is typed
public record Surroundings(
    Map<String, String> environment, InstantSource clock, Path installed, boolean terminal) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// A setting that is there and not empty.
  public Optional<String> get(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  /// Where a database is; what its address leaves open, the environment says.
  DatabaseUrl database(String url) {
    return DatabaseUrl.of(url, environment);
  }

  public Surroundings with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Surroundings(all, clock, installed, terminal);
  }

  public Surroundings at(InstantSource other) {
    return new Surroundings(environment, other, installed, terminal);
  }

  /// Who is here. A person only where a terminal is and no agent is declared.
  Actor who() {
    return Actor.of(get("ANAMNESIS_ACTOR").orElse(""), terminal);
  }

  /// Whether nobody is here who may do what is reserved to people.
  public boolean agent() {
    return who() instanceof Actor.Agent;
  }

  /// The actor as the journal names it.
  public String actor() {
    return who().name();
  }

  /// The same, with somebody who names themself: lower or as high, never higher.
  Surroundings acting(String who) {
    if (agent() && Actor.of(who, true) instanceof Actor.Person) {
      throw new Refusal(
          "%s may not act as %s".formatted(actor(), who.strip()),
          "a person acts at a terminal where ANAMNESIS_ACTOR declares no agent");
    }
    return with(Map.of("ANAMNESIS_ACTOR", who));
  }

  /// The same, where a person of an invented world acts, whoever plays it. For the rehearsal alone:
  /// it rules on nobody real.
  public Surroundings playing(String person) {
    return new Surroundings(
        with(Map.of("ANAMNESIS_ACTOR", person)).environment, clock, installed, true);
  }
}
