package anamnesis.posture;

import anamnesis.backup.Copy;
import anamnesis.backup.State;
import anamnesis.detect.Drilled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What speaks against a copy before it is brought back.
final class Doubts {
  private static final Pattern MAJOR = Pattern.compile("\\d+");
  private static final Set<State> CLOSED = Set.of(State.BASE, State.ENCRYPTED, State.TOLD);

  private Doubts() {}

  /// A copy, or an earlier drill, that this one is held against.
  ///
  /// @param who in words, as `the drill of 2026-03-30`
  /// @param database as it calls itself; empty if it does not
  record Peer(String who, String database, String server, Set<String> tables) {
    static Peer of(Copy copy) {
      return new Peer(copy.path(), copy.origin().database(), copy.origin().server(), names(copy));
    }

    static Peer of(Drilled drilled) {
      return new Peer(
          "the drill of " + drilled.at().toString().substring(0, 10),
          drilled.database(),
          drilled.server(),
          drilled.tables().keySet());
    }
  }

  static Set<String> names(Copy copy) {
    Set<String> names = new TreeSet<>();
    copy.tables().forEach(table -> names.add(table.name()));
    return names;
  }

  /// Whether it cannot be opened here, which says nothing of what is in it.
  static boolean closed(Copy copy) {
    return CLOSED.contains(copy.state());
  }

  /// Why the data could not be had back from it; empty if nothing speaks against it.
  static Optional<String> broken(Copy copy) {
    if (copy.good()) {
      return Optional.empty();
    }
    return Optional.of(copy.trouble().orElse("it does not come to its own end"));
  }

  static Optional<String> old(Instant takenAt, Instant now, Rhythm rhythm) {
    Duration age = Duration.between(takenAt, now);
    return age.compareTo(rhythm.allowed()) <= 0
        ? Optional.empty()
        : Optional.of("it is %s old; allowed are %s".formatted(words(age), rhythm.words()));
  }

  static String words(Duration age) {
    return age.toDays() >= 3
        ? age.toDays() + " days"
        : "%s h".formatted(Math.max(0, age.toHours()));
  }

  /// Why it is taken for a copy of another database than the others.
  static List<String> foreign(Copy copy, List<Peer> peers) {
    List<String> reasons = new ArrayList<>();
    for (Peer peer : peers) {
      foreign(copy, peer).ifPresent(reasons::add);
    }
    // One among several may itself be the stranger.
    return reasons.size() * 2 > peers.size() ? List.of(reasons.getFirst()) : List.of();
  }

  private static Optional<String> foreign(Copy copy, Peer peer) {
    String name = copy.origin().database();
    if (!name.isEmpty() && !peer.database().isEmpty() && !name.equals(peer.database())) {
      return Optional.of(
          "it is of another database: it calls itself \"%s\", %s \"%s\""
              .formatted(name, peer.who(), peer.database()));
    }
    Set<String> common = new HashSet<>(names(copy));
    common.retainAll(peer.tables());
    int most = Math.max(names(copy).size(), peer.tables().size());
    if (most > 0 && common.size() * 2 < most) {
      return Optional.of(
          "it is of another database: of its %s %s are in %s, which has %s"
              .formatted(tables(copy), common.size(), peer.who(), peer.tables().size()));
    }
    int server = major(copy.origin().server());
    int other = major(peer.server());
    return server > 0 && server < other
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "it is of another server: version %s, %s of version %s",
                server,
                peer.who(),
                other))
        : Optional.empty();
  }

  private static String tables(Copy copy) {
    int count = names(copy).size();
    return count == 1 ? "1 table" : count + " tables";
  }

  static int major(String version) {
    Matcher digits = MAJOR.matcher(version);
    return digits.lookingAt() && digits.end() < 4 ? Integer.parseInt(digits.group()) : 0;
  }
}
