package anamnesis.rebuild;

import anamnesis.FoundByType;
import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.link.Identity;
import anamnesis.link.Linking;
import anamnesis.mapping.Mapping;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An incident folder: a folder for each witness, called by the witness's own name, and what must
/// come out of it.
///
/// The mapping is the one that the folder's name begins with: `portal-small` is of
/// `mappings/portal`. Who is who stands in `identities.jsonl`; without one it is linked in earnest.
public final class TheIncident {
  private static final Path HERE = Path.of(System.getProperty("anamnesis.folder", "."));
  private static final Path ALL = HERE.resolve("src/test/resources/incidents");

  private final String name;

  public TheIncident(String name) {
    this.name = name;
  }

  public static List<TheIncident> all() throws IOException {
    try (Stream<Path> list = Files.list(ALL)) {
      return list.map(path -> new TheIncident(path.getFileName().toString()))
          .sorted(Comparator.comparing(TheIncident::toString))
          .toList();
    }
  }

  public Path folder() {
    return ALL.resolve(name);
  }

  /// Where the mapping and the schema of its application are.
  public Path mappings() {
    return HERE.resolve("mappings").resolve(name.substring(0, name.indexOf('-')));
  }

  public Mapping mapping() throws IOException {
    return Mapping.read(mappings(), mappings().resolve("schema.sql"));
  }

  public Case gathered(Path into) throws IOException, InterruptedException {
    Case file = Case.begin(into, "incident");
    hear(file);
    Path known = folder().resolve("identities.jsonl");
    if (!Files.exists(known)) {
      Linking.link(file);
      return file;
    }
    try (var lines = Files.lines(known)) {
      Identity.shelf(file).write(lines.map(line -> Json.read(line, Identity.class)).toList());
    }
    return file;
  }

  @Override
  public String toString() {
    return name;
  }

  /// Every witness of the house that has something to say here.
  private void hear(Case file) throws IOException, InterruptedException {
    HttpServer stripe = stripe();
    try {
      Map<String, String> environment =
          Map.of(
              "STRIPE_API_KEY",
              "rk_test_incident",
              "STRIPE_API_BASE",
              "http://127.0.0.1:" + stripe.getAddress().getPort());
      for (Source source : FoundByType.all(Source.class)) {
        Path said = folder().resolve(source.name());
        if (Files.isDirectory(said)) {
          List<String> words = source.arguments().isEmpty() ? List.of() : List.of(said.toString());
          new Gathering(file)
              .hear(source, new Source.Question(words, environment, 0, Progress.SILENT));
        }
      }
    } finally {
      stripe.stop(0);
    }
  }

  private HttpServer stripe() throws IOException {
    HttpServer stripe =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stripe.createContext(
        "/v1/",
        exchange -> {
          String list = exchange.getRequestURI().getPath().substring("/v1/".length());
          byte[] body = Files.readAllBytes(folder().resolve("stripe").resolve(list + ".json"));
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    stripe.start();
    return stripe;
  }
}
