package anamnesis.hostile;

import java.util.List;
import java.util.stream.Stream;

/// All hostile inputs, edge by edge.
final class Corpus {
  private Corpus() {}

  static List<Hostile> all() {
    return Stream.of(
            OnYaml.all(),
            OnJson.all(),
            OnCsv.all(),
            OnPdf.all(),
            OnPaths.all(),
            OnBucket.all(),
            OnStripe.all(),
            OnCommandLine.all(),
            OnDumps.all(),
            OnRebuild.all(),
            OnNames.all())
        .flatMap(List<Hostile>::stream)
        .toList();
  }
}
