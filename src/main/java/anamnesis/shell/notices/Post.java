package anamnesis.shell.notices;

import anamnesis.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// One POST to an address that is a secret itself, tried a few times. It follows no redirection:
/// that would take the words elsewhere.
record Post(URI address, Patience patience) {
  /// The address as somebody wrote it; a refusal never quotes it.
  static URI address(String written, String whose, boolean encrypted) {
    URI address;
    try {
      address = URI.create(written.strip());
    } catch (IllegalArgumentException none) {
      throw notAnAddress(whose);
    }
    String scheme = String.valueOf(address.getScheme());
    if (address.getHost() == null || !scheme.matches("(?i)https?")) {
      throw notAnAddress(whose);
    }
    if (encrypted && scheme.equalsIgnoreCase("http") && !isLoopback(address.getHost())) {
      throw new Refusal(
          "%s is not encrypted: who can read along can write there too".formatted(whose),
          "use an address that begins with https://");
    }
    return address;
  }

  private static Refusal notAnAddress(String whose) {
    return new Refusal(
        "%s is no http or https address".formatted(whose), "copy it whole, with its https://");
  }

  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }

  /// Nothing if it arrived; else why not.
  Optional<String> send(String type, String body) throws InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(patience.answer())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(patience.answer())
              .header("Content-Type", type)
              .header("User-Agent", "anamnesis")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return patience.with(() -> tried(client, request));
    }
  }

  private static Patience.Tried tried(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    // Not one byte of it is read: it may never end.
    answer.body().close();
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return Patience.Tried.WELL;
    }
    boolean again = status == 429 || status / 100 == 5;
    Duration after =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(seconds -> seconds.matches("\\d{1,6}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
            .orElse(Duration.ZERO);
    return new Patience.Tried("it answered %s".formatted(status), again, after);
  }
}
