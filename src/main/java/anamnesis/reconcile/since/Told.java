package anamnesis.reconcile.since;

import anamnesis.detect.Wiped;
import anamnesis.evidence.Reading;
import anamnesis.evidence.Telltale;
import anamnesis.mapping.Take;
import anamnesis.reconcile.since.Deed.Amount;
import anamnesis.reconcile.since.Deed.Became;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is told of one thing that happened, by one exhibit or by several.
///
/// @param rank of the telltale that speaks; the smaller, the better
/// @param exhibits in the order in which they speak
/// @param at null if nobody says when
record Told(int rank, List<String> exhibits, @Nullable Instant at, @Nullable Amount amount) {
  /// As many digits as Stripe allows: a million million of them still have a sum.
  private static final Pattern MINOR = Pattern.compile("-?[0-9]{1,12}");

  /// Who says when, then whose word it is, then the witness's own id before a version of it.
  private static final Comparator<Told> BETTER =
      Comparator.comparing((Told one) -> one.at == null)
          .thenComparingInt(Told::rank)
          .thenComparing(one -> one.exhibits.getFirst());

  static Told of(Telltale telltale, int rank, String exhibit, Reading reading) {
    Instant at =
        Telltale.first(telltale.at(), reading)
            .flatMap(Take.INSTANT::from)
            .map(Instant::parse)
            .orElse(null);
    return new Told(rank, List.of(exhibit), at, amount(telltale, reading));
  }

  private static @Nullable Amount amount(Telltale telltale, Reading reading) {
    Optional<String> minor =
        Telltale.first(telltale.amount(), reading).filter(said -> MINOR.matcher(said).matches());
    return minor
        .flatMap(
            said ->
                reading
                    .at(telltale.currency())
                    .map(in -> new Amount(in.toLowerCase(Locale.ROOT), Long.parseLong(said))))
        .orElse(null);
  }

  Told and(Told other) {
    boolean mine = BETTER.compare(this, other) <= 0;
    Told better = mine ? this : other;
    Told worse = mine ? other : this;
    return new Told(
        better.rank,
        Stream.concat(better.exhibits.stream(), worse.exhibits.stream()).distinct().toList(),
        better.at,
        better.amount == null ? worse.amount : better.amount);
  }

  Optional<Deed> since(String word, Wiped wiped) {
    Instant when = at;
    if (when == null || when.isBefore(wiped.from())) {
      return Optional.empty();
    }
    return Optional.of(
        new Deed(word, exhibits, when, wiped.isPerhaps(when), amount, Became.HEARD, ""));
  }
}
