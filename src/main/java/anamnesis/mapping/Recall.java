package anamnesis.mapping;

import anamnesis.link.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes all rows of all tables, and sets aside what no database could hold.
///
/// A row that cannot stand is set aside with its reason, never mended: a missing name is not
/// replaced, and a payment is not given to somebody else.
public final class Recall {
  private static final String HELD =
      "it may speak of a person who was erased, and nobody has ruled yet";
  private final Mapping mapping;
  private final Witnesses witnesses;
  private final List<Recalled.Standing> standing = new ArrayList<>();
  private final List<Recalled.Refused> refused = new ArrayList<>();
  private final Map<String, Set<String>> keys = new HashMap<>();

  private Recall(Mapping mapping, Witnesses witnesses) {
    this.mapping = mapping;
    this.witnesses = witnesses;
  }

  public static Recalled rows(Mapping mapping, Witnesses witnesses) {
    Recall recall = new Recall(mapping, witnesses);
    mapping.tables().forEach(recall::take);
    return new Recalled(mapping, recall.standing, recall.refused);
  }

  private void take(TableMapping table) {
    List<Draft> drafts = new ArrayList<>();
    Set<String> doubtful = new HashSet<>();
    for (Identity identity : witnesses.identities(table.rows())) {
      Drafting.of(table, identity, witnesses).ifPresent(drafts::add);
      if (witnesses.doubtful(identity)) {
        doubtful.add(identity.id());
      }
    }
    Map<String, Long> claimed =
        drafts.stream()
            .collect(Collectors.groupingBy(draft -> draft.row().key(), Collectors.counting()));
    Set<String> keep = new HashSet<>();
    for (Draft spoken : Doors.shutOnTwo(table, drafts)) {
      Draft draft = Fitting.of(mapping.schema(), spoken);
      Optional<String> fault =
          Optional.of(HELD)
              .filter(why -> doubtful.contains(draft.row().identity()))
              .or(() -> keyFault(draft))
              .or(() -> twice(draft, claimed))
              .or(() -> empty(draft))
              .or(() -> dangling(draft));
      fault.ifPresentOrElse(
          why -> refused.add(new Recalled.Refused(draft, why)),
          () -> standing.add(Recalled.Standing.of(draft)));
      if (fault.isEmpty()) {
        keep.add(draft.row().key());
      }
    }
    keys.put(table.table(), keep);
  }

  private static Optional<String> keyFault(Draft draft) {
    Cell key = draft.row().cells().get(draft.mapping().key());
    if (key instanceof Cell.Disputed disputed) {
      return Optional.of(
          "%s keys are claimed for one row: %s"
              .formatted(
                  disputed.among().size(),
                  disputed.among().stream()
                      .map(Cell.Claim::value)
                      .collect(Collectors.joining(", "))));
    }
    if (key instanceof Cell.Lost lost && lost.says().startsWith(Drafting.UNREADABLE)) {
      return Optional.of("its key is " + lost.says());
    }
    return draft.row().key().isEmpty() ? Optional.of("no witness knows its key") : Optional.empty();
  }

  private static Optional<String> twice(Draft draft, Map<String, Long> claimed) {
    long times = claimed.getOrDefault(draft.row().key(), 0L);
    return times < 2
        ? Optional.empty()
        : Optional.of("%s identities claim the key %s".formatted(times, draft.row().key()));
  }

  private Optional<String> empty(Draft draft) {
    return mapping.schema().table(draft.mapping().table()).stream()
        .flatMap(table -> table.required().stream())
        .filter(column -> draft.value(column).isEmpty())
        .findFirst()
        .map(
            column ->
                "its column %s may not be empty, and %s".formatted(column, silence(draft, column)));
  }

  private static String silence(Draft draft, String column) {
    return draft.row().cell(column).orElse(null) instanceof Cell.Lost lost
            && lost.says().startsWith(Drafting.UNREADABLE)
        ? "what is said is " + lost.says()
        : "no witness fills it";
  }

  private Optional<String> dangling(Draft draft) {
    return mapping.schema().table(draft.mapping().table()).stream()
        .flatMap(table -> table.references().entrySet().stream())
        .filter(reference -> missing(draft, reference.getKey(), reference.getValue()))
        .findFirst()
        .map(
            reference ->
                "its %s names a row that %s does not have"
                    .formatted(reference.getKey(), reference.getValue()));
  }

  private boolean missing(Draft draft, String column, String other) {
    Set<String> there = keys.get(other);
    return there != null && draft.value(column).filter(value -> !there.contains(value)).isPresent();
  }
}
