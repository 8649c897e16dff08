package anamnesis.report;

import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Writes the letters of every kind as drafts into the case. Those of an earlier run are replaced
/// whole, so that nobody is written to about something that is no longer so.
public final class Letters {
  private static final String FOLDER = "letters";

  private Letters() {}

  /// One letter that was written.
  ///
  /// @param questions how many answers it asks for again
  public record Draft(String kind, String person, int questions, List<String> files) {}

  public static List<Draft> write(Case file, Night night, List<Notice> notices) throws IOException {
    file.clear(FOLDER);
    List<Draft> drafts = new ArrayList<>();
    for (Notice notice : notices.stream().sorted(Comparator.comparing(Notice::name)).toList()) {
      for (Letter letter : notice.letters(night)) {
        drafts.add(draft(file, notice.name(), letter));
      }
    }
    put(file, FOLDER + "/index.json", Json.pretty(drafts) + "\n");
    return drafts;
  }

  private static Draft draft(Case file, String kind, Letter letter) throws IOException {
    String path = "%s/%s/%s".formatted(FOLDER, kind, fileName(letter.person()));
    put(file, path + ".txt", LetterText.of(letter));
    put(file, path + ".html", LetterPage.of(letter));
    return new Draft(
        kind, letter.person(), questions(letter), List.of(path + ".html", path + ".txt"));
  }

  private static int questions(Letter letter) {
    return letter.body().stream()
        .mapToInt(part -> part instanceof Letter.Questions(var asked) ? asked.size() : 0)
        .sum();
  }

  /// A key may hold anything; a file's name may not. Two keys never share a name.
  private static String fileName(String key) {
    String plain = key.replaceAll("[^A-Za-z0-9_-]", "_");
    return plain.equals(key) && !key.isEmpty() && key.length() <= 100
        ? key
        : plain.substring(0, Math.min(40, plain.length())) + "." + Hash.of(key).substring(0, 12);
  }

  private static void put(Case file, String path, String text) throws IOException {
    file.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
