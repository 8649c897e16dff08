package anamnesis.shell.notices;

import java.net.URI;
import java.util.Optional;

/// A sign of life for whoever misses it, as healthchecks.io listens for: `/start`, nothing,
/// `/fail`.
public record Ping(URI address, Patience patience) {
  public static Ping of(String written, Patience patience) {
    return new Ping(Post.address(written, "ANAMNESIS_PING_URL", false), patience);
  }

  public Optional<String> start() throws InterruptedException {
    return send("/start", "");
  }

  public Optional<String> well(String words) throws InterruptedException {
    return send("", words);
  }

  public Optional<String> fail(String words) throws InterruptedException {
    return send("/fail", words);
  }

  private Optional<String> send(String suffix, String words) throws InterruptedException {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String whole = address.toString();
    String path = whole.substring(0, whole.length() - query.length()).replaceAll("/+$", "");
    return new Post(URI.create(path + suffix + query), patience)
        .send("text/plain; charset=utf-8", words);
  }

  @Override
  public String toString() {
    return "a ping";
  }
}
