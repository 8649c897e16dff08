package anamnesis.tabletop.stripe;

import anamnesis.casefile.Json;
import tools.jackson.databind.node.ObjectNode;

/// What goes back over the line.
record Reply(int status, String body) {
  static Reply of(ObjectNode json) {
    return new Reply(200, Json.write(json));
  }

  /// Stripe's own form of an error.
  static Reply wrong(int status, String message) {
    return wrong(status, "", "", message);
  }

  /// @param code empty if the error has none
  /// @param param what in the question is wrong; empty if nothing in particular
  static Reply wrong(int status, String code, String param, String message) {
    ObjectNode json = Json.object();
    ObjectNode error = json.putObject("error");
    if (!code.isEmpty()) {
      error.put("code", code);
    }
    error.put("message", message);
    if (!param.isEmpty()) {
      error.put("param", param);
    }
    error.put("type", "invalid_request_error");
    return new Reply(status, Json.write(json));
  }

  static Reply missing(String param, String id) {
    return wrong(
        param.equals("id") ? 404 : 400,
        "resource_missing",
        param,
        "No such object: '%s'".formatted(id));
  }
}
