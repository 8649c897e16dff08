package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.either;

import anamnesis.shell.TheShell.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Values that a column cannot hold: they cost their own record its place, and no other.
final class OnRebuild {
  private static final String MAPPING =
      """
      table: public.p
      rows: {each: person, known-by: ehr.patient}
      key: id
      columns:
        id: {from: name ehr.patient}
        v: {from: ehr.patient v}
      """;

  private OnRebuild() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    for (String value :
        List.of("1e3", "12.5", "2147483648", "٣", "0x10", "=1+1", "9".repeat(50_000))) {
      all.add(column("integer", value, "1"));
    }
    for (String value : List.of("2026-02-30", "0000-00-00", "99999-01-01", "soon", "2026-1-1")) {
      all.add(column("date", value, "2026-02-28"));
    }
    all.add(column("timestamptz", "2026-02-30T10:00:00Z", "2026-02-28T10:00:00Z"));
    all.add(column("timestamptz", "2026-02-28T25:61:00Z", "2026-02-28T10:00:00+02"));
    all.add(column("numeric(5,2)", "1e999", "999.99"));
    all.add(column("numeric(5,2)", "1234.5", "-1.5"));
    all.add(column("boolean", "maybe", "true"));
    all.add(column("uuid", "xyz", "01234567-89ab-cdef-0123-456789abcdef"));
    all.add(column("varchar(3)", "four", "ünï"));
    all.add(column("jsonb", "{", "{}"));
    all.add(
        Hostile.of(
            "rebuild: a value that no column holds, where there need be none",
            either(0, 1, "lost"),
            stage -> rebuilt(stage, "integer", "1e3", "1")));
    return all;
  }

  private static Hostile column(String type, String value, String sound) {
    String name = value.length() > 40 ? "50,000 digits" : value;
    return Hostile.of(
        "rebuild: %s in a column of %s".formatted(name, type),
        either(0, 1, "not to be read: v of ehr.patient:8 (row 3) is no "),
        stage -> {
          Said said = rebuilt(stage, type + " not null", value, sound);
          String script = Files.readString(stage.theCase().resolve("out.sql"));
          boolean stands = script.contains("7\t" + sound) && !script.contains("\n8\t");
          return stands ? said : new Said(9, said.out(), said.err() + script);
        });
  }

  private static Said rebuilt(Stage stage, String type, String value, String sound)
      throws Exception {
    stage.opened();
    stage.file("m/schema.sql", "create table p (id text primary key, v %s);\n".formatted(type));
    Path mapping = stage.file("m/p.yaml", MAPPING).getParent();
    Path table =
        stage.file(
            "e/demographics.csv",
            "id;last_name;v\n7;Vargas;%s\n8;Wells;%s\n".formatted(sound, value));
    stage.run("gather", "ehr", table.toString());
    stage.run("link");
    String script = stage.theCase().resolve("out.sql").toString();
    return stage.run("rebuild", "--mapping", mapping.toString(), "--into", script);
  }
}
