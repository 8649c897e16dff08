package anamnesis.tabletop;

import anamnesis.link.Identity;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Row;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How many of the practice's people came back as who they are.
///
/// @param right one row for the person, made of all that was said of them and nothing said of
///   another, with no value that is not theirs
/// @param inReview not whole yet, and a question about them waits for a person
/// @param wrong whole or not, with something of another, or rebuilt though nobody had an account
/// @param falseMerges identities that hold two people
record PeopleScore(
    long truth, long right, long inReview, long wrong, long missing, long falseMerges) {
  static PeopleScore of(Recovered recovered, Truth truth) {
    return new Count(recovered, truth).score();
  }

  boolean perfect() {
    return right == truth && inReview + wrong + missing + falseMerges == 0;
  }

  void into(ObjectNode json) {
    json.put("truth", truth)
        .put("right", right)
        .put("inReview", inReview)
        .put("wrong", wrong)
        .put("missing", missing)
        .put("falseMerges", falseMerges);
  }

  String words() {
    String waiting = inReview == 0 ? "" : " · %,d in review".formatted(inReview);
    return "%,d of %,d right · %,d wrong · %,d missing · %,d falsely merged%s"
        .formatted(right, truth, wrong, missing, falseMerges, waiting);
  }

  private static final class Count {
    private final Recovered recovered;
    private final Truth truth;
    private final Map<String, String> owners;
    private final Map<String, Map<String, @Nullable String>> rows;

    Count(Recovered recovered, Truth truth) {
      this.recovered = recovered;
      this.truth = truth;
      this.owners =
          truth.exhibits().stream()
              .collect(Collectors.toMap(said -> said.kind() + ":" + said.id(), Truth.Said::person));
      this.rows =
          truth.table("patient").stream()
              .collect(Collectors.toMap(row -> String.valueOf(row.get("id")), row -> row));
    }

    PeopleScore score() {
      long right = 0;
      long inReview = 0;
      long wrong = 0;
      long missing = 0;
      for (Truth.Human human : truth.people()) {
        Identity identity = recovered.known(human.key());
        if (identity == null) {
          missing++;
        } else if (!owners(identity).equals(Set.of(human.key())) || contradicts(human)) {
          wrong++;
        } else if (whole(identity, human)) {
          right++;
        } else if (recovered.waits(identity, human)) {
          inReview++;
        } else {
          wrong++;
        }
      }
      return new PeopleScore(
          truth.people().size(), right, inReview, wrong + strangers(), missing, falseMerges());
    }

    private Set<String> owners(Identity identity) {
      Set<String> all = new HashSet<>();
      for (Identity.Member member : identity.members()) {
        all.add(owners.getOrDefault(member.exhibit(), "nobody: " + member.exhibit()));
      }
      return all;
    }

    /// Everything that was said of this person has come together.
    private boolean whole(Identity identity, Truth.Human human) {
      Set<String> members =
          identity.members().stream().map(Identity.Member::exhibit).collect(Collectors.toSet());
      String account = "stripe.customer:" + human.account();
      boolean paid = identity.payers().stream().anyMatch(payer -> payer.exhibit().equals(account));
      boolean own =
          human.quirk() == Quirk.DELETED_ACCOUNT
              ? identity.payers().stream().anyMatch(it -> it.as() == Identity.Standing.SELF)
              : members.contains(account);
      boolean said =
          truth.exhibits().stream()
              .filter(one -> one.person().equals(human.key()))
              .filter(one -> !one.kind().startsWith("stripe."))
              .allMatch(one -> members.contains(one.kind() + ":" + one.id()));
      return said && (human.self() ? own : paid);
    }

    /// A value that is said to be known and is not theirs.
    private boolean contradicts(Truth.Human human) {
      Row row = recovered.row("patient", human.key());
      Map<String, @Nullable String> real = rows.getOrDefault(human.key(), Map.of());
      return row != null
          && row.cells().entrySet().stream()
              .anyMatch(cell -> !Resemblance.fits(cell.getKey(), cell.getValue(), real));
    }

    /// Rows for people who never had an account.
    private long strangers() {
      return recovered.keys("patient").stream().filter(key -> !rows.containsKey(key)).count();
    }

    private long falseMerges() {
      return recovered.people().stream().filter(identity -> owners(identity).size() > 1).count();
    }
  }

  /// Whether a rebuilt cell can stand beside the true one.
  private static final class Resemblance {
    private Resemblance() {}

    static boolean fits(String column, Cell cell, Map<String, @Nullable String> real) {
      String truth = real.get(column);
      return switch (cell) {
        case Cell.Known known -> same(column, known.value(), truth);
        case Cell.Inferred inferred -> same(column, inferred.value(), truth);
        case Cell.Disputed disputed ->
            (truth == null && !disputed.loaded())
                || disputed.among().stream().anyMatch(claim -> same(column, claim.value(), truth));
        case Cell.Lost lost -> lost.why() != Cell.Why.UNWITNESSED;
      };
    }

    private static boolean same(String column, String value, @Nullable String truth) {
      return truth != null && Alike.normal(column, value).equals(Alike.normal(column, truth));
    }
  }
}
