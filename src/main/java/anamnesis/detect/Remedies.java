package anamnesis.detect;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is known of each kind of damage and of each provider: `damages.yaml` and `providers.yaml`.
record Remedies(
    List<Provider> providers, Map<String, Kind> kinds, Map<String, Provider.Step> steps) {
  /// A kind of damage.
  ///
  /// @param stop why whatever writes must stop first
  /// @param steps what to do first where the server's disk is one's own, by their names
  record Kind(String says, String stop, List<String> steps) {}

  static Remedies read() {
    Problems problems = new Problems();
    List<Provider> providers = new ArrayList<>();
    Map<String, Kind> kinds = new LinkedHashMap<>();
    Map<String, Provider.Step> steps = new LinkedHashMap<>();
    list("providers.yaml").forEach(yaml -> providers.add(Provider.of(yaml, problems)));
    for (Yaml yaml : list("damages.yaml")) {
      yaml.allow(problems, "kind", "says", "stop", "steps", "step", "do", "why", "command");
      if (yaml.at("step").missing()) {
        List<String> names = yaml.at("steps").list().stream().map(Yaml::text).toList();
        kinds.put(
            yaml.at("kind").text(),
            new Kind(yaml.at("says").text(), yaml.at("stop").text(), names));
      } else {
        steps.put(yaml.at("step").text(), Provider.Step.of(yaml, problems));
      }
    }
    problems.refuse("the remedies cannot be read", "mend the files in `detect/`");
    return new Remedies(providers, kinds, steps);
  }

  Kind of(Damage.Kind kind) {
    return kinds.getOrDefault(kind.name().toLowerCase(Locale.ROOT), new Kind("", "", List.of()));
  }

  /// The one that the address names; else the one whose marks the database bears.
  Optional<Provider> of(Place place) {
    return providers.stream()
        .filter(provider -> provider.addressed(place))
        .findFirst()
        .or(() -> providers.stream().filter(provider -> provider.marked(place)).findFirst());
  }

  private static List<Yaml> list(String file) {
    try (InputStream in = Remedies.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the jar");
      }
      return Yaml.read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)).list();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
