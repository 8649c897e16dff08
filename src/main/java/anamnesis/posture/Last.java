package anamnesis.posture;

import anamnesis.detect.DrillLog;
import java.io.IOException;

/// What else is looked at before a drill goes into the log.
@FunctionalInterface
public interface Last {
  /// Nothing more.
  Last NOTHING = (result, known) -> result;

  DrillResult look(DrillResult result, DrillLog.Known known) throws IOException;
}
