package anamnesis.detect;

import anamnesis.FoundByType;
import java.util.List;

/// The detectors of this room, for tests.
public final class DetectorsForTests {
  private DetectorsForTests() {}

  /// Every one there is.
  public static List<Detector> all() {
    return FoundByType.all(Detector.class);
  }

  /// Those whose screens and counts are written down: one more detector leaves them as they are.
  public static List<Detector> three() {
    Detector reserved =
        all().stream().filter(each -> each.rule().number().equals("S04")).findFirst().orElseThrow();
    return List.of(reserved, new CountDrop(), new IdenticalSizeRun());
  }
}
