package anamnesis.shell.notices;

import anamnesis.casefile.Json;
import java.net.URI;
import java.util.Optional;

/// An incoming webhook as Slack made them, and Mattermost, Rocket.Chat and others took them over:
/// `{"text": …}`.
public record Webhook(URI address, Patience patience) {
  public static Webhook of(String written, Patience patience) {
    return new Webhook(Post.address(written, "the webhook", true), patience);
  }

  /// Nothing if it arrived; else why not.
  public Optional<String> send(Message message) throws InterruptedException {
    String text = "*%s*\n```\n%s```".formatted(message.subject(), message.body());
    String json = Json.write(Json.object().put("text", plain(text)));
    return new Post(address, patience).send("application/json", json);
  }

  /// A table's name must not become a mention that wakes a whole channel.
  private static String plain(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return "a webhook";
  }
}
