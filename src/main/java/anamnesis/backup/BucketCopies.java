package anamnesis.backup;

import anamnesis.backup.s3.BrokenOff;
import anamnesis.backup.s3.Bucket;
import anamnesis.backup.s3.Denied;
import anamnesis.backup.s3.Held;
import anamnesis.backup.s3.Rules;
import anamnesis.backup.s3.Stored;
import anamnesis.backup.s3.Versions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lies under a prefix of a bucket, in all versions that can still be had. Objects are read as
/// they stream by, and none is asked for twice.
final class BucketCopies implements Copies {
  private final Bucket bucket;
  private volatile @Nullable Seen seen;

  /// What was listed once; the bucket's rules are asked for with it.
  private record Seen(
      BucketListing listing, @Nullable String versions, Rules rules, Catalogued catalogued) {}

  BucketCopies(Bucket bucket) {
    this.bucket = bucket;
  }

  private Seen seen() throws IOException {
    Seen known = seen;
    if (known == null) {
      Chosen chosen = Chosen.in(bucket.prefix());
      Versions all = bucket.under(chosen.prefix()).versions();
      BucketListing listing = BucketListing.of(chosen.prefix(), chosen.of(all.all()));
      known =
          new Seen(
              listing, all.refused(), bucket.rules(), new BucketCatalogues(bucket, listing).told());
      seen = known;
    }
    return known;
  }

  @Override
  public List<Listed> listed() throws IOException {
    Seen all = seen();
    List<Listed> listed = new ArrayList<>(all.catalogued().listed());
    all.listing()
        .files()
        .forEach(
            (path, one) -> {
              if (!all.catalogued().is(path)) {
                Instant when = new BucketSupply(bucket, one).takenAt();
                listed.add(new Listed(path, when, one.bytes()));
              }
            });
    all.listing()
        .folders()
        .forEach((path, parts) -> listed.add(new Listed(path, takenAt(path, parts), size(parts))));
    listed.sort(Comparator.comparing(Listed::takenAt).thenComparing(Listed::path));
    return listed;
  }

  private static Instant takenAt(String path, Map<String, Stored> parts) {
    return TakenAt.of(path, BucketListing.mark(parts).modified());
  }

  private static long size(Map<String, Stored> parts) {
    return parts.values().stream().mapToLong(Stored::bytes).sum();
  }

  /// Where the place is the whole key of a copy, that one as it is now: others only begin so.
  @Override
  public Optional<Listed> one() throws IOException {
    Optional<String> path =
        seen().listing().files().entrySet().stream()
            .filter(one -> one.getValue().since() == null)
            .filter(one -> one.getValue().key().equals(bucket.prefix()))
            .map(Map.Entry::getKey)
            .findFirst();
    return path.isEmpty()
        ? Copies.super.one()
        : listed().stream().filter(one -> one.path().equals(path.get())).findFirst();
  }

  /// A folder goes by its name: its files have a version each.
  @Override
  public String named(Listed listed) throws IOException {
    BucketListing listing = seen().listing();
    Stored one = listing.files().get(listed.path());
    Map<String, Stored> parts = listing.folders().get(listed.path());
    String key = one == null ? bucket.prefix() : Chosen.name(one);
    return bucket.address(parts == null ? key : BucketListing.folder(parts));
  }

  @Override
  public Copy read(Listed listed) throws IOException {
    Seen all = seen();
    Optional<Copy> told = all.catalogued().copy(listed.path());
    if (told.isPresent()) {
      return told.get();
    }
    Map<String, Stored> parts = all.listing().folders().get(listed.path());
    if (parts != null) {
      return folder(listed.path(), parts);
    }
    Stored one = all.listing().files().get(listed.path());
    return one == null ? gone(listed) : file(listed.path(), one);
  }

  private static Copy gone(Listed listed) {
    Fault fault = Fault.unreadable("no longer in the bucket's list");
    return Told.nothing(Format.UNKNOWN.word(), listed.takenAt(), fault)
        .copy(listed.path(), listed.bytes(), "");
  }

  private Copy file(String path, Stored one) throws IOException {
    BucketSupply supply = new BucketSupply(bucket, one);
    try {
      Held archived = one.inArchive() ? bucket.look(one.key(), one.asked()) : null;
      if (archived != null && !archived.restored()) {
        Fault fault = Fault.archived(String.valueOf(one.storageClass()));
        return kept(nothing(path, supply, fault), one, archived);
      }
      return kept(new CopyReader(supply).copy(path), one, supply.held().orElse(archived));
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return kept(nothing(path, supply, Fault.kept(e)), one, supply.held().orElse(null));
    }
  }

  private static Copy nothing(String path, BucketSupply supply, Fault fault) {
    return Told.nothing(Format.UNKNOWN.word(), supply.takenAt(), fault)
        .copy(path, supply.bytes(), "");
  }

  /// What its table of contents is kept by, the rest is.
  private Copy folder(String path, Map<String, Stored> parts) throws IOException {
    Stored mark = BucketListing.mark(parts);
    BucketParts files = new BucketParts(bucket, parts);
    Copy copy = CopyFolder.read(files, takenAt(path, parts)).copy(path, size(parts), "");
    return kept(copy, mark, files.held().orElse(null));
  }

  private Copy kept(Copy copy, Stored one, @Nullable Held held) throws IOException {
    return copy.kept(new BucketKeeping(bucket, seen().rules(), one, held).keeping());
  }

  @Override
  public boolean tell(String path, Contents told) throws IOException {
    Seen all = seen();
    Map<String, Stored> parts = all.listing().folders().get(path);
    Stored one = all.listing().files().get(path);
    if (parts != null) {
      return CopyFolder.tell(new BucketParts(bucket, parts), told);
    }
    return one != null
        && !all.catalogued().is(path)
        && new CopyReader(new BucketSupply(bucket, one)).tell(told);
  }

  @Override
  public Keeping keeping(Listed listed) throws IOException {
    Seen all = seen();
    Optional<Copy> told = all.catalogued().copy(listed.path());
    if (told.isPresent()) {
      return told.get().keeping();
    }
    Map<String, Stored> parts = all.listing().folders().get(listed.path());
    Stored one =
        parts == null ? all.listing().files().get(listed.path()) : BucketListing.mark(parts);
    if (one == null) {
      return Keeping.in("s3");
    }
    return new BucketKeeping(bucket, all.rules(), one, looked(one)).keeping();
  }

  /// Null where it may not be looked at: the list and the rules still say something.
  private @Nullable Held looked(Stored one) throws IOException {
    try {
      return bucket.look(one.key(), one.asked());
    } catch (Denied | BrokenOff e) {
      return null;
    }
  }

  @Override
  public List<Window> windows() throws IOException {
    return seen().catalogued().windows();
  }

  @Override
  public List<String> notKnown() throws IOException {
    Seen all = seen();
    List<String> unknown = new ArrayList<>(all.catalogued().notKnown());
    if (all.versions() != null) {
      unknown.add(
          "whether older or deleted versions still stand (%s: s3:ListBucketVersions)"
              .formatted(all.versions()));
    }
    if (all.rules().lifecycle() == null) {
      unknown.add(
          "when the bucket's rules delete a copy (%s: s3:GetLifecycleConfiguration)"
              .formatted(all.rules().refused()));
    }
    if (all.rules().locking() == null) {
      unknown.add("whether the bucket can lock copies (s3:GetBucketObjectLockConfiguration)");
    }
    if (all.listing().older() > 0) {
      unknown.add(
          "what is in %s older versions of files of directory dumps: only the newest were read"
              .formatted(all.listing().older()));
    }
    return unknown;
  }
}
