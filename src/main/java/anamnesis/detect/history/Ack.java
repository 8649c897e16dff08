package anamnesis.detect.history;

import anamnesis.detect.Finding;
import anamnesis.detect.Rule;
import anamnesis.detect.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody knows of a finding, or of something that cannot be looked at, and says until when that
/// may be so.
///
/// It covers what was known when it was given: of a rule, the findings and gaps that it had then.
/// It ends with its day, when the numbers get worse, or when a later one takes its place.
///
/// @param id a finding's, or a rule's number or id
/// @param place what had been looked at, as [Scanned] names it
/// @param until the moment at which it ends
public record Ack(
    String id,
    String place,
    Instant at,
    Instant until,
    String reason,
    String by,
    List<Covered> covers) {
  public Ack {
    Objects.requireNonNull(id);
    Objects.requireNonNull(place);
    Objects.requireNonNull(at);
    Objects.requireNonNull(until);
    covers = List.copyOf(covers);
  }

  /// One thing that is covered: a finding as bad as it was, or a gap with its reason.
  public record Covered(String id, @Nullable Badness badness) {
    /// All that a scan said under this id.
    static List<Covered> by(String id, Scanned scanned) {
      List<Covered> covered = new ArrayList<>();
      for (Scanned.Found found : scanned.findings()) {
        if (found.id().equalsIgnoreCase(id) || isRule(id, found.detector())) {
          covered.add(new Covered(found.id(), found.badness()));
        }
      }
      for (Scan.Gap gap : scanned.notEvaluated()) {
        if (isRule(id, gap.detector())) {
          covered.add(new Covered(called(gap), null));
        }
      }
      return covered;
    }

    private static boolean isRule(String id, String detector) {
      return new Rule(detector, "", "", "", "", "", "").isCalled(id);
    }

    private static String called(Scan.Gap gap) {
      return gap.detector() + ": " + gap.reason();
    }
  }

  public static Ack of(String id, Scanned scanned, Given given) {
    return new Ack(
        id,
        scanned.place(),
        given.at(),
        given.until(),
        given.reason(),
        given.by(),
        Covered.by(id, scanned));
  }

  /// When, until when, why and by whom.
  public record Given(Instant at, Instant until, String reason, String by) {}

  /// The same, said no earlier than another.
  Ack after(Ack other) {
    return at.isBefore(other.at) ? new Ack(id, place, other.at, until, reason, by, covers) : this;
  }

  boolean covers(Scan.Gap gap) {
    return covers.stream().anyMatch(each -> each.id().equals(Covered.called(gap)));
  }

  boolean covers(Finding finding) {
    return covered(finding).isPresent();
  }

  /// Whether it is covered as bad as it is now.
  boolean suffices(Finding finding) {
    return covered(finding)
        .map(Covered::badness)
        .filter(then -> !Badness.of(finding).worseThan(then))
        .isPresent();
  }

  boolean over(Instant now) {
    return !now.isBefore(until);
  }

  private Optional<Covered> covered(Finding finding) {
    return covers.stream().filter(each -> each.id().equals(finding.id())).findFirst();
  }
}
