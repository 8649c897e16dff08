package anamnesis.report;

import anamnesis.casefile.Yaml;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Who the practice is, as `case.yaml` says under `practice`. What it does not say stands as a
/// visible blank, so that nobody sends a letter without seeing it.
///
/// @param questions the practice's own wording of what a column asks
public record Practice(
    String name,
    String phone,
    String email,
    String address,
    SequencedMap<String, String> questions) {
  static Practice of(Yaml about) {
    Yaml practice = about.at("practice");
    SequencedMap<String, String> questions = new LinkedHashMap<>();
    about.at("questions").map().forEach((column, words) -> questions.put(column, words.text()));
    return new Practice(
        practice.at("name").text("[practice name]"),
        practice.at("phone").text("[practice telephone]"),
        practice.at("email").text("[practice e-mail]"),
        practice.at("address").text("[practice address]"),
        questions);
  }

  /// What a column asks, in words: the practice's own, else the column's name.
  String question(String column) {
    String spoken = column.replace('_', ' ').strip();
    String plain =
        spoken.isEmpty() ? column : Character.toUpperCase(spoken.charAt(0)) + spoken.substring(1);
    return questions.getOrDefault(column, plain);
  }
}
