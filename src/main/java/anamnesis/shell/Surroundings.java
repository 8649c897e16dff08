package anamnesis.shell;

import anamnesis.Refusal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What a command finds around it: the environment, the clock, the folders, and whether a person is
/// there.
///
/// @param installed where `mappings/` and `playbooks/` stand
/// @param terminal whether a person could answer a question
public record Surroundings(
    Map<String, String> environment, InstantSource clock, Path installed, boolean terminal) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// A setting that is there and not empty.
  public java.util.Optional<String> get(String variable) {
    return java.util.Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isEmpty());
  }

  public Surroundings with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Surroundings(all, clock, installed, terminal);
  }

  public Surroundings at(InstantSource other) {
    return new Surroundings(environment, other, installed, terminal);
  }

  /// Whether an agent is declared. It stays one, whatever it calls itself later.
  public boolean agent() {
    return actor().strip().toLowerCase(Locale.ROOT).matches("agent(:.*)?");
  }

  /// The same, with somebody who names themself.
  Surroundings acting(String who) {
    Surroundings named = with(Map.of("ANAMNESIS_ACTOR", who));
    if (agent() && !named.agent()) {
      throw new Refusal(
          "%s may not act as %s".formatted(actor(), who),
          "ANAMNESIS_ACTOR says who is here; a person unsets it at a terminal");
    }
    return named;
  }

  /// The actor as the journal names it: a person only where a terminal is and no agent is declared.
  public String actor() {
    return get("ANAMNESIS_ACTOR").orElse(terminal ? "person" : "unattended");
  }
}
