package anamnesis.source.stripe;

import anamnesis.Refusal;
import anamnesis.evidence.Source.Judged;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a key is by its looks: Stripe writes at its beginning what it may do and where. Of what
/// stands behind that nothing is ever said.
final class Looks {
  private Looks() {}

  /// @param variable one of those that lead to Stripe, and set
  static Judged of(String variable, Map<String, String> environment) {
    boolean beside = !environment.getOrDefault(Door.KEY, "").isBlank();
    if (variable.equals(Door.KEY_FILE) && beside) {
      return new Judged(true, "is not looked at: %s is set".formatted(Door.KEY));
    }
    Map<String, String> alone = new HashMap<>(environment);
    alone.keySet().retainAll(Set.of(variable));
    try {
      return variable.equals(Door.BASE)
          ? new Judged(true, "leads to " + Door.base(alone.getOrDefault(Door.BASE, "")).getHost())
          : key(Door.key(alone), variable.equals(Door.KEY) ? "is" : "holds");
    } catch (Refusal refused) {
      return new Judged(false, "does not do: " + refused.problem());
    } catch (IOException closed) {
      return new Judged(false, "does not do: it names a file that cannot be read");
    }
  }

  private static Judged key(String key, String is) {
    String refused = Door.useless(key);
    if (!refused.isEmpty()) {
      return new Judged(false, "%s %s".formatted(is, refused));
    }
    String kind =
        key.startsWith("sk_")
            ? "a full key%s: it may also write, and wants --%s".formatted(where(key), Door.FULL)
            : "a restricted key" + where(key);
    return new Judged(true, "%s %s".formatted(is, kind));
  }

  /// For what it opens, behind what is said of it.
  static String where(String key) {
    if (key.contains("_live_")) {
      return ", live";
    }
    return key.contains("_test_") ? ", of a sandbox: no real payment is there" : "";
  }
}
