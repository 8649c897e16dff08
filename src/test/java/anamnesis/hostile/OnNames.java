package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.either;

import anamnesis.hostile.Hostile.Must;
import anamnesis.shell.TheShell;
import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A practice in which every value hurts: each screen that shows one, and each page and sheet.
final class OnNames {
  private static final Map<String, String> VALUES =
      Map.of(
          "a title that is set", "\u001b]0;owned\u0007",
          "a clipboard that is filled", "\u001b]52;c;QUFB\u001b\\",
          "a link that is hidden", "\u001b]8;;http://x\u001b\\Ann\u001b]8;;\u001b\\",
          "controls of one byte", "\u009b31m\u0090q\u009c\u0085",
          "a line that is written over", "Ann\rrefused: \b\b\u007f",
          "text that is turned around", "\u202Enna\u202C\u2066x\u2069\u200F\u061C",
          "blanks of no width", "A\u200Bn\u2060n\uFEFF\u00AD\u2028x",
          "a heap of marks", "A" + "\u0301\u0489".repeat(200) + "nn",
          "markup",
              "<script>alert(1)</script>\"><img src=x onerror=alert(1)></style>javascript:x&#0;{{7*7}}",
          "a formula", "=cmd|'/c calc'!A1");

  private static final Pattern MARKUP =
      Pattern.compile("<script>alert|<img src=x|onerror=alert\\(1\\)>|</style>javascript");
  private static final Pattern FORMULA = Pattern.compile("(?m)(^|,)\"?[=+@]");

  /// Every value goes into a row, and one answer is lost, so that there is a letter.
  private static final String MAPPING =
      """
      table: public.patient
      rows: {each: person, known-by: ehr.patient}
      key: id
      columns:
        id: {from: name ehr.patient}
        first_name: {from: ehr.patient first_name}
        last_name: {from: ehr.patient last_name}
        email: {from: ehr.patient email}
        street: {from: ehr.patient address}
        city: {from: ehr.patient city}
        goal: {from: ehr.patient id | date}
      """;

  private static final String SCHEMA =
      "create table patient (id text, first_name text, last_name text, email text, street text,"
          + " city text, goal date);\n";

  private static final Pattern RAW = Pattern.compile("[\\p{Cc}\\u202E\\u2066&&[^\\n\\t]]");

  private OnNames() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    VALUES.keySet().stream().sorted().forEach(name -> screens(name, all));
    all.add(prompt());
    return all;
  }

  private static void screens(String name, List<Hostile> all) {
    String value = VALUES.getOrDefault(name, "");
    all.add(said(name, "who --reveal", value, stage -> stage.run("who", "7", "--reveal")));
    all.add(said(name, "who, in colour", value, stage -> watched(stage, "who", "7", "--reveal")));
    all.add(said(name, "review --reveal", value, stage -> stage.run("review", "--reveal")));
    all.add(
        said(
            name,
            "JSON on a terminal",
            value,
            stage -> watched(stage, "who", "7", "--reveal", "--format", "json")));
    all.add(said(name, "case show", value, stage -> stage.run("case", "show")));
    all.add(said(name, "a refusal", value, stage -> watched(stage, "explain", value)));
    all.add(said(name, "the report and the letters", value, OnNames::told));
  }

  private static Said watched(Stage stage, String... words) {
    return stage.shell().watched().run(words);
  }

  private static Hostile said(String name, String where, String value, Hostile.Play play) {
    return Hostile.of(
        "names: %s, in %s".formatted(name, where),
        new Must(
            List.of(0, 1, 2, 3),
            List.of(),
            List.of("MARKUP", "FORMULA", "NO LETTER", "RAW in", "<script>alert(1)</script>\n")),
        stage -> {
          practice(stage, value);
          return play.on(stage);
        });
  }

  /// Two charts of one person and of another, the hostile value in every field.
  private static void practice(Stage stage, String value) throws IOException {
    String quoted = "\"" + value.replace("\"", "\"\"") + "\"";
    String rest = "," + (quoted + ",").repeat(5) + quoted;
    stage
        .opened()
        .file(
            "home/cases/night/case.yaml",
            "schema: 1\nname: night\npractice:\n  name: %s\n  phone: %s\n"
                .formatted(yaml(value), yaml(value)));
    Path table =
        stage.file(
            "e/demographics.csv",
            "id,chart_id,first_name,last_name,date_of_birth,email,address,city,state,zip_code\n"
                + "7,V7,Ann "
                + "V"
                + ",Vargas,1988-04-02"
                + rest.substring(0, rest.length() - quoted.length() - 1)
                + "\n"
                + "8,V8,"
                + quoted
                + ","
                + quoted
                + ",1988-04-02,"
                + quoted
                + ",1 Elm St,"
                + quoted
                + ",IL,"
                + quoted
                + "\n"
                + "9,V9,Anna,Vargas,1988-04-02,ann@alderpost.com,"
                + quoted
                + ",,,\n");
    stage.run("gather", "ehr", table.toString());
    stage.run("link");
  }

  private static String yaml(String value) {
    StringBuilder text = new StringBuilder("\"");
    value.chars().forEach(c -> text.append("\\u%04x".formatted(c)));
    return text.append('"').toString();
  }

  private static Said told(Stage stage) throws IOException {
    String script = stage.theCase().resolve("out.sql").toString();
    String mapping = stage.file("m/patient.yaml", MAPPING).getParent() + "";
    stage.file("m/schema.sql", SCHEMA);
    Said rebuilt = stage.run("rebuild", "--mapping", mapping, "--into", script);
    Said report = stage.run("report");
    Said letters = stage.run("letters");
    String bad = letters.out().contains("drafts are written") ? "" : "NO LETTER";
    for (String sub : List.of("report", "letters")) {
      Path folder = stage.theCase().resolve(sub);
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bad += fault(file);
        }
      }
    }
    int worst = Math.max(rebuilt.exit(), Math.max(report.exit(), letters.exit()));
    return new Said(
        worst,
        rebuilt.out() + report.out() + letters.out() + bad,
        rebuilt.err() + report.err() + letters.err());
  }

  private static String fault(Path file) throws IOException {
    String text = Files.readString(file);
    String name = file.toString();
    boolean page = name.endsWith(".html") && MARKUP.matcher(text).find();
    boolean letter = name.endsWith(".txt") && RAW.matcher(text).find();
    boolean sheet = name.endsWith(".csv") && FORMULA.matcher(text).find();
    return (page ? "MARKUP in " + name : "")
        + (sheet ? "FORMULA in " + name : "")
        + (letter ? "RAW in " + name : "");
  }

  private static Hostile prompt() {
    return Hostile.of(
        "names: a case folder of escapes, in the prompt",
        either(0, 0, "anamnesis["),
        stage -> new Said(0, TheShell.prompt(Path.of("/x/\u001b]0;x\u0007\u202E\nrm")), ""));
  }
}
