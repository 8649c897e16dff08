package anamnesis.backup.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A bucket that keeps versions, over real HTTP: lists in pages, objects by range, locks and rules,
/// and the faults of a network.
public final class LoopbackBucket implements AutoCloseable {
  public static final String NAME = "portal-backups";

  private final HttpServer server;
  private final TreeMap<String, List<One>> objects = new TreeMap<>();

  /// What was asked, in the order it was: `GET portal.sql?versionId=v1 bytes=10-`.
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /// What a question is refused with, by its first word: a key, `versions`, `lifecycle`,
  /// `object-lock`, `retention`.
  public final Map<String, Integer> refused = new ConcurrentHashMap<>();

  /// After how many bytes an object is cut off, each time it is asked for until none is left.
  public final Map<String, List<Integer>> cuts = new ConcurrentHashMap<>();

  /// How often a key is answered with 503 first.
  public final Map<String, Integer> busy = new ConcurrentHashMap<>();

  public @Nullable String lifecycle;
  public boolean locking;
  public boolean ranges = true;

  /// Whether it heeds `If-Match` and tells versions where it hands out an object.
  public boolean heeds = true;

  public boolean tellsVersions = true;

  /// Whether it answers every question that it does not know with its list.
  public boolean deaf;

  /// Where it lies, if whoever signs for another region is sent there.
  public @Nullable String region;

  /// How many bytes an error goes on for.
  public long chatter;

  /// What happens before the rest of an object is asked for.
  public Runnable meanwhile = () -> {};

  public int page = 1000;
  private int versions;

  /// A version of an object.
  public static final class One {
    final String version;
    final Instant modified;
    final byte[] bytes;
    final boolean marker;
    public String storageClass = "STANDARD";
    public @Nullable String lock;
    public @Nullable String until;
    public boolean hold;
    public final Headers headers = new Headers();

    One(String version, Instant modified, byte[] bytes, boolean marker) {
      this.version = version;
      this.modified = modified;
      this.bytes = bytes;
      this.marker = marker;
    }
  }

  public LoopbackBucket() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "AWS_ACCESS_KEY_ID",
        "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY",
        "a-secret-of-tests");
  }

  public One put(String key, String modified, byte[] bytes) {
    return add(key, modified, bytes, false);
  }

  public One put(String key, String modified, String text) {
    return put(key, modified, text.getBytes(StandardCharsets.UTF_8));
  }

  public void delete(String key, String when) {
    add(key, when, new byte[0], true);
  }

  private synchronized One add(String key, String modified, byte[] bytes, boolean marker) {
    One one = new One("v" + ++versions, Instant.parse(modified), bytes, marker);
    objects.computeIfAbsent(key, _ -> new ArrayList<>()).addFirst(one);
    return one;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
      String key = path.length > 1 ? path[1] : "";
      Map<String, String> query = query(exchange);
      note(exchange, key, query);
      if (!path[0].equals(NAME)) {
        error(exchange, 404, "NoSuchBucket");
      } else if (isAstray(exchange)) {
        exchange.getResponseHeaders().set("x-amz-bucket-region", String.valueOf(region));
        error(exchange, 301, "PermanentRedirect");
      } else if (key.isEmpty()) {
        bucket(exchange, query);
      } else if (query.containsKey("retention")) {
        retention(exchange, key, query);
      } else {
        object(exchange, key, query);
      }
    }
  }

  private boolean isAstray(HttpExchange exchange) {
    String signed = exchange.getRequestHeaders().getFirst("Authorization");
    return region != null && !String.valueOf(signed).contains("/" + region + "/s3/");
  }

  private void note(HttpExchange exchange, String key, Map<String, String> query) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String version = query.get("versionId");
    asked.add(
        exchange.getRequestMethod()
            + " "
            + (key.isEmpty() ? "?" + String.join("&", query.keySet()) : key)
            + (query.containsKey("retention") ? "?retention" : "")
            + (version == null ? "" : "?versionId=" + version)
            + (range == null ? "" : " " + range));
  }

  private void bucket(HttpExchange exchange, Map<String, String> query) throws IOException {
    for (String what : List.of("versions", "lifecycle", "object-lock")) {
      if (query.containsKey(what) && refused.containsKey(what)) {
        error(exchange, refused.get(what), "AccessDenied");
        return;
      }
    }
    if (query.containsKey("versions")) {
      versions(exchange, query);
    } else if (deaf) {
      latest(exchange, query);
    } else if (query.containsKey("lifecycle")) {
      rule(exchange, lifecycle, "NoSuchLifecycleConfiguration");
    } else if (query.containsKey("object-lock")) {
      String on =
          "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>";
      rule(exchange, locking ? on : null, "ObjectLockConfigurationNotFoundError");
    } else {
      latest(exchange, query);
    }
  }

  private void rule(HttpExchange exchange, @Nullable String xml, String none) throws IOException {
    if (xml == null) {
      error(exchange, 404, none);
    } else {
      send(exchange, 200, xml);
    }
  }

  private void versions(HttpExchange exchange, Map<String, String> query) throws IOException {
    String after =
        query.getOrDefault("key-marker", "") + "\n" + query.getOrDefault("version-id-marker", "");
    boolean begun = after.equals("\n");
    StringBuilder xml = new StringBuilder();
    String next = "";
    int count = 0;
    for (Map.Entry<String, List<One>> key : objects.entrySet()) {
      for (One one : key.getValue()) {
        boolean asked = key.getKey().startsWith(query.getOrDefault("prefix", ""));
        if (begun && asked && count++ < page) {
          String name = name(key.getKey(), query);
          xml.append(entry(name, one, one == key.getValue().getFirst()));
          next =
              "<NextKeyMarker>%s</NextKeyMarker><NextVersionIdMarker>%s</NextVersionIdMarker>"
                  .formatted(name, one.version);
        }
        begun |= after.equals(key.getKey() + "\n" + one.version);
      }
    }
    boolean more = count > page;
    send(
        exchange,
        200,
        "<ListVersionsResult>%s<IsTruncated>%s</IsTruncated>%s%s</ListVersionsResult>"
            .formatted(encoding(query), more, more ? next : "", xml));
  }

  private static String encoding(Map<String, String> query) {
    return query.containsKey("encoding-type") ? "<EncodingType>url</EncodingType>" : "";
  }

  /// A key as a list writes it.
  private static String name(String key, Map<String, String> query) {
    return query.containsKey("encoding-type")
        ? URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/")
        : key.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String entry(String key, One one, boolean latest) {
    String all =
        "<Key>%s</Key><VersionId>%s</VersionId><IsLatest>%s</IsLatest><LastModified>%s</LastModified><Owner><ID>id</ID><DisplayName>practice</DisplayName></Owner>"
            .formatted(key, one.version, latest, one.modified);
    return one.marker
        ? "<DeleteMarker>" + all + "</DeleteMarker>"
        : "<Version>%s<Size>%s</Size><StorageClass>%s</StorageClass></Version>"
            .formatted(all, one.bytes.length, one.storageClass);
  }

  private void latest(HttpExchange exchange, Map<String, String> query) throws IOException {
    StringBuilder xml = new StringBuilder();
    objects.forEach(
        (key, all) -> {
          One one = all.getFirst();
          if (!one.marker && key.startsWith(query.getOrDefault("prefix", ""))) {
            xml.append(
                "<Contents><Key>%s</Key><LastModified>%s</LastModified><Size>%s</Size></Contents>"
                    .formatted(name(key, query), one.modified, one.bytes.length));
          }
        });
    send(
        exchange,
        200,
        "<ListBucketResult>%s<IsTruncated>false</IsTruncated>%s</ListBucketResult>"
            .formatted(encoding(query), xml));
  }

  private @Nullable One one(String key, Map<String, String> query) {
    String version = query.get("versionId");
    return objects.getOrDefault(key, List.of()).stream()
        .filter(one -> version == null || version.equals(one.version))
        .findFirst()
        .filter(one -> !one.marker)
        .orElse(null);
  }

  private void retention(HttpExchange exchange, String key, Map<String, String> query)
      throws IOException {
    One one = one(key, query);
    if (refused.containsKey("retention")) {
      error(exchange, 403, "AccessDenied");
    } else if (one == null || one.lock == null) {
      error(exchange, 404, "NoSuchObjectLockConfiguration");
    } else {
      send(
          exchange,
          200,
          "<Retention><Mode>%s</Mode><RetainUntilDate>%s</RetainUntilDate></Retention>"
              .formatted(one.lock, one.until));
    }
  }

  private void object(HttpExchange exchange, String key, Map<String, String> query)
      throws IOException {
    if (exchange.getRequestHeaders().containsKey("Range")) {
      meanwhile.run();
    }
    One one = one(key, query);
    String match = exchange.getRequestHeaders().getFirst("If-Match");
    if (busy.merge(key, -1, Integer::sum) >= 0) {
      error(exchange, 503, "SlowDown");
    } else if (refused.containsKey(key)) {
      error(exchange, refused.get(key), "AccessDenied");
    } else if (one == null) {
      error(exchange, 404, "NoSuchKey");
    } else if (heeds && match != null && !match.equals("\"" + one.version + "\"")) {
      error(exchange, 412, "PreconditionFailed");
    } else {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      boolean away = one.storageClass.matches("GLACIER|DEEP_ARCHIVE") && one.headers.isEmpty();
      if (away && !head) {
        error(exchange, 403, "InvalidObjectState");
      } else {
        hand(exchange, key, one, head);
      }
    }
  }

  private void hand(HttpExchange exchange, String key, One one, boolean head) throws IOException {
    Headers out = exchange.getResponseHeaders();
    out.putAll(one.headers);
    out.set("ETag", "\"" + one.version + "\"");
    if (tellsVersions) {
      out.set("x-amz-version-id", one.version);
    }
    out.set("x-amz-storage-class", one.storageClass);
    if (one.lock != null && !refused.containsKey("retention")) {
      out.set("x-amz-object-lock-mode", one.lock);
      out.set("x-amz-object-lock-retain-until-date", String.valueOf(one.until));
    }
    if (one.hold) {
      out.set("x-amz-object-lock-legal-hold", "ON");
    }
    int from = from(exchange);
    int length = one.bytes.length - from;
    if (from > 0) {
      out.set(
          "Content-Range",
          "bytes %s-%s/%s".formatted(from, one.bytes.length - 1, one.bytes.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, head || length == 0 ? -1 : length);
    if (!head && length > 0) {
      List<Integer> left = cuts.getOrDefault(key, List.of());
      int much = left.isEmpty() ? length : Math.min(length, left.removeFirst());
      exchange.getResponseBody().write(one.bytes, from, much);
      exchange.getResponseBody().flush();
    }
  }

  private int from(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null || !ranges
        ? 0
        : Integer.parseInt(range.replaceFirst("bytes=(\\d+)-", "$1"));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new TreeMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      String value = parts.length > 1 ? parts[1] : "";
      query.put(parts[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return query;
  }

  private void error(HttpExchange exchange, int status, String code) throws IOException {
    String xml = "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code);
    if (chatter == 0) {
      send(exchange, status, xml);
      return;
    }
    exchange.sendResponseHeaders(status, 0);
    exchange.getResponseBody().write(xml.getBytes(StandardCharsets.UTF_8));
    byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    for (; chatter > 0; chatter -= spaces.length) {
      exchange.getResponseBody().write(spaces);
    }
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] body = xml.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    try (InputStream in = exchange.getRequestBody()) {
      in.readAllBytes();
    }
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
