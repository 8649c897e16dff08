package anamnesis.source.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A Stripe in a process of its own, so that what it takes is not taken from whoever is measured.
final class Depot implements AutoCloseable {
  private static final String TOLD = "/told";

  private final Process process;
  private final String base;

  private Depot(Process process, String base) {
    this.process = process;
    this.base = base;
  }

  /// @param all requests a second that it lets in; 0 for any number
  static Depot open(int objects, int all, int each) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Depot.class.getName(),
                String.valueOf(objects),
                String.valueOf(all),
                String.valueOf(each))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new Depot(process, "http://127.0.0.1:" + said.readLine());
  }

  String base() {
    return base;
  }

  /// How many requests it had in a thousand seconds, as long as four lists were asked at the same
  /// time; and how many in all were too many.
  List<Long> told() throws IOException {
    try (InputStream in = URI.create(base + TOLD).toURL().openStream()) {
      String words = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(words.split(" ")).stream().map(Long::valueOf).toList();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @param words how many objects, and the two limits
  public static void main(String[] words) throws IOException {
    Map<String, Stock> stocks = Stock.practice(Integer.parseInt(words[0]));
    int all = Integer.parseInt(words[1]);
    Doorman doorman = all == 0 ? Doorman.NONE : new Doorman(all, Integer.parseInt(words[2]));
    Map<String, byte[]> made = new ConcurrentHashMap<>();
    Visits visits = new Visits();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        TOLD,
        exchange -> Till.send(exchange, 200, visits.inThousandSeconds() + " " + doorman.refused()));
    server.createContext(
        "/v1/",
        exchange -> {
          visits.add(exchange.getRequestURI().getPath());
          serve(exchange, stocks, doorman, made);
        });
    server.start();
    System.out.println(server.getAddress().getPort());
  }

  /// When each list was asked.
  private static final class Visits {
    private static final int BUSY = 4;

    private final List<Long> all = new ArrayList<>();
    private final Map<String, Long> last = new HashMap<>();

    synchronized void add(String path) {
      long now = System.nanoTime();
      all.add(now);
      last.put(path, now);
    }

    synchronized long inThousandSeconds() {
      long end = last.values().stream().sorted(Comparator.reverseOrder()).toList().get(BUSY - 1);
      long count = all.stream().filter(visit -> visit <= end).count();
      return Math.round(count * 1e12 / (end - all.getFirst()));
    }
  }

  private static void serve(
      HttpExchange exchange, Map<String, Stock> stocks, Doorman doorman, Map<String, byte[]> made)
      throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/v1/".length());
    Stock stock = stocks.get(path.replaceFirst("/.*", ""));
    String id = path.replaceFirst("[^/]*/?", "");
    if (!doorman.letsIn(path)) {
      exchange.getResponseHeaders().add("Stripe-Rate-Limited-Reason", doorman.reason());
      Till.send(exchange, 429, "{\"error\":{}}");
    } else if (stock == null || (!id.isEmpty() && !stock.has(id))) {
      Till.send(exchange, 404, "{\"error\":{\"code\":\"resource_missing\"}}");
    } else if (!id.isEmpty()) {
      Till.send(exchange, 200, stock.one(id));
    } else {
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      boolean small = stocks.values().stream().mapToInt(Stock::count).sum() < 200_000;
      Till.send(
          exchange,
          200,
          small
              ? made.computeIfAbsent(path + query, _ -> stock.page(Till.query(exchange)))
              : stock.page(Till.query(exchange)));
    }
    exchange.close();
  }
}
