package anamnesis.source.stripe;

import anamnesis.Refusal;
import anamnesis.casefile.Hash;
import anamnesis.evidence.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// Where Stripe is and what opens it. The key is in here and nowhere else: not in a message, not in
/// what this record says of itself.
///
/// @param perSecond requests in all
/// @param each requests at one address
record Door(URI base, String key, int perSecond, int each) {
  static final String FULL = "allow-full-key";
  static final String KEY = "STRIPE_API_KEY";
  static final String KEY_FILE = "STRIPE_API_KEY_FILE";
  static final String BASE = "STRIPE_API_BASE";

  /// docs.stripe.com/rate-limits: live 100 a second in all, in a sandbox 25; at one address 25.
  private static final int LIVE_RATE = 100;

  private static final int TEST_RATE = 25;
  private static final int ADDRESS_RATE = 25;

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  static Door of(Source.Question question) throws IOException {
    String key = key(question.environment());
    String useless = useless(key);
    if (!useless.isEmpty()) {
      throw new Refusal(
          "what is given as the key for Stripe is " + useless,
          "make a restricted key (rk_…) with Read on what is asked for, and give that");
    }
    boolean full = key.startsWith("sk_");
    if (full && !question.chosen().containsKey(FULL)) {
      throw new Refusal(
          "this key may also write: it begins with sk_",
          "make a restricted key (rk_…) with Read alone; or say --%s: nothing but GET is sent"
              .formatted(FULL));
    }
    URI base = base(question.environment().getOrDefault(BASE, ""));
    int usual = key.contains("_test_") ? TEST_RATE : LIVE_RATE;
    int inAll = question.rate() > 0 ? question.rate() : usual;
    // Whoever raises the whole raises its parts: four addresses make up the whole, as they do live.
    int each = Math.min(inAll, Math.max(ADDRESS_RATE, inAll / 4));
    return new Door(base, key, inAll, each);
  }

  /// Names the key without telling anything of it.
  String fingerprint() {
    return Hash.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  /// Whose answers come through it.
  String who() {
    return base + " " + fingerprint();
  }

  /// Whether the key is for what is real: such a key is not answered with what is not.
  boolean live() {
    return key.contains("_live_");
  }

  @Override
  public String toString() {
    return "Stripe at " + base.getHost();
  }

  /// What opens nothing to whoever reads, in words; empty if it may be a key that does.
  static String useless(String key) {
    if (key.startsWith("pk_")) {
      return "a publishable key, which reads nothing";
    }
    if (key.startsWith("whsec_")) {
      return "the secret of a webhook, which reads nothing";
    }
    boolean known = key.startsWith("rk_") || key.startsWith("sk_");
    return known ? "" : "no key: those of Stripe begin with rk_ or sk_";
  }

  static String key(Map<String, String> environment) throws IOException {
    String key = environment.getOrDefault(KEY, "").strip();
    String file = environment.getOrDefault(KEY_FILE, "").strip();
    if (key.isEmpty() && !file.isEmpty()) {
      key = fromFile(Path.of(file));
    }
    if (key.isEmpty()) {
      throw new Refusal(
          "there is no key for Stripe",
          "put a restricted key (Read on all that is asked for) into STRIPE_API_KEY, or its file's"
              + " name into STRIPE_API_KEY_FILE");
    }
    if (!key.matches("[\\x21-\\x7e]{8,300}")) {
      throw new Refusal(
          "the key for Stripe is no key: it holds spaces, or is too short or too long",
          "copy it again from the dashboard, as one word");
    }
    return key;
  }

  private static String fromFile(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Refusal(
          "the file that STRIPE_API_KEY_FILE names is no plain file", "mend the name, or unset it");
    }
    try {
      return Files.size(file) > 4096 ? " ? " : Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      throw new Refusal(
          "the file that STRIPE_API_KEY_FILE names is not there", "mend the name, or unset it", e);
    } catch (AccessDeniedException | CharacterCodingException e) {
      throw new Refusal(
          "the file that STRIPE_API_KEY_FILE names cannot be read",
          "give yourself the right to read it; it holds the key as plain text and nothing else",
          e);
    }
  }

  static URI base(String given) {
    URI base = URI.create("https://api.stripe.com");
    try {
      base = given.isBlank() ? base : URI.create(given.strip().replaceAll("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          "STRIPE_API_BASE is no address", "unset it, or write it as https://HOST", e);
    }
    if (base.getHost() == null || base.getUserInfo() != null) {
      throw new Refusal("STRIPE_API_BASE is no address", "unset it, or write it as https://HOST");
    }
    if (!"https".equals(base.getScheme()) && !loopback(base)) {
      throw new Refusal(
          "STRIPE_API_BASE would send the key to %s in clear text".formatted(base.getHost()),
          "use https");
    }
    return base;
  }

  private static boolean loopback(URI base) {
    return LOOPBACK.contains(String.valueOf(base.getHost()));
  }
}
