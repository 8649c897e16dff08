package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Errand;
import java.util.Optional;

/// What only a person may do. An agent does it once, where a person approved just that before.
///
/// @param deed what it is, in words that follow "may not"
/// @param target what would be written to or ruled by, told apart from every other; empty if this
///   is never approved
/// @param called the target's name, as a person types it
/// @param option the option that names the target: compared by what it leads to, not as typed
public record Reserved(String deed, String target, String called, String option) {
  /// Not even with an approval.
  public static Reserved always(String deed) {
    return new Reserved(deed, "", "", "");
  }

  /// Names and contact data are for the eyes of people: what an agent is shown leaves the case.
  static Optional<Reserved> revealing(CommandLine line, boolean deed) {
    if (!line.has("reveal")) {
      return Optional.empty();
    }
    String shown = "be shown names and contact data";
    return Optional.of(
        deed
            ? new Reserved(
                shown, line.value("out").map(Reserved::whole).orElse("screen"), shown, "")
            : always(shown));
  }

  private static String whole(String file) {
    return LocalPath.of(file).toAbsolutePath().normalize().toString();
  }

  boolean approvable() {
    return !target.isEmpty();
  }

  /// A person may have approved a database by its name alone, wherever it stands.
  Errand errand(CommandLine line) {
    boolean database = option.equals(RebuildCommand.INTO);
    return new Errand(line.canonical(option), target, database ? called : "");
  }

  Refusal refusal(String actor) {
    return new Refusal(
        "%s may not %s".formatted(actor, deed),
        "a person does this, at a terminal where no agent is declared");
  }

  Refusal refusal(String actor, CommandLine line, String why) {
    if (!approvable()) {
      return refusal(actor);
    }
    return new Refusal(
        "%s may not %s (%s): %s".formatted(actor, deed, target, why),
        "let a person run this line at a terminal, or approve it once: `anamnesis case approve \"%s\"`"
            .formatted(line.canonical("").replace(":…@", "@")));
  }
}
