package anamnesis.backup;

import anamnesis.backup.s3.Bucket;
import anamnesis.backup.s3.Content;
import anamnesis.backup.s3.Held;
import anamnesis.backup.s3.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An object in a bucket, and what the store says of it where it hands it out.
final class BucketSupply implements Supply {
  private final Bucket bucket;
  private final Stored stored;
  private @Nullable Held held;

  BucketSupply(Bucket bucket, Stored stored) {
    this.bucket = bucket;
    this.stored = stored;
  }

  @Override
  public InputStream open() throws IOException {
    Content content = bucket.open(stored.key(), stored.asked());
    if (isAnother(content.held())) {
      content.bytes().close();
      content = bucket.open(stored.key(), stored.version());
    }
    held = content.held();
    return content.bytes();
  }

  /// Whether it was overwritten since it was listed.
  private boolean isAnother(Held handed) {
    return stored.version() != null
        && handed.version() != null
        && !stored.version().equals(handed.version());
  }

  /// Nothing if it was not handed out.
  Optional<Held> held() {
    return Optional.ofNullable(held);
  }

  @Override
  public long bytes() {
    return stored.bytes();
  }

  @Override
  public Instant takenAt() {
    return TakenAt.of(stored.key(), stored.modified());
  }

  @Override
  public boolean dear() {
    return true;
  }
}
