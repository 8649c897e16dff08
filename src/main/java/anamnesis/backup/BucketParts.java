package anamnesis.backup;

import anamnesis.backup.s3.Bucket;
import anamnesis.backup.s3.Held;
import anamnesis.backup.s3.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files of a directory dump in a bucket, fetched as they are asked for.
final class BucketParts implements Parts {
  private final Bucket bucket;
  private final Map<String, Stored> parts;
  private @Nullable Held held;

  BucketParts(Bucket bucket, Map<String, Stored> parts) {
    this.bucket = bucket;
    this.parts = parts;
  }

  @Override
  public Optional<InputStream> open(String name) throws IOException {
    Stored one = parts.get(name);
    if (one == null) {
      return Optional.empty();
    }
    BucketSupply supply = new BucketSupply(bucket, one);
    InputStream in = supply.open();
    if (held == null) {
      held = supply.held().orElse(null);
    }
    return Optional.of(in);
  }

  /// What the store said of the first one that was fetched.
  Optional<Held> held() {
    return Optional.ofNullable(held);
  }
}
