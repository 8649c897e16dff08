package anamnesis.backup.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;

/// A rule that deletes by age.
///
/// @param id as the bucket calls it
/// @param tagged whether it asks for tags, which nobody here looks up
/// @param days after which the latest version goes; null if it never does by this rule
/// @param date on which all go
/// @param older days after which a version goes that is no longer the latest
/// @param spared how many of the older versions it leaves
public record Lifecycle(
    String id,
    String prefix,
    long moreThan,
    long lessThan,
    boolean tagged,
    @Nullable Integer days,
    @Nullable Instant date,
    @Nullable Integer older,
    int spared) {
  static Stream<Lifecycle> of(LifecycleRule rule) {
    LifecycleExpiration now = rule.expiration();
    NoncurrentVersionExpiration then = rule.noncurrentVersionExpiration();
    boolean deletes = now != null && (now.days() != null || now.date() != null);
    if (!"Enabled".equals(rule.statusAsString()) || (!deletes && then == null)) {
      return Stream.empty();
    }
    Asks asks = Asks.of(rule);
    return Stream.of(
        new Lifecycle(
            rule.id() == null ? "without a name" : rule.id(),
            asks.prefix(),
            asks.moreThan(),
            asks.lessThan(),
            asks.tagged(),
            now == null ? null : now.days(),
            now == null ? null : now.date(),
            then == null ? null : then.noncurrentDays(),
            then == null || then.newerNoncurrentVersions() == null
                ? 0
                : then.newerNoncurrentVersions()));
  }

  /// Whether it speaks of this object, its tags aside.
  public boolean covers(Stored one) {
    return one.key().startsWith(prefix)
        && (one.bytes() < 0 || (one.bytes() > moreThan && one.bytes() < lessThan));
  }

  /// When it deletes this object: so many days later, and then at the next midnight UTC, as S3
  /// reckons.
  public Optional<Instant> deletes(Stored one) {
    Instant since = one.since();
    if (since != null) {
      // Of the versions before the latest, the newest few are left.
      boolean left = one.after() - (one.deleted() ? 0 : 1) < spared;
      return older == null || left ? Optional.empty() : Optional.of(midnight(since, older));
    }
    return days != null ? Optional.of(midnight(one.modified(), days)) : Optional.ofNullable(date);
  }

  private static Instant midnight(Instant from, int days) {
    Instant due = from.plus(Duration.ofDays(days));
    Instant day = due.truncatedTo(ChronoUnit.DAYS);
    return day.equals(due) ? due : day.plus(Duration.ofDays(1));
  }

  /// What a rule asks of an object.
  private record Asks(String prefix, long moreThan, long lessThan, boolean tagged) {
    @SuppressWarnings("deprecation") // Old rules say their prefix outside of a filter.
    static Asks of(LifecycleRule rule) {
      LifecycleRuleFilter filter = rule.filter();
      if (filter == null) {
        return new Asks(or(rule.prefix()), -1, Long.MAX_VALUE, false);
      }
      if (filter.and() != null) {
        return new Asks(
            or(filter.and().prefix()),
            or(filter.and().objectSizeGreaterThan(), -1),
            or(filter.and().objectSizeLessThan(), Long.MAX_VALUE),
            !List.copyOf(filter.and().tags()).isEmpty());
      }
      return new Asks(
          or(filter.prefix()),
          or(filter.objectSizeGreaterThan(), -1),
          or(filter.objectSizeLessThan(), Long.MAX_VALUE),
          filter.tag() != null);
    }

    private static String or(@Nullable String said) {
      return said == null ? "" : said;
    }

    private static long or(@Nullable Long said, long otherwise) {
      return said == null ? otherwise : said;
    }
  }
}
