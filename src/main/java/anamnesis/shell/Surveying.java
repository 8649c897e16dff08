package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.detect.Around;
import anamnesis.detect.Detector;
import anamnesis.detect.Finding;
import anamnesis.detect.Given;
import anamnesis.detect.Scan;
import anamnesis.detect.Selection;
import anamnesis.detect.Wounded;
import anamnesis.detect.invented.Corrections;
import anamnesis.detect.invented.Sign;
import anamnesis.evidence.Source;
import anamnesis.reconcile.wounded.Survey;
import anamnesis.reconcile.wounded.Survey.Surveyed;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks at the rows of a database: first by all signs of invention, then through the eyes of the
/// witnesses.
record Surveying(Call call, List<Detector> detectors, List<Source> sources) {
  static final Option WIPED =
      Option.of("wiped", "TIME", "when it happened, as 2026-04-03T03:07Z").orElse("as was scanned");

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

  private @Nullable Instant wiped(Optional<Case> file) {
    Optional<String> named = call.value(WIPED.name());
    if (named.isPresent()) {
      return moment(named.get());
    }
    return file.map(Surveying::scanned).orElse(null);
  }

  private static Instant moment(String written) {
    try {
      return OffsetDateTime.parse(written).toInstant();
    } catch (DateTimeException e) {
      throw new Refusal(
          "that is no moment", "write it with its zone, as --wiped 2026-04-03T03:07:12Z", e);
    }
  }

  /// Not before that: what was written between a loss's two bounds is rather kept than lost.
  private static @Nullable Instant scanned(Case file) {
    try (Stream<Finding> found = Finding.shelf(file, "scan").read()) {
      return found
          .filter(finding -> finding.severity() == Finding.Severity.CRITICAL)
          .filter(finding -> finding.detector().startsWith("P"))
          .flatMap(finding -> Stream.ofNullable(finding.measures().get("notBefore")))
          .map(moment -> Instant.parse(String.valueOf(moment)))
          .min(Instant::compareTo)
          .orElse(null);
    }
  }
}
