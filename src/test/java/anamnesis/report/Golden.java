package anamnesis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a screen, a letter or a document must look like, to the letter. `-Dgolden=write` rewrites.
public final class Golden {
  private Golden() {}

  public static void check(String name, String actual) throws IOException {
    Path file =
        Path.of(System.getProperty("anamnesis.folder", "."), "src/test/resources/anamnesis", name);
    if (System.getProperty("golden", "check").equals("write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
  }
}
