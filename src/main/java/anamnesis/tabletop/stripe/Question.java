package anamnesis.tabletop.stripe;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is asked: where, and with which parameters.
///
/// @param old in the shape of before 2025-03-31, as the version that is asked for has it
record Question(String path, Map<String, List<String>> said, boolean old) {
  private static final String CHANGED = "2025-03-31";

  static Question of(Request request) {
    String[] parts = request.getUrl().split("\\?", 2);
    Map<String, List<String>> said = new LinkedHashMap<>();
    if (parts.length > 1 && !parts[1].isEmpty()) {
      for (String one : parts[1].split("&")) {
        String[] pair = one.split("=", 2);
        String value = pair.length > 1 ? plain(pair[1]) : "";
        said.computeIfAbsent(plain(pair[0]), name -> new ArrayList<>()).add(value);
      }
    }
    boolean versioned = request.containsHeader("Stripe-Version");
    String version = versioned ? request.getHeader("Stripe-Version") : CHANGED;
    return new Question(parts[0], said, version.compareTo(CHANGED) < 0);
  }

  /// The last that was said, as Stripe takes it; empty if nothing was.
  String value(String name) {
    return said.getOrDefault(name, List.of("")).getLast();
  }

  boolean says(String name) {
    return said.containsKey(name);
  }

  /// A number that is none is below every limit, and so refused.
  long number(String name, long usual) {
    if (!says(name)) {
      return usual;
    }
    try {
      return Long.parseLong(value(name));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// What shall be sent whole and not as an id, as `data.customer`.
  List<String> expansions() {
    return said.entrySet().stream()
        .filter(one -> one.getKey().matches("expand\\[\\d*]"))
        .flatMap(one -> one.getValue().stream())
        .toList();
  }

  private static String plain(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
