package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.detect.Around;
import anamnesis.detect.Detector;
import anamnesis.detect.Given;
import anamnesis.detect.Scan;
import anamnesis.detect.Selection;
import anamnesis.detect.Wiped;
import anamnesis.detect.Wounded;
import anamnesis.detect.invented.Corrections;
import anamnesis.detect.invented.Sign;
import anamnesis.evidence.Source;
import anamnesis.reconcile.wounded.Survey;
import anamnesis.reconcile.wounded.Survey.Surveyed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks at the rows of a database: first by all signs of invention, then through the eyes of the
/// witnesses.
record Surveying(Call call, List<Detector> detectors, List<Source> sources) {
  /// @param tables others that are to be looked at, besides those of people
  /// @param rebuilt whether it is not the wounded database but the one that was made anew
  Surveyed of(Asked asked, Set<String> tables, boolean rebuilt) throws IOException {
    Optional<Case> file = call.caseIfAny();
    List<Detector> signs = detectors.stream().filter(Sign.class::isInstance).toList();
    Given given =
        new Given(null, null, call.surroundings().clock().instant(), call.progress())
            .in(
                Around.nothing()
                    .with(
                        List.of(),
                        file.isPresent() ? Corrections.of(file.get().about()) : Map.of()))
            .of(new Wounded(asked, Selection.ALL));
    Scan.Result result = new Scan(signs).of(given);
    Set<String> copies =
        sources.stream()
            .filter(source -> !source.outside())
            .map(Source::name)
            .collect(Collectors.toSet());
    Surveyed seen =
        Survey.of(
            asked,
            new Survey.Ground(
                file.orElse(null),
                result.people(),
                copies,
                wiped(file),
                tables,
                rebuilt,
                call.progress()));
    return with(result, seen);
  }

  /// What a sign could not read, nobody could have judged.
  private static Surveyed with(Scan.Result result, Surveyed seen) {
    Set<String> gaps = new LinkedHashSet<>();
    result.notEvaluated().forEach(gap -> gaps.add(gap.reason()));
    gaps.addAll(seen.gaps());
    return new Surveyed(
        seen.splits(), seen.remnants(), seen.witnesses(), new ArrayList<>(gaps), seen.kept());
  }

  /// Not before that: what was written between a loss's two bounds is rather kept than lost.
  private @Nullable Instant wiped(Optional<Case> file) throws IOException {
    return Aftermath.wiped(call, file).map(Wiped::notBefore).orElse(null);
  }
}
