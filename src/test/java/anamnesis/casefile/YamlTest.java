package anamnesis.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import org.junit.jupiter.api.Test;

class YamlTest {
  @Test
  void every_node_knows_its_line_and_what_is_missing_its_parents() {
    Yaml yaml = Yaml.read("a.yaml", "table: patient\ncolumns:\n  id: {from: [x, y]}\n");
    assertThat(yaml.at("table").text()).isEqualTo("patient");
    assertThat(yaml.at("columns").at("id").line()).isEqualTo(3);
    assertThat(yaml.at("columns").at("id").at("from").list()).hasSize(2);
    assertThat(yaml.at("nothing").missing()).isTrue();
    assertThat(yaml.at("columns").at("nothing").line()).isEqualTo(3);
  }

  @Test
  void all_unknown_keys_are_told_at_once() {
    Problems problems = new Problems();
    Yaml.read("a.yaml", "tabel: patient\nabout: x\nrow: y\n").allow(problems, "table", "about");
    assertThat(problems.all())
        .containsExactly(
            "a.yaml:1: unknown key `tabel` (known: table, about)",
            "a.yaml:3: unknown key `row` (known: table, about)");
    assertThatThrownBy(() -> problems.refuse("a.yaml cannot be used", "mend it"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("a.yaml cannot be used: 2 problems");
  }

  @Test
  void bombs_tags_tabs_and_duplicates_are_refused_by_file_and_line() {
    assertThatThrownBy(() -> Yaml.read("twice.yaml", "a: 1\na: 2\n").at("a"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("twice.yaml");
    assertThatThrownBy(() -> Yaml.read("t.yaml", "a:\n\t- x\n"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("t.yaml:2:");
    String deep = "[".repeat(500) + "]".repeat(500);
    assertThatThrownBy(() -> Yaml.read("d.yaml", deep)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Yaml.read("tag.yaml", "a: !!javax.script.ScriptEngineManager [x]"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("tag.yaml:1:");
  }
}
