package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.report.Letters;
import anamnesis.report.Night;
import anamnesis.report.Notice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `letters`: drafts of what people must be told. A human sends them.
final class LettersCommand implements Command {
  private final List<Notice> notices;

  LettersCommand(List<Notice> notices) {
    this.notices = List.copyOf(notices);
  }

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public String about() {
    return "drafts for those who must be told or asked; nothing is sent";
  }

  @Override
  public String example() {
    return "letters";
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Case file = call.theCase();
    Night night = Night.of(file);
    if (night.tables().isEmpty()) {
      throw new Refusal(
          "nothing was rebuilt yet: nobody knows whose answers are lost",
          "run `anamnesis rebuild` first");
    }
    List<Letters.Draft> drafts = Letters.write(file, night, notices);
    var json = Outcome.json("letters");
    json.put("questions", drafts.stream().mapToInt(Letters.Draft::questions).sum());
    json.put("folder", file.folder().resolve("letters").toString());
    json.set("letters", Json.node(drafts));
    return new Outcome(Exit.DONE, json, screen(file, drafts));
  }

  private static List<String> screen(Case file, List<Letters.Draft> drafts) {
    List<String> lines = new ArrayList<>();
    if (drafts.isEmpty()) {
      lines.add("Nobody has to be written to: no answer is known to be lost.");
    } else {
      lines.add(
          Lines.count(drafts.size(), "draft is", "drafts are") + " written. Nothing is sent.");
      lines.add("");
      Map<String, List<Letters.Draft>> kinds = new TreeMap<>();
      drafts.forEach(d -> kinds.computeIfAbsent(d.kind(), _ -> new ArrayList<>()).add(d));
      kinds.forEach((kind, of) -> kind(lines, file, kind, of));
    }
    lines.add("");
    lines.add(Lines.next("case show", ""));
    return lines;
  }

  private static void kind(List<String> lines, Case file, String kind, List<Letters.Draft> drafts) {
    int questions = drafts.stream().mapToInt(Letters.Draft::questions).sum();
    lines.add(
        "  %s: %s%s"
            .formatted(
                kind, Lines.count(drafts.size(), "person", "people"), asks(", ", questions)));
    drafts.forEach(
        draft ->
            lines.add(
                "    %-24s %s"
                    .formatted(draft.person(), asks("", draft.questions()))
                    .stripTrailing()));
    lines.add("  in %s".formatted(file.folder().resolve("letters").resolve(kind)));
    lines.add("  Each is .txt and .html. Fill the [brackets], read it, and send it yourself.");
  }

  /// A letter may only tell.
  private static String asks(String before, int questions) {
    return questions == 0 ? "" : before + Lines.count(questions, "question", "questions");
  }
}
