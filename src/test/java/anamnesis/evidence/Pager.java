package anamnesis.evidence;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes through its pages, and asks only for those that it was not answered before.
final class Pager implements Source {
  final List<Integer> asked = new ArrayList<>();
  int breaksAt;
  boolean complete = true;
  private final int pages;
  private int pause;

  Pager(int pages, int breaksAt) {
    this.pages = pages;
    this.breaksAt = breaksAt;
  }

  /// In a process of its own, slowly, to be killed in the middle.
  public static void main(String[] words) throws Exception {
    Pager pager = new Pager(Integer.parseInt(words[1]), -1);
    pager.pause = 10;
    new Gathering(Case.open(Path.of(words[0])))
        .hear(pager, new Question(List.of(), Map.of(), 0, Progress.SILENT));
  }

  @Override
  public String name() {
    return "pager";
  }

  @Override
  public String about() {
    return "speaks page by page";
  }

  @Override
  public List<Argument> arguments() {
    return List.of();
  }

  @Override
  public Testimony gather(Question question, Intake intake)
      throws IOException, InterruptedException {
    for (int page = 0; page < pages; page++) {
      Optional<String> before = intake.answered("page " + page);
      String sha256 = before.isPresent() ? before.get() : ask(page, intake);
      try (var in = intake.open(sha256)) {
        byte[] bytes = in.readAllBytes();
        String id = JsonReading.of(bytes).at("id").orElseThrow();
        intake.exhibit(sha256, Place.json(0, bytes.length), "page", id, List.of());
      }
    }
    return new Testimony(complete, "to the last page");
  }

  private String ask(int page, Intake intake) throws IOException, InterruptedException {
    if (page == breaksAt) {
      throw new IOException("the line is dead");
    }
    Thread.sleep(pause);
    asked.add(page);
    byte[] bytes = "{\"id\":\"%d\"}".formatted(page).getBytes(StandardCharsets.UTF_8);
    String sha256 = intake.keep(bytes);
    intake.answered("page " + page, sha256);
    return sha256;
  }
}
