package anamnesis.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path place;

  @Test
  void a_link_is_taken_away_and_what_it_leads_to_stays() throws IOException {
    Path elsewhere = Files.createDirectory(place.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("kept"), "kept");
    Path root = place.resolve("root");
    Files.createDirectories(root.resolve("deep"));
    Files.writeString(root.resolve("deep/gone"), "gone");
    Files.createSymbolicLink(root.resolve("link"), elsewhere);
    Folders.remove(root);
    Folders.remove(root);
    assertThat(root).doesNotExist();
    assertThat(elsewhere.resolve("kept")).hasContent("kept");
  }

  @Test
  void what_is_to_stay_stays_in_an_emptied_folder() throws IOException {
    Files.writeString(place.resolve("case.lock"), "");
    Files.createDirectories(place.resolve("fresh/base"));
    Folders.empty(place, path -> path.endsWith("case.lock"));
    assertThat(place).isDirectoryContaining(path -> path.endsWith("case.lock"));
    assertThat(place.resolve("fresh")).doesNotExist();
  }
}
