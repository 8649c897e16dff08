package anamnesis.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A command as it can be typed, whatever the names in it hold: quoted for a POSIX shell.
public final class Typed {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_%+=:,./@^-]+");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\uFFFD]");

  private final List<String> words = new ArrayList<>();
  private boolean unseen;

  private Typed(String program) {
    add(program);
  }

  /// @param program its name, and what goes before all options
  public static Typed of(String... program) {
    Typed typed = new Typed(program[0]);
    for (int i = 1; i < program.length; i++) {
      typed.add(program[i]);
    }
    return typed;
  }

  /// An option and its value. A value that looks like an option is tied to its own.
  public Typed with(String option, String value) {
    return value.startsWith("-") ? add(option + "=" + value) : add(option).add(value);
  }

  public Typed add(String word) {
    unseen |= UNSEEN.matcher(word).find();
    words.add(PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'");
    return this;
  }

  /// The whole line; null if a name in it has letters that nobody sees, which nobody should paste.
  public @Nullable String line() {
    return unseen ? null : String.join(" ", words);
  }
}
