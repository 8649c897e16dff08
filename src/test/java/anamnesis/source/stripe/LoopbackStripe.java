package anamnesis.source.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import anamnesis.casefile.Json;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/// A Stripe over real HTTP: lists newest first, cursors, keys, and faults on order.
final class LoopbackStripe implements AutoCloseable {
  private static final int USUAL = 5;
  private static final int FIRST = 1;

  private final Map<String, List<ObjectNode>> lists = new ConcurrentHashMap<>();

  private final String key;
  private final WireMockServer server;

  LoopbackStripe(String key) {
    this.key = key;
    this.server =
        new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(new Lists()));
    server.start();
    asUsual();
  }

  /// Newest first, as Stripe tells them.
  List<ObjectNode> list(String name) {
    return lists.computeIfAbsent(name, fresh -> Collections.synchronizedList(new ArrayList<>()));
  }

  String base() {
    return "http://127.0.0.1:" + server.port();
  }

  /// The next answers of one list, before it answers as usual.
  void answers(String list, ResponseDefinitionBuilder... faults) {
    String state = "Started";
    for (int i = 0; i < faults.length; i++) {
      String next = "after " + i;
      server.stubFor(
          get(urlPathEqualTo("/v1/" + list))
              .atPriority(FIRST)
              .inScenario(list)
              .whenScenarioStateIs(state)
              .willReturn(faults[i])
              .willSetStateTo(next));
      state = next;
    }
  }

  void always(String list, ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlPathEqualTo("/v1/" + list)).atPriority(FIRST).willReturn(answer));
  }

  /// It answers as usual again.
  void mend() {
    server.resetMappings();
    asUsual();
  }

  private void asUsual() {
    server.stubFor(
        any(anyUrl()).atPriority(USUAL).willReturn(aResponse().withTransformers("lists")));
  }

  List<ServeEvent> requests() {
    return server.getAllServeEvents();
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Lists implements ResponseDefinitionTransformerV2 {
    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Request request = event.getRequest();
      if (!("Bearer " + key).equals(request.getHeader("Authorization"))) {
        return json(401, Map.of("error", Map.of("message", "Invalid API Key provided: " + key)));
      }
      String path = request.getUrl().replaceAll("^/v1/|\\?.*$", "");
      if (lists.containsKey(path)) {
        return page(request, List.copyOf(list(path)));
      }
      int slash = path.lastIndexOf('/');
      return slash > 0 && lists.containsKey(path.substring(0, slash))
          ? one(list(path.substring(0, slash)), path.substring(slash + 1))
          : wrong(404, "Unrecognized request URL (GET: /v1/" + path + ").");
    }

    private static ResponseDefinition one(List<ObjectNode> all, String id) {
      for (ObjectNode object : List.copyOf(all)) {
        if (object.path("id").asString("").equals(id)) {
          return json(200, object);
        }
      }
      return json(404, Map.of("error", Map.of("code", "resource_missing")));
    }

    private static ResponseDefinition page(Request request, List<ObjectNode> listed) {
      long gte = Long.parseLong(first(request, "created[gte]", "0"));
      long lte = Long.parseLong(first(request, "created[lte]", "99999999999"));
      List<ObjectNode> all =
          listed.stream()
              .filter(one -> !one.path("deleted").asBoolean(false))
              .filter(one -> one.path("created").asLong(gte) >= gte)
              .filter(one -> one.path("created").asLong(lte) <= lte)
              .toList();
      List<String> ids = all.stream().map(one -> one.path("id").asString("")).toList();
      int limit = Integer.parseInt(first(request, "limit", "10"));
      String after = first(request, "starting_after", "");
      String before = first(request, "ending_before", "");
      if (!before.isEmpty()) {
        int to = ids.indexOf(before);
        return to < 0
            ? json(400, Map.of("error", Map.of("param", "ending_before")))
            : page(all.subList(Math.max(0, to - limit), to), to > limit);
      }
      int from = after.isEmpty() ? 0 : ids.indexOf(after) + 1;
      if (from == 0 && !after.isEmpty()) {
        return json(400, Map.of("error", Map.of("param", "starting_after")));
      }
      int to = Math.min(all.size(), from + limit);
      return page(all.subList(from, to), to < all.size());
    }

    private static ResponseDefinition page(List<ObjectNode> data, boolean more) {
      ObjectNode page = Json.object();
      page.put("object", "list");
      page.set("data", Json.node(data));
      page.put("has_more", more);
      return json(200, page);
    }

    private static ResponseDefinition wrong(int status, String message) {
      return json(status, Map.of("error", Map.of("message", message)));
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public String getName() {
      return "lists";
    }

    private static String first(Request request, String name, String otherwise) {
      QueryParameter parameter = request.queryParameter(name);
      return parameter.isPresent() ? parameter.firstValue() : otherwise;
    }

    private static ResponseDefinition json(int status, Object body) {
      return aResponse()
          .withStatus(status)
          .withHeader("Content-Type", "application/json")
          .withBody(Json.pretty(body))
          .build();
    }
  }
}
