package anamnesis.report;

import java.util.List;

/// A draft for one person. Nothing here sends it.
///
/// @param person the key of the row it is for
/// @param from the letterhead, line by line
/// @param to the envelope, line by line
/// @param sender what whoever sends it should know; no part of the letter
public record Letter(
    String person,
    String subject,
    List<String> from,
    List<String> to,
    List<Paragraph> body,
    List<String> sender) {
  public Letter {
    from = List.copyOf(from);
    to = List.copyOf(to);
    body = List.copyOf(body);
    sender = List.copyOf(sender);
  }

  /// A part of the letter's body.
  public sealed interface Paragraph {}

  public record Words(String text) implements Paragraph {}

  /// Lines for the person to write on, each after what is asked.
  public record Questions(List<String> asked) implements Paragraph {
    public Questions {
      asked = List.copyOf(asked);
    }
  }

  /// Who signs, and for whom.
  public record Signature(List<String> lines) implements Paragraph {
    public Signature {
      lines = List.copyOf(lines);
    }
  }
}
