package anamnesis.source.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// A Stripe on this machine that is quick, keeps count of who asks how often, and can be made to
/// behave as badly as a network does.
final class Till implements AutoCloseable {
  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
  private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
  private final AtomicLong asked = new AtomicLong();
  private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();
  private final HttpServer server;
  private volatile Doorman doorman = Doorman.NONE;

  /// What answers instead of the list; false where it lets the list answer.
  interface Mood {
    boolean answers(HttpExchange exchange, long nth) throws IOException;
  }

  record Visit(long nanos, String path, String query, int status) {}

  Till() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Whoever is let in.
  void guardedBy(Doorman guard) {
    doorman = guard;
  }

  void inMood(Mood mood) {
    moods.add(mood);
  }

  Shelf shelf(String list) {
    return shelves.computeIfAbsent(list, fresh -> new Shelf());
  }

  List<Visit> visits() {
    return List.copyOf(visits);
  }

  /// As they were asked, without the host.
  List<String> queries() {
    return visits.stream().map(visit -> visit.path() + "?" + visit.query()).toList();
  }

  void forgetVisits() {
    visits.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    long began = System.nanoTime();
    String path = exchange.getRequestURI().getPath().substring("/v1/".length());
    int status = 0;
    try {
      status = answer(exchange, path);
    } finally {
      visits.add(
          new Visit(began, path, String.valueOf(exchange.getRequestURI().getQuery()), status));
      exchange.close();
    }
  }

  private int answer(HttpExchange exchange, String path) throws IOException {
    if (!doorman.letsIn(path)) {
      exchange.getResponseHeaders().add("Stripe-Rate-Limited-Reason", doorman.reason());
      return send(exchange, 429, "{\"error\":{\"type\":\"invalid_request_error\"}}");
    }
    long nth = asked.incrementAndGet();
    for (Mood mood : moods) {
      if (mood.answers(exchange, nth)) {
        return -1;
      }
    }
    Shelf shelf = shelves.get(path);
    if (shelf != null) {
      byte[] page = shelf.page(query(exchange));
      return page.length == 0
          ? send(exchange, 400, "{\"error\":{\"param\":\"%s\"}}".formatted("starting_after"))
          : send(exchange, 200, page);
    }
    int slash = path.lastIndexOf('/');
    Shelf holding = slash < 0 ? null : shelves.get(path.substring(0, slash));
    byte[] object = holding == null ? Shelf.GONE : holding.one(path.substring(slash + 1));
    return object.length == 0
        ? send(exchange, 404, "{\"error\":{\"code\":\"resource_missing\"}}")
        : send(exchange, 200, object);
  }

  static int send(HttpExchange exchange, int status, String body) throws IOException {
    return send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  static int send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
    return status;
  }

  static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String part : (raw == null ? "" : raw).split("&")) {
      int is = part.indexOf('=');
      if (is > 0) {
        query.put(decoded(part.substring(0, is)), decoded(part.substring(is + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// One list, newest first.
  static final class Shelf {
    private List<Thing> things = List.of();
    private final Map<String, byte[]> all = new ConcurrentHashMap<>();

    private record Thing(String id, long created, String json) {}

    private static final byte[] GONE = {};
    private volatile Set<String> onlyFromBelow = Set.of();

    /// Passed over by whoever comes from the newest.
    void showOnlyFromBelow(String... ids) {
      onlyFromBelow = Set.of(ids);
    }

    /// What stands there from now on.
    synchronized void fill(List<String> ids, List<Long> created, List<byte[]> json) {
      List<Thing> fresh = new ArrayList<>();
      for (int i = 0; i < ids.size(); i++) {
        fresh.add(
            new Thing(
                ids.get(i), created.get(i), new String(json.get(i), StandardCharsets.ISO_8859_1)));
        all.put(ids.get(i), json.get(i));
      }
      things = List.copyOf(fresh);
    }

    /// One more, at the top.
    synchronized void add(String id, long created, byte[] json) {
      List<Thing> fresh = new ArrayList<>(things);
      fresh.addFirst(new Thing(id, created, new String(json, StandardCharsets.ISO_8859_1)));
      all.put(id, json);
      things = List.copyOf(fresh);
    }

    synchronized void remove(String id) {
      things = things.stream().filter(thing -> !thing.id().equals(id)).toList();
      all.remove(id);
    }

    /// The same object, of which something else is so now.
    synchronized void change(String id, byte[] json) {
      String said = new String(json, StandardCharsets.ISO_8859_1);
      all.put(id, json);
      things =
          things.stream()
              .map(thing -> thing.id().equals(id) ? new Thing(id, thing.created(), said) : thing)
              .toList();
    }

    /// Told by its id alone.
    void hide(String id) {
      byte[] json = all.get(id);
      remove(id);
      if (json != null) {
        all.put(id, json);
      }
    }

    synchronized List<String> ids() {
      return things.stream().map(Thing::id).toList();
    }

    byte[] one(String id) {
      return all.getOrDefault(id, GONE);
    }

    private synchronized List<Thing> now() {
      return things;
    }

    /// Nothing where the cursor is not there.
    byte[] page(Map<String, String> query) {
      List<Thing> asked = within(now(), query);
      int limit = Integer.parseInt(query.getOrDefault("limit", "10"));
      String after = query.get("starting_after");
      String before = query.get("ending_before");
      if (before != null) {
        int to = place(asked, before);
        return to < 0 ? GONE : written(asked.subList(Math.max(0, to - limit), to), to > limit);
      }
      asked = asked.stream().filter(thing -> !onlyFromBelow.contains(thing.id())).toList();
      int from = after == null ? 0 : place(asked, after) + 1;
      if (after != null && from == 0) {
        return GONE;
      }
      int to = Math.min(asked.size(), from + limit);
      return written(asked.subList(from, to), to < asked.size());
    }

    private static List<Thing> within(List<Thing> things, Map<String, String> query) {
      String gte = query.get("created[gte]");
      String lte = query.get("created[lte]");
      if (gte == null && lte == null) {
        return things;
      }
      long least = gte == null ? Long.MIN_VALUE : Long.parseLong(gte);
      long most = lte == null ? Long.MAX_VALUE : Long.parseLong(lte);
      return things.stream()
          .filter(thing -> thing.created() >= least && thing.created() <= most)
          .toList();
    }

    private static int place(List<Thing> things, String id) {
      for (int i = 0; i < things.size(); i++) {
        if (things.get(i).id().equals(id)) {
          return i;
        }
      }
      return -1;
    }

    private static byte[] written(List<Thing> data, boolean more) {
      ByteArrayOutputStream page = new ByteArrayOutputStream(data.size() * 2600 + 100);
      try {
        page.write("{\"object\":\"list\",\"data\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < data.size(); i++) {
          if (i > 0) {
            page.write(',');
          }
          page.write(data.get(i).json().getBytes(StandardCharsets.ISO_8859_1));
        }
        page.write(("],\"has_more\":" + more + "}").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return page.toByteArray();
    }
  }
}
