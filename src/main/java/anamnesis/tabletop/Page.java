package anamnesis.tabletop;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.List;
import java.util.stream.Collectors;

/// One page of a list, newest first, from behind the object that the last one ended with.
///
/// @param path as it was asked for
record Page(List<Books.Entry> all, String path) {
  private static final int LIMIT = 10;
  private static final int MOST = 100;

  Clerk.Reply of(Request request) {
    int limit = number(request, "limit", LIMIT);
    if (limit < 1 || limit > MOST) {
      return Clerk.Reply.wrong(400, "parameter_invalid_integer", "Invalid integer: limit.");
    }
    List<Books.Entry> asked =
        all.stream()
            .filter(entry -> entry.created() >= number(request, "created[gte]", 0))
            .filter(entry -> entry.created() <= number(request, "created[lte]", Integer.MAX_VALUE))
            .toList();
    int from = 0;
    if (request.queryParameter("starting_after").isPresent()) {
      String last = request.queryParameter("starting_after").firstValue();
      from = asked.stream().map(Books.Entry::id).toList().indexOf(last) + 1;
      if (from == 0) {
        return Clerk.Reply.wrong(400, "resource_missing", "No such object: starting_after.");
      }
    }
    int to = Math.min(from + limit, asked.size());
    return new Clerk.Reply(200, body(asked.subList(from, to), to < asked.size()));
  }

  private String body(List<Books.Entry> data, boolean more) {
    String objects = data.stream().map(Books.Entry::json).collect(Collectors.joining(","));
    return "{\"object\":\"list\",\"data\":[%s],\"has_more\":%s,\"url\":\"%s\"}"
        .formatted(objects, more, path);
  }

  /// A number that is none is below every limit, and so refused.
  private static int number(Request request, String name, int usual) {
    if (!request.queryParameter(name).isPresent()) {
      return usual;
    }
    try {
      return Integer.parseInt(request.queryParameter(name).firstValue());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
