package anamnesis.hostile;

import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is wrong with how an input was taken; nothing, if it was taken as it must be.
final class Verdict {
  private static final Pattern TRACE = Pattern.compile("\\bat [a-z][\\w.]*\\.\\w+\\(|Exception\\b");

  /// What a terminal would obey, and what turns or hides the text around it.
  private static final Pattern RAW =
      Pattern.compile(
          "[\\p{Cc}\\u00AD\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF"
              + "&&[^\\n\\t]]|\\p{M}{9}");

  private static final int MOST_PRINTED = 60_000;

  private Verdict() {}

  static List<String> of(Hostile hostile, Said said, Stage stage) throws IOException {
    List<String> wrong = new ArrayList<>();
    Hostile.Must must = hostile.must();
    String screen = said.out() + said.err();
    String all = screen + stage.quarantine();
    if (!must.exits().contains(said.exit())) {
      wrong.add("exit %d, not %s".formatted(said.exit(), must.exits()));
    }
    must.says().stream()
        .filter(words -> !all.contains(words))
        .forEach(words -> wrong.add("nobody says: " + words));
    must.hides().stream()
        .filter(screen::contains)
        .forEach(words -> wrong.add("it is shown: " + words));
    if (said.exit() == 2 && !(screen.contains("refused: ") && screen.contains("hint: "))) {
      wrong.add("refused without a word, or without a way out");
    }
    if (Files.exists(stage.home().resolve("bugs"))) {
      wrong.add("a bug was written down: " + stage.bugs());
    }
    match(TRACE, screen, "a trace", wrong);
    match(RAW, screen, "raw on the terminal", wrong);
    if (screen.length() > MOST_PRINTED) {
      wrong.add("%d characters were printed".formatted(screen.length()));
    }
    if (!wrong.isEmpty()) {
      wrong.add("it said: " + screen.substring(0, Math.min(1_500, screen.length())));
      wrong.add("in quarantine: " + all.substring(screen.length()).lines().findFirst().orElse(""));
    }
    return wrong;
  }

  private static void match(Pattern what, String screen, String as, List<String> wrong) {
    Matcher found = what.matcher(screen);
    if (found.find()) {
      String at = found.group().chars().mapToObj("%04x"::formatted).toList().toString();
      wrong.add("%s: %s %s".formatted(as, found.group().replaceAll("\\p{Cc}", "?"), at));
    }
  }
}
