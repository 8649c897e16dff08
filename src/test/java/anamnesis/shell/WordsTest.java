package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "scan --fail-on warn; scan|--fail-on|warn",
        "who \"Jon Vargas\"; who|Jon Vargas",
        "who 'a \"b\" c'; who|a \"b\" c",
        "gather ehr a\\ b; gather|ehr|a b",
        "x \"a\\\"b\\\\c\\d\"; x|a\"b\\c\\d",
        "doctor # as root; doctor",
        "open case#1; open|case#1",
        "a --b=\"c d\"; a|--b=c d",
        "a ''; a|",
      })
  void a_line_is_taken_apart_as_a_shell_would(String line, String words) {
    assertThat(Words.of(line)).isEqualTo(List.of(words.split("\\|", -1)));
  }

  @Test
  void blank_lines_and_comments_have_no_words() {
    assertThat(Words.of("   \t ")).isEmpty();
    assertThat(Words.of("# only said")).isEmpty();
  }

  @Test
  void an_open_quote_is_refused() {
    assertThatThrownBy(() -> Words.of("who \"Jon"))
        .isInstanceOf(Refusal.class)
        .hasMessage("a quote (\") is opened and never closed");
  }
}
