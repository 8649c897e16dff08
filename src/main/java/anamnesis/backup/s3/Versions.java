package anamnesis.backup.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What lies under a prefix, in all its versions, the newest of each key first.
///
/// @param refused why older versions could not be seen, in the store's word; null if they could
public record Versions(List<Stored> all, @Nullable String refused) {
  private static final int NO_RIGHT = 403;
  private static final int NOT_BUILT = 501;

  public Versions {
    all = List.copyOf(all);
  }

  static Versions of(S3Client client, String bucket, String prefix) {
    try {
      return new Versions(stored(entries(client, bucket, prefix)), null);
    } catch (S3Exception e) {
      if (e.statusCode() != NO_RIGHT && e.statusCode() != NOT_BUILT) {
        throw e;
      }
      return new Versions(new Keys(client, bucket, prefix).all(), Denied.code(e));
    }
  }

  /// A version or a marker, before it is known what stands over it.
  private record Entry(Stored stored, boolean marker) {}

  private static Map<String, List<Entry>> entries(S3Client client, String bucket, String prefix) {
    Map<String, List<Entry>> entries = new HashMap<>();
    @Nullable String key = null;
    @Nullable String version = null;
    int count = 0;
    while (true) {
      ListObjectVersionsResponse page = page(client, bucket, prefix, key, version);
      int before = count;
      count += add(page, entries);
      if (!Boolean.TRUE.equals(page.isTruncated())) {
        return entries;
      }
      if (count > Keys.MOST) {
        throw Keys.tooMany(bucket);
      }
      boolean same = page.nextKeyMarker() == null || isAt(page, key, version);
      if (same || count == before) {
        throw Keys.endless(bucket);
      }
      key = page.nextKeyMarker();
      version = page.nextVersionIdMarker();
    }
  }

  private static boolean isAt(
      ListObjectVersionsResponse page, @Nullable String key, @Nullable String version) {
    return page.nextKeyMarker().equals(key)
        && String.valueOf(page.nextVersionIdMarker()).equals(String.valueOf(version));
  }

  private static ListObjectVersionsResponse page(
      S3Client client,
      String bucket,
      String prefix,
      @Nullable String key,
      @Nullable String version) {
    ListObjectVersionsResponse page =
        client.listObjectVersions(
            ask ->
                ask.bucket(bucket)
                    .prefix(prefix)
                    .keyMarker(key)
                    .versionIdMarker(version)
                    .encodingType(EncodingType.URL));
    if (page.isTruncated() == null) {
      throw new IllegalArgumentException("no list");
    }
    return page;
  }

  private static int add(ListObjectVersionsResponse page, Map<String, List<Entry>> entries) {
    for (ObjectVersion one : page.versions()) {
      entries.computeIfAbsent(one.key(), _ -> new ArrayList<>()).add(entry(one));
    }
    for (DeleteMarkerEntry one : page.deleteMarkers()) {
      entries.computeIfAbsent(one.key(), _ -> new ArrayList<>()).add(entry(one));
    }
    return page.versions().size() + page.deleteMarkers().size();
  }

  private static Entry entry(ObjectVersion one) {
    return new Entry(
        new Stored(
            one.key(),
            one.versionId(),
            Boolean.TRUE.equals(one.isLatest()),
            null,
            0,
            false,
            time(one.lastModified()),
            one.size() == null ? -1 : one.size(),
            one.storageClassAsString(),
            name(one.owner())),
        false);
  }

  private static Entry entry(DeleteMarkerEntry one) {
    return new Entry(
        new Stored(
            one.key(),
            one.versionId(),
            Boolean.TRUE.equals(one.isLatest()),
            null,
            0,
            false,
            time(one.lastModified()),
            0,
            null,
            name(one.owner())),
        true);
  }

  private static List<Stored> stored(Map<String, List<Entry>> entries) {
    List<Stored> all = new ArrayList<>();
    entries.values().forEach(versions -> add(versions, all));
    all.sort(Comparator.comparing(Stored::key).thenComparingInt(Stored::after));
    return all;
  }

  /// The store lists the newest first; of two of one second, the latest.
  private static void add(List<Entry> versions, List<Stored> all) {
    versions.sort(
        Comparator.comparing((Entry one) -> one.stored().latest())
            .thenComparing(one -> one.stored().modified())
            .reversed());
    boolean deleted = versions.getFirst().marker();
    @Nullable Instant since = null;
    int after = 0;
    for (Entry one : versions) {
      Stored stored = one.stored();
      boolean mark = stored.key().endsWith("/") && stored.bytes() == 0;
      if (!one.marker() && !mark) {
        all.add(placed(stored, since, after, deleted));
      }
      since = stored.modified();
      after += one.marker() ? 0 : 1;
    }
  }

  private static Stored placed(Stored one, @Nullable Instant since, int after, boolean deleted) {
    return new Stored(
        one.key(),
        // A bucket that never kept versions calls its only one `null`.
        since == null && "null".equals(one.version()) ? null : one.version(),
        since == null,
        since,
        after,
        deleted,
        one.modified(),
        one.bytes(),
        one.storageClass(),
        one.owner());
  }

  private static Instant time(@Nullable Instant said) {
    return said == null ? Instant.EPOCH : said;
  }

  static @Nullable String name(@Nullable Owner owner) {
    return owner == null ? null : owner.displayName() == null ? owner.id() : owner.displayName();
  }
}
