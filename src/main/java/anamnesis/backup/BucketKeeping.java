package anamnesis.backup;

import anamnesis.backup.s3.Bucket;
import anamnesis.backup.s3.Held;
import anamnesis.backup.s3.Lifecycle;
import anamnesis.backup.s3.Rules;
import anamnesis.backup.s3.Stored;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a bucket keeps one object: what a list, its rules, and the answer that handed it out say.
///
/// @param held null if nobody was handed it
record BucketKeeping(Bucket bucket, Rules rules, Stored stored, @Nullable Held held) {
  private static final Pattern EXPIRATION =
      Pattern.compile("expiry-date=\"([^\"]{1,40})\", rule-id=\"([^\"]{0,300})\"");

  private static final String ELSEWHERE = "ANOTHER-BUCKET";

  /// More than that, one request cannot copy.
  private static final long COPYABLE = 5L << 30;

  Keeping keeping() {
    Rules.Lock lock = lock();
    Optional<Instant> expires = expires();
    return new Keeping(
        "s3",
        expires.orElse(null),
        String.join("; ", words(lock)),
        mode(lock),
        lock.until(),
        stored.owner(),
        null,
        stored.storageClass(),
        held == null ? null : held.replication(),
        protect());
  }

  private Rules.Lock lock() {
    if (held != null && held.lock() != null) {
      return new Rules.Lock(true, held.lock(), held.lockedUntil());
    }
    Boolean locking = rules.locking();
    return Boolean.FALSE.equals(locking)
        ? new Rules.Lock(true, null, null)
        : bucket.lock(stored.key(), stored.version());
  }

  private boolean onHold() {
    return held != null && Boolean.TRUE.equals(held.hold());
  }

  private @Nullable String mode(Rules.Lock lock) {
    return "COMPLIANCE".equals(lock.mode()) ? lock.mode() : onHold() ? "LEGAL_HOLD" : lock.mode();
  }

  /// What the store itself reckons goes before what is reckoned here.
  private Optional<Instant> expires() {
    Optional<Instant> said = said().flatMap(found -> httpDate(found.group(1)));
    return said.isPresent()
        ? said
        : covering().filter(rule -> !rule.tagged()).flatMap(this::deletes).min(Instant::compareTo);
  }

  private Stream<Instant> deletes(Lifecycle rule) {
    return rule.deletes(stored).stream();
  }

  private Stream<Lifecycle> covering() {
    List<Lifecycle> all = rules.lifecycle();
    return (all == null ? List.<Lifecycle>of() : all)
        .stream().filter(rule -> rule.covers(stored) && rule.deletes(stored).isPresent());
  }

  private Optional<Matcher> said() {
    String header = held == null ? null : held.expiration();
    return Optional.ofNullable(header).map(EXPIRATION::matcher).filter(Matcher::find);
  }

  private static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private List<String> words(Rules.Lock lock) {
    List<String> words = new ArrayList<>();
    if (stored.since() != null) {
      words.add(
          "%s at %s, and this version still stands"
              .formatted(stored.deleted() ? "deleted" : "overwritten", stored.since()));
    }
    words.add(lifecycle());
    if (onHold()) {
      words.add("a legal hold lies on it");
    }
    if (!lock.known()) {
      words.add("whether it is locked could not be asked");
    } else if (lock.mode() == null && !onHold()) {
      words.add("no lock");
    }
    return words;
  }

  private String lifecycle() {
    Optional<String> said = said().map(found -> found.group(2));
    if (rules.lifecycle() == null && said.isEmpty()) {
      return "the bucket's lifecycle rules could not be asked (%s)".formatted(rules.refused());
    }
    List<String> sure =
        said.isPresent()
            ? List.of(said.get())
            : covering().filter(rule -> !rule.tagged()).map(Lifecycle::id).toList();
    List<String> tagged = covering().filter(Lifecycle::tagged).map(Lifecycle::id).toList();
    String words =
        sure.isEmpty()
            ? "no lifecycle rule deletes it"
            : "lifecycle rule %s deletes it".formatted(String.join(", ", sure));
    return tagged.isEmpty()
        ? words
        : "%s; %s may, by tags that were not asked for".formatted(words, String.join(", ", tagged));
  }

  /// A hold where the bucket can hold; else a copy that no rule of this bucket deletes.
  private @Nullable String protect() {
    if (onHold()) {
      return null;
    }
    if (Boolean.TRUE.equals(rules.locking())) {
      return hold();
    }
    return stored.since() == null ? copyOfLatest() : copyOfVersion();
  }

  private @Nullable String hold() {
    Typed typed = api("put-object-legal-hold");
    String version = held == null ? stored.version() : held.version();
    if (version != null) {
      typed.with("--version-id", version);
    }
    return typed.with("--legal-hold", "Status=ON").line();
  }

  private @Nullable String copyOfLatest() {
    return Typed.of("aws", "s3", "cp")
        .add("s3://%s/%s".formatted(bucket.name(), stored.key()))
        .add("s3://%s/%s".formatted(ELSEWHERE, stored.key()))
        .line();
  }

  /// `aws s3 cp` knows no versions, and a larger one can only be fetched.
  private @Nullable String copyOfVersion() {
    String version = Objects.requireNonNullElse(stored.version(), "null");
    if (stored.bytes() > COPYABLE) {
      return api("get-object").with("--version-id", version).add("/ANOTHER/DISK/copy").line();
    }
    String from =
        "%s/%s?versionId=%s".formatted(bucket.name(), encoded(stored.key()), encoded(version));
    return Typed.of("aws", "s3api", "copy-object")
        .with("--copy-source", from)
        .with("--bucket", ELSEWHERE)
        .with("--key", stored.key())
        .line();
  }

  private Typed api(String command) {
    return Typed.of("aws", "s3api", command)
        .with("--bucket", bucket.name())
        .with("--key", stored.key());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
