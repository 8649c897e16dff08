package anamnesis.detect;

import java.io.IOException;
import java.util.Set;

/// A detector that holds the database against how it looked when all was well.
interface BesideBaseline extends Detector {
  @Override
  default Set<Need> needs() {
    return Set.of(Need.DATABASE, Need.BASELINE);
  }

  @Override
  default Judgement examine(Given given) throws IOException {
    return examine(given.against().orElseThrow());
  }

  Judgement examine(Against against) throws IOException;
}
