package anamnesis.backup;

import anamnesis.backup.catalogue.Catalogues;
import anamnesis.backup.s3.Bucket;
import anamnesis.backup.s3.Held;
import anamnesis.backup.s3.Rules;
import anamnesis.backup.s3.Stored;
import anamnesis.backup.s3.Versions;
import java.io.IOException;
import java.io.InputStream;
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
      Versions all = bucket.versions();
      BucketListing listing = BucketListing.of(bucket.prefix(), all.all());
      known = new Seen(listing, all.refused(), bucket.rules(), catalogues(listing));
      seen = known;
    }
    return known;
  }

  /// Only what is called so is looked into: here, each look costs a request.
  private Catalogued catalogues(BucketListing listing) throws IOException {
    Catalogued told = new Catalogued();
    for (Map.Entry<String, Stored> one : listing.files().entrySet()) {
      Stored stored = one.getValue();
      if (one.getKey().endsWith(".json") && stored.bytes() <= Catalogues.LONGEST) {
        try (InputStream in = new BucketSupply(bucket, stored).open()) {
          Catalogues.read(in, one.getKey(), stored.modified())
              .ifPresent(found -> told.add(one.getKey(), found));
        } catch (InterruptedIOException e) {
          throw e;
        } catch (IOException unread) {
          // Whoever reads it as a copy says why it cannot be had.
        }
      }
    }
    return told;
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
      Held archived = one.inArchive() ? bucket.look(one.key(), one.version()) : null;
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
    Held held = bucket.look(one.key(), one.version());
    return new BucketKeeping(bucket, all.rules(), one, held).keeping();
  }

  @Override
  public List<Window> windows() throws IOException {
    return seen().catalogued().windows();
  }

  @Override
  public List<String> notKnown() throws IOException {
    Seen all = seen();
    List<String> unknown = new ArrayList<>();
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
