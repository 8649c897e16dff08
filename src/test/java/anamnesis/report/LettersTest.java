package anamnesis.report;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.mapping.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LettersTest {
  private static final List<Notice> NOTICES = List.of(new Reconfirmation());

  @TempDir Path folder;
  private Case file;

  @BeforeEach
  void night() throws IOException {
    file = NightCase.write(folder.resolve("case"));
  }

  @Test
  void each_person_whose_answers_are_lost_is_asked_for_them_and_for_nothing_else()
      throws IOException {
    assertThat(Letters.write(file, Night.of(file), NOTICES))
        .extracting(Letters.Draft::person, Letters.Draft::questions)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("p_aaaaaaaaaaaa", 2),
            org.assertj.core.groups.Tuple.tuple("p_bbbbbbbbbbbb", 1));
    Golden.check("report/letter.txt", read("letters/re-confirmation/p_aaaaaaaaaaaa.txt"));
    Golden.check("report/letter.html", read("letters/re-confirmation/p_aaaaaaaaaaaa.html"));
  }

  @Test
  void what_is_not_known_stands_as_a_blank_that_nobody_can_miss() throws IOException {
    Letters.write(file, Night.of(file), NOTICES);

    assertThat(read("letters/re-confirmation/p_bbbbbbbbbbbb.txt"))
        .contains("[practice address]", "[street]", "[city]", "[date]")
        .contains("  Family history\n")
        .contains("- No e-mail address is known.");
  }

  @Test
  void a_person_without_a_row_is_still_somebody() throws IOException {
    Row orphan =
        NightCase.row(
            "intake", "../../etc/passwd", "../per 9", NightCase.cell("diet", NightCase.lost("x")));
    Row.shelf(file, "intake").write(List.of(orphan));

    List<Letters.Draft> drafts = Letters.write(file, Night.of(file), NOTICES);

    assertThat(drafts).singleElement().extracting(Letters.Draft::person).isEqualTo("../per 9");
    assertThat(drafts.getFirst().files())
        .allMatch(
            name -> name.matches("letters/re-confirmation/___per_9\\.[0-9a-f]{12}\\.(html|txt)"));
    assertThat(read(drafts.getFirst().files().getLast())).contains("Dear [name],");
  }

  @Test
  void the_letters_of_an_earlier_run_are_replaced_whole() throws IOException {
    Letters.write(file, Night.of(file), NOTICES);
    Row.shelf(file, "intake").write(List.of());

    Letters.write(file, Night.of(file), NOTICES);

    assertThat(file.folder().resolve("letters/re-confirmation")).doesNotExist();
    assertThat(read("letters/index.json").strip()).isEqualTo("[ ]");
  }

  private String read(String name) throws IOException {
    return Files.readString(file.folder().resolve(name));
  }
}
