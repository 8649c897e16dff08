package anamnesis.tabletop;

import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/// Answers as Stripe answers: who asks without the key, for too much, or for what is not there is
/// told so in Stripe's own form.
final class Clerk implements ResponseDefinitionTransformerV2 {
  static final String NAME = "stripe-clerk";

  private final Books books;

  Clerk(Books books) {
    this.books = books;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    Reply reply = reply(request);
    ResponseDefinitionBuilder response =
        ResponseDefinitionBuilder.responseDefinition()
            .withStatus(reply.status())
            .withHeader("Content-Type", "application/json")
            .withHeader("Request-Id", "req_" + Hash.of(request.getUrl()).substring(0, 14))
            .withBody(reply.body());
    if (request.containsHeader("Stripe-Version")) {
      response.withHeader("Stripe-Version", request.getHeader("Stripe-Version"));
    }
    return response.build();
  }

  private Reply reply(Request request) {
    if (!request.containsHeader("Authorization")) {
      return Reply.wrong(401, "", "You did not provide an API key.");
    }
    if (!request.getHeader("Authorization").equals("Bearer " + Stripe.KEY)) {
      return Reply.wrong(401, "", "Invalid API Key provided.");
    }
    if (!request.getMethod().getName().equals("GET")) {
      return Reply.wrong(403, "", "The provided key does not have the required permissions.");
    }
    return read(request, request.getUrl().replaceFirst("\\?.*", ""));
  }

  private Reply read(Request request, String path) {
    String[] steps = path.split("/");
    boolean known = steps.length > 2 && steps[1].equals("v1") && books.has(steps[2]);
    if (known && steps.length == 3) {
      return new Page(books.list(steps[2]), path).of(request);
    }
    if (known && steps.length == 4) {
      return books
          .entry(steps[2], steps[3])
          .map(entry -> new Reply(200, entry.json()))
          .orElseGet(() -> Reply.wrong(404, "resource_missing", "No such object."));
    }
    return Reply.wrong(404, "", "Unrecognized request URL.");
  }

  /// What goes back over the line.
  record Reply(int status, String body) {
    /// Stripe's own form of an error.
    ///
    /// @param code empty if the error has none
    static Reply wrong(int status, String code, String message) {
      var json = Json.object();
      var error = json.putObject("error");
      if (!code.isEmpty()) {
        error.put("code", code);
      }
      error.put("message", message).put("type", "invalid_request_error");
      return new Reply(status, Json.write(json));
    }
  }
}
