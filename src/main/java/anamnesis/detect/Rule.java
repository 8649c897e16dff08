package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.util.List;
import java.util.SequencedMap;

/// What a detector looks for, in words that can be checked.
///
/// @param id the number of the rule and its name, as `B01-identical-size-run`
/// @param looksFor one line, for lists
/// @param says what is then true of its subject, as `has lost rows that a copy still holds`
/// @param threshold when it speaks, and how loud
/// @param see how to look oneself
/// @param refutedBy what would show that it is wrong this time
/// @param next what to do if it is right
public record Rule(
    String id,
    String looksFor,
    String says,
    String threshold,
    String see,
    String refutedBy,
    String next) {
  /// The number alone, as people say it: `B01`.
  public String number() {
    return id.substring(0, id.indexOf('-'));
  }

  /// What this rule found about a subject, with its own words for the rest.
  public Finding finding(
      Severity severity,
      Confidence confidence,
      String subject,
      String statement,
      SequencedMap<String, Object> measures) {
    return new Finding(
        number() + "-" + subject,
        id,
        severity,
        confidence,
        subject,
        statement,
        measures,
        List.of(),
        see,
        refutedBy,
        next);
  }

  /// Whether a person who typed this means this rule.
  public boolean isCalled(String words) {
    return words.equalsIgnoreCase(id) || words.equalsIgnoreCase(number());
  }
}
