package anamnesis.rebuild;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.link.Identity;
import anamnesis.source.bucket.BucketSource;
import anamnesis.source.ehr.EhrSource;
import anamnesis.source.stripe.StripeSource;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A case of an incident folder: its witnesses gathered in earnest, its people as the folder says.
public final class TheIncident {
  private final Path folder;

  public TheIncident(String name) {
    this.folder =
        Path.of(System.getProperty("anamnesis.folder", "."))
            .resolve("src/test/resources/incidents")
            .resolve(name);
  }

  public Path folder() {
    return folder;
  }

  public Case gathered(Path into) throws IOException, InterruptedException {
    Case file = Case.begin(into, "incident");
    hear(file);
    try (var lines = Files.lines(folder.resolve("identities.jsonl"))) {
      Identity.shelf(file).write(lines.map(line -> Json.read(line, Identity.class)).toList());
    }
    return file;
  }

  private void hear(Case file) throws IOException, InterruptedException {
    HttpServer stripe =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stripe.createContext(
        "/v1/",
        exchange -> {
          String list = exchange.getRequestURI().getPath().substring("/v1/".length());
          byte[] body = Files.readAllBytes(folder.resolve("stripe").resolve(list + ".json"));
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    stripe.start();
    try {
      Map<String, String> environment =
          Map.of(
              "STRIPE_API_KEY",
              "rk_test_incident",
              "STRIPE_API_BASE",
              "http://127.0.0.1:" + stripe.getAddress().getPort());
      Gathering gathering = new Gathering(file);
      gathering.hear(new StripeSource(), question(environment));
      gathering.hear(new EhrSource(), question(environment, folder.resolve("ehr").toString()));
      gathering.hear(
          new BucketSource(), question(environment, folder.resolve("bucket").toString()));
    } finally {
      stripe.stop(0);
    }
  }

  private static Source.Question question(Map<String, String> environment, String... words) {
    return new Source.Question(List.of(words), environment, 0, Progress.SILENT);
  }
}
