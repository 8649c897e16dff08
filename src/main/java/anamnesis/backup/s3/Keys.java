package anamnesis.backup.s3;

import anamnesis.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The list of what is in a bucket now, page by page.
record Keys(S3Client client, String bucket, String prefix) {
  static final int MOST = 1_000_000;

  List<Stored> all() {
    SortedMap<String, Stored> all = new TreeMap<>();
    Set<String> tokens = new HashSet<>();
    ListObjectsV2Response page = page(null);
    boolean more = add(page, all);
    while (Boolean.TRUE.equals(page.isTruncated())) {
      String token = page.nextContinuationToken();
      if (!more || token == null || !tokens.add(token)) {
        throw endless(bucket);
      }
      page = page(token);
      more = add(page, all);
    }
    return List.copyOf(all.values());
  }

  static Refusal endless(String bucket) {
    return new Refusal(
        "the list of the bucket %s never ends: it says the same again and again".formatted(bucket),
        "see that AWS_ENDPOINT_URL_S3 is right; `s3://BUCKET/PREFIX` asks for less");
  }

  static Refusal tooMany(String bucket) {
    return new Refusal(
        "the bucket %s lists more than %,d objects".formatted(bucket, MOST),
        "name less of it, as s3://BUCKET/PREFIX");
  }

  /// Encoded, for XML cannot hold every key.
  private ListObjectsV2Response page(@Nullable String token) {
    ListObjectsV2Response page =
        client.listObjectsV2(
            ask ->
                ask.bucket(bucket)
                    .prefix(prefix)
                    .continuationToken(token)
                    .fetchOwner(true)
                    .encodingType(EncodingType.URL));
    if (page.isTruncated() == null) {
      throw new IllegalArgumentException("no list");
    }
    return page;
  }

  /// Whether the page says anything new.
  private boolean add(ListObjectsV2Response page, SortedMap<String, Stored> all) {
    boolean more = false;
    for (S3Object object : page.contents()) {
      boolean mark = object.key().endsWith("/") && Long.valueOf(0).equals(object.size());
      more |= !mark && all.put(object.key(), stored(object)) == null;
      if (all.size() > MOST) {
        throw tooMany(bucket);
      }
    }
    return more || page.contents().stream().allMatch(one -> one.key().endsWith("/"));
  }

  private static Stored stored(S3Object object) {
    Instant modified = object.lastModified() == null ? Instant.EPOCH : object.lastModified();
    return new Stored(
        object.key(),
        null,
        true,
        null,
        0,
        false,
        modified,
        object.size() == null ? -1 : object.size(),
        object.storageClassAsString(),
        Versions.name(object.owner()));
  }
}
