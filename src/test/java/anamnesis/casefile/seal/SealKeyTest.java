package anamnesis.casefile.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeyTest {
  @TempDir Path folder;

  /// It would sign what nobody can check, and would never be made again.
  @Test
  void there_is_no_key_without_its_public_half() throws IOException {
    Path key = folder.resolve("key.pem");
    // A folder with something in it stands where the public half should.
    Files.createDirectories(SealKey.publicFile(key).resolve("taken"));

    assertThatThrownBy(() -> SealKey.make(key, "")).isInstanceOf(IOException.class);
    assertThat(key).doesNotExist();
  }
}
