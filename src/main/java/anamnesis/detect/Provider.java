package anamnesis.detect;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service that runs databases for others, as `providers.yaml` has it.
///
/// @param host what its addresses look like; empty if nothing in them tells
/// @param keep how to keep what is there now
/// @param before how to have the moment before the wipe in another place
record Provider(
    String name,
    String called,
    String source,
    String host,
    List<String> marks,
    Step keep,
    Step before) {
  /// What is to be done, why, and the line to type; the last may be empty.
  record Step(String act, String why, String command) {
    static Step of(Yaml yaml, Problems problems) {
      if (yaml.at("do").text().isBlank() || yaml.at("why").text().isBlank()) {
        problems.add(yaml, "a step needs `do` and `why`");
      }
      return new Step(yaml.at("do").text(), yaml.at("why").text(), yaml.at("command").text());
    }

    /// What is known stands in for its name; what is not stays a word to be filled in.
    Step filled(Map<String, String> known) {
      return new Step(filled(act, known), filled(why, known), filled(command, known));
    }

    private static String filled(String text, Map<String, String> known) {
      return NAMED
          .matcher(text)
          .replaceAll(
              name ->
                  Matcher.quoteReplacement(
                      known.getOrDefault(name.group(1), "<" + name.group(1) + ">")));
    }
  }

  private static final Pattern NAMED = Pattern.compile("\\{([a-z]+)}");

  Provider {
    marks = List.copyOf(marks);
  }

  static Provider of(Yaml yaml, Problems problems) {
    yaml.allow(problems, "name", "called", "checked", "source", "host", "marks", "keep", "before");
    for (String needed : List.of("name", "called", "checked", "source")) {
      if (yaml.at(needed).text().isBlank()) {
        problems.add(yaml, "a provider needs `%s`".formatted(needed));
      }
    }
    return new Provider(
        yaml.at("name").text(),
        yaml.at("called").text(),
        yaml.at("source").text(),
        yaml.at("host").text(),
        yaml.at("marks").list().stream().map(Yaml::text).toList(),
        Step.of(yaml.at("keep"), problems),
        Step.of(yaml.at("before"), problems));
  }

  /// Whether its address says so, which is surer than any mark.
  boolean addressed(Place place) {
    return !host.isEmpty() && pattern().matcher(place.address()).find();
  }

  boolean marked(Place place) {
    return marks.stream().anyMatch(place.marks()::contains);
  }

  /// Up to where a host ends: `db.internal.test` is not of `internal`.
  private Pattern pattern() {
    return Pattern.compile("(?<![a-z0-9-])(?:" + host + ")(?=[:/?&,]|$)");
  }

  /// What the address tells of the case's own names, by the names that commands have for them.
  Map<String, String> known(Place place) {
    Map<String, String> known = new LinkedHashMap<>();
    Matcher found = pattern().matcher(place.address());
    if (!host.isEmpty() && found.find()) {
      pattern()
          .namedGroups()
          .forEach((name, group) -> put(known, name, Optional.ofNullable(found.group(group))));
    }
    return known;
  }

  /// A pooler spells the same name elsewhere in the address.
  private static void put(Map<String, String> known, String name, Optional<String> value) {
    value.ifPresent(said -> known.put(name.equals("pooled") ? "ref" : name, said));
  }
}
