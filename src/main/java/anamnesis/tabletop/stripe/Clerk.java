package anamnesis.tabletop.stripe;

import anamnesis.casefile.Hash;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

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
      return Reply.wrong(401, "You did not provide an API key.");
    }
    if (!request.getHeader("Authorization").equals("Bearer " + Stripe.KEY)) {
      return Reply.wrong(401, "Invalid API Key provided.");
    }
    String method = request.getMethod().getName();
    if (!method.equals("GET")) {
      return Reply.wrong(403, "The provided key does not have the required permissions.");
    }
    try {
      return read(Question.of(request));
    } catch (Unanswerable wrong) {
      return wrong.reply();
    }
  }

  private Reply read(Question question) throws Unanswerable {
    Optional<List<Entry>> list = books.at(question.path());
    if (list.isPresent()) {
      return page(list.get(), question);
    }
    Optional<Entry> object = books.object(question.path());
    if (object.isPresent()) {
      Expansion expansion = new Expansion(books, question.old());
      return Reply.of(expansion.of(object.get(), question.expansions()));
    }
    return missing(question.path());
  }

  /// What is asked for hangs on an object that is not there, or nothing is ever asked for so.
  private Reply missing(String path) {
    for (int cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      String id = path.substring(cut + 1).split("/")[0];
      boolean there = books.object(path.substring(0, cut) + "/" + id).isPresent();
      if (!there && books.at(path.substring(0, cut)).isPresent()) {
        return Reply.missing("id", id);
      }
    }
    return Reply.wrong(404, "Unrecognized request URL (GET: %s).".formatted(path));
  }

  private Reply page(List<Entry> list, Question question) throws Unanswerable {
    Optional<Reply> fault = Sieve.fault(question);
    if (fault.isPresent()) {
      return fault.get();
    }
    Page page = Page.of(Sieve.sifted(list, question), question);
    Expansion expansion = new Expansion(books, question.old());
    List<String> paths = new ArrayList<>();
    for (String path : question.expansions()) {
      if (!path.startsWith("data.") || question.path().equals("/v1/events")) {
        throw new Unanswerable(
            Reply.wrong(
                400, "", "expand", "This property cannot be expanded (%s).".formatted(path)));
      }
      paths.add(path.substring("data.".length()));
    }
    List<ObjectNode> data = new ArrayList<>();
    for (Entry entry : page.entries()) {
      data.add(expansion.of(entry, paths));
    }
    return Reply.of(page.sent(question.path(), data));
  }
}
