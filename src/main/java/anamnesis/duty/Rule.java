package anamnesis.duty;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.util.Locale;

/// One rule as its file in `duty/` states it, with the words of the law and where they stand.
///
/// @param when what must be so before it applies; for counsel to judge, never for this program
/// @param citation the paragraph; empty where no law asks, only decency
/// @param from,below the numbers of people between which it applies
public record Rule(
    String id,
    String what,
    String toWhom,
    String when,
    String citation,
    String words,
    String source,
    Term term,
    long from,
    long below) {
  static final String[] KEYS = {
    "id", "what", "to", "when", "citation", "words", "source", "clock", "people"
  };

  static Rule of(Yaml yaml, Problems problems) {
    yaml.allow(problems, KEYS);
    for (String needed : new String[] {"id", "what", "to", "when"}) {
      if (yaml.at(needed).text().isBlank()) {
        problems.add(yaml, "a rule needs `%s`".formatted(needed));
      }
    }
    if (!yaml.at("citation").missing() && yaml.at("words").text().isBlank()) {
      problems.add(yaml.at("citation"), "a citation needs the `words` it stands for");
    }
    return new Rule(
        yaml.at("id").text(),
        yaml.at("what").text(),
        yaml.at("to").text(),
        yaml.at("when").text(),
        yaml.at("citation").text(),
        yaml.at("words").text(),
        yaml.at("source").text(),
        term(yaml.at("clock"), problems),
        yaml.at("people").at("from").number(0),
        yaml.at("people").at("below").number(Long.MAX_VALUE));
  }

  boolean concerns(long people) {
    return people >= from && people < below;
  }

  private static Term term(Yaml clock, Problems problems) {
    if (clock.missing()) {
      return new Term.Untimed();
    }
    clock.allow(problems, "from", "days", "hours", "days-after-year");
    Moment from = moment(clock.at("from"), problems);
    if (!clock.at("hours").missing()) {
      return new Term.Hours(from, (int) clock.at("hours").number());
    }
    if (!clock.at("days-after-year").missing()) {
      return new Term.DaysAfterYear(from, (int) clock.at("days-after-year").number());
    }
    if (clock.at("days").missing()) {
      problems.add(clock, "a clock needs `days`, `hours` or `days-after-year`");
    }
    return new Term.Days(from, (int) clock.at("days").number());
  }

  private static Moment moment(Yaml from, Problems problems) {
    for (Moment moment : Moment.values()) {
      if (Moments.word(moment).equals(from.text().toLowerCase(Locale.ROOT))) {
        return moment;
      }
    }
    problems.add(from, "a clock runs `from` incident, discovery or awareness");
    return Moment.DISCOVERY;
  }
}
