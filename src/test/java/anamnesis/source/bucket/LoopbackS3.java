package anamnesis.source.bucket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A bucket over real HTTP, as the AWS SDK asks for it: lists in pages, and objects.
final class LoopbackS3 implements AutoCloseable {
  private static final int PAGE = 3;
  final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  final Map<String, String> refused = new ConcurrentHashMap<>();
  final AtomicInteger busy = new AtomicInteger();
  final AtomicBoolean locked = new AtomicBoolean();
  private final String bucket;
  private final HttpServer server;

  LoopbackS3(String bucket) throws IOException {
    this.bucket = bucket;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
      String key = path.length > 1 ? path[1] : "";
      if (busy.getAndDecrement() > 0) {
        error(exchange, 503, "SlowDown");
      } else if (locked.get()) {
        error(exchange, 403, "InvalidAccessKeyId");
      } else if (!path[0].equals(bucket)) {
        error(exchange, 404, "NoSuchBucket");
      } else if (key.isEmpty()) {
        list(exchange);
      } else if (refused.containsKey(key)) {
        error(exchange, 403, refused.getOrDefault(key, ""));
      } else if (objects.containsKey(key)) {
        send(exchange, 200, "application/pdf", objects.getOrDefault(key, new byte[0]));
      } else {
        error(exchange, 404, "NoSuchKey");
      }
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    StringBuilder xml = new StringBuilder();
    String last = "";
    int count = 0;
    boolean more = false;
    String after = query.getOrDefault("continuation-token", "");
    for (Map.Entry<String, byte[]> object : objects.tailMap(after, false).entrySet()) {
      if (!object.getKey().startsWith(query.getOrDefault("prefix", ""))) {
        continue;
      }
      if (count == PAGE) {
        more = true;
        break;
      }
      count++;
      last = object.getKey();
      xml.append(
          "<Contents><Key>%s</Key><Size>%d</Size></Contents>"
              .formatted(last, object.getValue().length));
    }
    String token = more ? "<NextContinuationToken>" + last + "</NextContinuationToken>" : "";
    String body =
        "<ListBucketResult><Name>%s</Name><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>"
            .formatted(bucket, more, token, xml);
    send(exchange, 200, "application/xml", body.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      String value = parts.length > 1 ? parts[1] : "";
      query.put(parts[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return query;
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    String body = "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code);
    send(exchange, status, "application/xml", body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
