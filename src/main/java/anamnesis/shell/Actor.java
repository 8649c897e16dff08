package anamnesis.shell;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Who acts: a person, or an agent.
///
/// A person is somebody at a terminal who declared no name, or one of plain letters. Whatever else
/// is declared, however it is spelt, is an agent: a doubt about who acts is settled downwards.
sealed interface Actor {
  Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{Nd} ._'@-]{1,100}");

  /// Names that nobody has who is a person, whatever follows.
  Pattern DECLARED = Pattern.compile("(?iu)(agent|unattended).*");

  Pattern PREFIX = Pattern.compile("(?iu)^agent(?!\\p{L})[\\s:]*");

  /// As the journal names them.
  String name();

  record Person(String name) implements Actor {}

  record Agent(String name) implements Actor {}

  /// @param declared the name given, empty if none was
  /// @param terminal whether a terminal is attached
  static Actor of(String declared, boolean terminal) {
    if (declared.isEmpty()) {
      return terminal ? new Person("person") : new Agent("unattended");
    }
    String name = plain(declared);
    boolean person = PLAIN.matcher(name).matches() && !DECLARED.matcher(name).matches();
    return terminal && person ? new Person(name) : new Agent(agent(name));
  }

  private static String agent(String name) {
    if (name.equalsIgnoreCase("unattended")) {
      return "unattended";
    }
    String rest = PREFIX.matcher(name).replaceFirst("");
    return rest.isEmpty() ? "agent" : "agent:" + rest;
  }

  /// Letters as they are meant: full-width ones, invisible marks and line ends hide nothing.
  private static String plain(String declared) {
    String name =
        Normalizer.normalize(declared, Normalizer.Form.NFKC)
            .replaceAll("\\p{Cf}", "")
            .replaceAll("[\\p{C}\\p{Z}\\s]+", " ")
            .strip();
    return name.length() > 100 ? name.substring(0, 100) + "…" : name;
  }
}
