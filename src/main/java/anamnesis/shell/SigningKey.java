package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.seal.SealKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The key that was named, opened or made, and what is to be said about it.
///
/// @param file its public half
/// @param locked whether it has a passphrase, if it was made now
record SigningKey(SealKey key, String fingerprint, Path file, boolean made, boolean locked) {
  static SigningKey of(Call call, Path file) throws IOException {
    refuseInside(call.theCase().folder(), file);
    boolean made = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    String passphrase = made ? Passphrase.OF_A_KEY.chosen(call) : "";
    SealKey key = made ? SealKey.make(file, passphrase) : SealKey.read(file, () -> typed(call));
    return new SigningKey(
        key, key.publicHalf().fingerprint(), SealKey.publicFile(file), made, !passphrase.isEmpty());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(Lines.wrapped("signed", "by key " + fingerprint));
    if (made) {
      lines.addAll(
          Lines.wrapped(
              "",
              "made now, %s; it cannot be made again: keep it where the case is not"
                  .formatted(
                      locked
                          ? "with a passphrase"
                          : "WITHOUT a passphrase: whoever reads the file can sign")));
    }
    lines.add(Lines.of("public", file.toString()));
    lines.addAll(
        Lines.wrapped("", "give that to whoever is to check it, and read them the fingerprint"));
    return lines;
  }

  /// Whoever has the case must not have the key: it would prove nothing.
  private static void refuseInside(Path folder, Path file) throws IOException {
    Path parent = file.toAbsolutePath().normalize().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new Refusal(
          "there is no folder for the key %s".formatted(file), "make it, or name another");
    }
    Path place = Files.exists(file) ? file.toRealPath() : parent.toRealPath();
    if (place.startsWith(folder.toRealPath())) {
      throw new Refusal(
          "the key would be in the case that it seals",
          "keep it elsewhere: whoever has both can sign what they like");
    }
  }

  private static String typed(Call call) {
    try {
      return Passphrase.OF_A_KEY.known(call);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
