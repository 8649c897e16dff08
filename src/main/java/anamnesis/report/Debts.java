package anamnesis.report;

import static anamnesis.report.Events.number;

import anamnesis.duty.Duty;
import anamnesis.duty.Rules;
import anamnesis.report.Block.Column;
import anamnesis.report.Block.Grid;
import anamnesis.report.Block.Warning;
import anamnesis.report.Block.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is owed to people: the answers to ask for again, the doubts to settle, the duties to tell.
final class Debts {
  private Debts() {}

  static Section lost(Night night) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Words(
            night.answersLost() == 0
                ? "No answer is known to be lost."
                : "%s existed and no witness holds what was said. %s will be asked again; no answer is guessed."
                    .formatted(
                        Events.count(night.answersLost(), "answer", "answers"),
                        Events.count(night.peopleAsked(), "person", "people"))));
    if (night.answersLost() > 0) {
      blocks.add(
          new Grid(
              "Of whom the lost answers will be asked",
              List.of(
                  Column.text("person"),
                  Column.code("key"),
                  Column.number("answers"),
                  Column.text("which"),
                  Column.text("reached by")),
              night.asked().entrySet().stream()
                  .map(asked -> asked(night, asked.getKey(), asked.getValue()))
                  .toList()));
    }
    List<Gap> disputed = night.regained().gaps().stream().filter(gap -> !gap.isLost()).toList();
    if (!disputed.isEmpty()) {
      blocks.add(
          new Grid(
              "Cells on which witnesses contradict each other; the first claim is loaded, unless the column opens a door",
              List.of(
                  Column.code("table"),
                  Column.code("key"),
                  Column.code("column"),
                  Column.text("what each witness says")),
              disputed.stream()
                  .map(gap -> List.of(gap.table(), gap.key(), gap.column(), gap.says()))
                  .toList()));
    }
    return new Section("lost", "What is lost, and of whom it will be asked", blocks);
  }

  static Section duties(Night night) {
    return new Section(
        "duties",
        "Duties and clocks",
        List.of(
            new Warning(Rules.CAVEAT),
            new Grid(
                "What may have to be told, to whom, by when",
                List.of(
                    Column.text("what"),
                    Column.text("to whom"),
                    Column.number("people"),
                    Column.text("by when"),
                    Column.text("if"),
                    Column.text("rule")),
                night.duties().stream().map(Debts::duty).toList()),
            new Grid(
                "The words of the rules",
                List.of(Column.text("rule"), Column.text("words"), Column.code("source")),
                night.duties().stream()
                    .map(Duty::rule)
                    .filter(rule -> !rule.citation().isEmpty())
                    .map(rule -> List.of(rule.citation(), rule.words(), rule.source()))
                    .toList())));
  }

  private static List<String> asked(Night night, Person person, List<Gap> gaps) {
    return List.of(
        person.name().isEmpty() ? "name not known" : person.name(),
        person.key(),
        number(gaps.size()),
        gaps.stream()
            .map(gap -> night.practice().question(gap.column()))
            .distinct()
            .collect(Collectors.joining(", ")),
        person.reachedBy().isEmpty()
            ? "no address is known"
            : String.join(", ", person.reachedBy()));
  }

  private static List<String> duty(Duty duty) {
    return List.of(
        duty.rule().what(),
        duty.rule().toWhom(),
        number(duty.people()),
        duty.clock().says(),
        duty.rule().when(),
        duty.rule().citation().isEmpty() ? "decency; no law asks" : duty.rule().citation());
  }
}
