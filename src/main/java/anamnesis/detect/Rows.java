package anamnesis.detect;

import anamnesis.backup.Contents;
import anamnesis.backup.Copy;
import java.io.IOException;

/// Where the rows of a copy can be heard again, after it was counted.
@FunctionalInterface
public interface Rows {
  /// @return whether they could be told
  boolean tell(Copy copy, Contents told) throws IOException;
}
