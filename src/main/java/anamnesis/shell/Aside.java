package anamnesis.shell;

import java.util.HashSet;
import java.util.Set;

/// What is said beside a scan, once however often it is repeated.
final class Aside {
  private final Call call;
  private final Set<String> said = new HashSet<>();

  Aside(Call call) {
    this.call = call;
  }

  void tell(String text) {
    if (said.add(text)) {
      call.tell(text);
    }
  }
}
