package anamnesis.detect;

import java.util.List;

/// The detectors of this room, for tests of other rooms.
public final class DetectorsForTests {
  private DetectorsForTests() {}

  public static List<Detector> all() {
    return List.of(new ReservedContact(), new CountDrop(), new IdenticalSizeRun());
  }
}
