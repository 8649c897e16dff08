package anamnesis.report;

import anamnesis.duty.Moment;
import anamnesis.report.Letter.Questions;
import anamnesis.report.Letter.Signature;
import anamnesis.report.Letter.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Asks a person again for the answers that they gave and that nobody holds any more.
///
/// It names the questions alone: what was answered is lost, and nothing is suggested in its place.
final class Reconfirmation implements Notice {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

  @Override
  public String name() {
    return "re-confirmation";
  }

  @Override
  public List<Letter> letters(Night night) {
    List<Letter> letters = new ArrayList<>();
    night.asked().forEach((person, gaps) -> letters.add(letter(night, person, gaps)));
    return letters;
  }

  private static Letter letter(Night night, Person person, List<Gap> gaps) {
    Practice practice = night.practice();
    List<String> asked =
        gaps.stream().map(gap -> practice.question(gap.column())).distinct().toList();
    return new Letter(
        person.key(),
        "We need to ask you again for some of your answers",
        List.of(practice.name(), practice.address(), practice.phone() + " · " + practice.email()),
        List.of(name(person), or(person.street(), "[street]"), or(person.place(), "[city]")),
        List.of(
            new Words("Dear " + name(person) + ","),
            new Words(lost(night)),
            new Words("Please tell us again about:"),
            new Questions(asked),
            new Words(
                "You can write on this page and bring or send it to us, or call us and we will write it down with you. If you do not remember what you wrote then, tell us what is so today. You may leave a question out."),
            new Words("If this letter is about someone you care for, please answer for them."),
            new Words(
                "We will not ask you for a password, a card number or a Social Security number because of this. If you are in doubt whether this letter is ours, call the number of the practice that you already have."),
            new Words("We are sorry for the trouble, and thank you for your help."),
            new Signature(List.of("[name of the person who signs]", practice.name()))),
        sender(person, asked.size()));
  }

  private static String lost(Night night) {
    String when =
        night
            .moments()
            .at(Moment.INCIDENT)
            .map(at -> date(night, at))
            .orElse("[date of the incident]");
    return "On %s, records of our patient portal were erased. We have rebuilt your record from what other systems still hold. Some of the answers that you once gave us on the portal are held nowhere else, and are lost. We will not guess them: your care should rest on your own words alone."
        .formatted(when);
  }

  private static List<String> sender(Person person, int questions) {
    List<String> sender = new ArrayList<>();
    sender.add("A draft. Nobody has sent it. Fill every blank in [brackets] before you do.");
    sender.add(
        "%s question%s of %s.".formatted(questions, questions == 1 ? "" : "s", person.key()));
    sender.add(
        person.email().isEmpty()
            ? "No e-mail address is known."
            : "E-mail, as a witness gives it: %s. Use it only if the person agreed to be written to there."
                .formatted(person.email()));
    if (person.unsure()) {
      sender.add("Witnesses write this name in different ways: check it.");
    }
    sender.add(
        "This is no notice of a breach. Whether one is due is for counsel to say: see the duties in the report.");
    return sender;
  }

  private static String date(Night night, Instant at) {
    return LocalDate.ofInstant(at, night.moments().zone()).format(DATE);
  }

  private static String name(Person person) {
    return or(person.name(), "[name]");
  }

  private static String or(String known, String blank) {
    return known.isEmpty() ? blank : known;
  }
}
