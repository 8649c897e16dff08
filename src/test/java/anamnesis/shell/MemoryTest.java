package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.contact.Email;
import anamnesis.contact.Mention;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
  private static final int MANY = 60_000;

  @TempDir Path root;

  /// The real program, whose heap is cut to what a start takes and little more.
  @Test
  void a_machine_that_is_too_small_is_told_so_and_nothing_else_is_wrong() throws Exception {
    Path folder = root.resolve("case");
    Exhibit.shelf(Case.begin(folder, "small"))
        .write(IntStream.range(0, MANY).mapToObj(MemoryTest::person).iterator());
    List<String> line = Child.line("link", "--case", folder.toString());
    line.add(1, "-Xmx32m");
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("ANAMNESIS_HOME", root.resolve("home").toString());

    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isEqualTo(Exit.INCOMPLETE.code());
    assertThat(said).contains("of memory were not enough").doesNotContain("bug");
  }

  private static Exhibit person(int nth) {
    Mention mention =
        new Mention(Mention.Role.PAYER, "email", new Email("person" + nth + "@alderpost.com"));
    return new Exhibit(
        "0".repeat(64),
        Place.json(nth, 1),
        "stripe",
        "stripe.customer",
        "c" + nth,
        List.of(mention));
  }
}
