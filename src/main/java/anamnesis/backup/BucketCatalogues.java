package anamnesis.backup;

import anamnesis.backup.catalogue.Catalogues;
import anamnesis.backup.catalogue.Entries;
import anamnesis.backup.s3.Bucket;
import anamnesis.backup.s3.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The catalogues in a bucket. What the latest version of one tells counts; an older one, or one
/// that was deleted, is no copy either, and what it told is over.
record BucketCatalogues(Bucket bucket, BucketListing listing) {
  Catalogued told() throws IOException {
    Catalogued told = new Catalogued();
    Set<String> keys = new HashSet<>();
    for (Map.Entry<String, Stored> one : listing.files().entrySet()) {
      Stored stored = one.getValue();
      Optional<Entries> found = stored.after() > 0 ? Optional.empty() : entries(one);
      if (found.isPresent()) {
        keys.add(stored.key());
      }
      if (stored.since() == null) {
        found.ifPresent(entries -> told.add(one.getKey(), entries));
      }
    }
    listing.files().entrySet().stream()
        .filter(one -> keys.contains(one.getValue().key()))
        .forEach(one -> told.pass(one.getKey()));
    return told;
  }

  /// Only what is called so is looked into: here, each look costs a request.
  private Optional<Entries> entries(Map.Entry<String, Stored> one) throws IOException {
    Stored stored = one.getValue();
    if (!stored.key().endsWith(".json") || stored.bytes() > Catalogues.LONGEST) {
      return Optional.empty();
    }
    try (InputStream in = new BucketSupply(bucket, stored).open()) {
      return Catalogues.read(in, one.getKey(), stored.modified());
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException unread) {
      // Whoever reads it as a copy says why it cannot be had.
      return Optional.empty();
    }
  }
}
