package anamnesis.source.stripe.files;

import anamnesis.contact.Mention;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Of which mode all is that was read. What is of test mode waits until the end, for the file that
/// tells whether anything is live may be the last one.
final class Modes {
  private final List<Waiting> waiting = new ArrayList<>();
  private boolean live;

  /// An exhibit that nobody handed in yet: no more than what will be held of it anyway.
  record Waiting(
      String sha256, Place place, String kind, String id, List<Mention> traits, Instant said) {}

  void saw(Mode mode) {
    live |= mode == Mode.LIVE;
  }

  void hold(Waiting one) {
    waiting.add(one);
  }

  /// Beside anything live nobody paid them, as where Stripe itself is asked with a live key. Alone
  /// they are somebody's sandbox, and that is said.
  void end(Intake intake, Gist told) {
    for (Waiting one : waiting) {
      if (live) {
        intake.quarantine(one.sha256, one.place, one.kind, one.id, Hands.TEST_MODE);
      } else {
        told.object(one.kind);
        intake.exhibit(one.sha256, one.place, one.kind, one.id, one.traits, one.said);
      }
    }
    told.add(live ? Gist.Count.TEST : Gist.Count.SANDBOX, waiting.size());
    waiting.clear();
  }
}
