package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Yaml;
import anamnesis.detect.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A person's own thresholds, laid over the usual ones.
final class ThresholdsFile {
  static final Option OPTION =
      Option.of("thresholds", "FILE", "your own thresholds, over the usual ones");

  private ThresholdsFile() {}

  static Thresholds of(Call call) throws IOException {
    Thresholds thresholds = Thresholds.usual();
    if (call.value("thresholds").isEmpty()) {
      return thresholds;
    }
    Path file = LocalPath.of(call.value("thresholds", ""));
    if (!Files.isRegularFile(file)) {
      throw new Refusal(
          "there is no file %s".formatted(file), "name a YAML file with thresholds in it");
    }
    for (Map.Entry<String, String> own : Thresholds.flat(Yaml.read(file)).entrySet()) {
      refuseUnknown(file, own.getKey(), thresholds);
      thresholds = thresholds.with(own.getKey(), own.getValue());
    }
    return thresholds;
  }

  private static void refuseUnknown(Path file, String key, Thresholds thresholds) {
    if (!thresholds.keys().contains(key)) {
      throw new Refusal(
          "%s: there is no threshold %s".formatted(file.getFileName(), key),
          Nearest.to(key, thresholds.keys())
              .map(near -> "did you mean %s?".formatted(near))
              .orElse("they are called as B05-stale.daily is: a rule, and a key of it"));
    }
  }
}
