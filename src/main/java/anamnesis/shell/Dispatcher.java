package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.database.Trouble;
import anamnesis.report.scan.NagiosLine;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import org.springframework.beans.factory.ObjectProvider;

/// Runs one line: finds its command, lets it speak, prints what it said, and journals it.
///
/// Every way in which a command can end passes through here, and nowhere else is one rendered.
public final class Dispatcher {
  private final ObjectProvider<Command> commands;

  Dispatcher(ObjectProvider<Command> commands) {
    this.commands = commands;
  }

  List<Command> commands() {
    return commands.orderedStream().toList();
  }

  /// Runs a line as it was typed, and prints.
  Exit run(String typed, Surroundings around, Screen shown) {
    Screen screen = shown.hiding(Secrets.of(around.environment()));
    List<String> words;
    try {
      words = Words.of(typed);
    } catch (Refusal e) {
      screen.refuse(e, colored(around, screen));
      return Exit.REFUSED;
    }
    return words.isEmpty() ? Exit.DONE : run(words, around, screen);
  }

  /// Runs and prints.
  Exit run(List<String> typed, Surroundings around, Screen shown) {
    return ended(typed, around, shown).exit();
  }

  /// How a line ended.
  ///
  /// @param code what the process ends with, if it was started for this line
  /// @param answered whether it came to an answer
  record Ending(Exit exit, int code, boolean answered) {
    static Ending without(Exit exit) {
      return new Ending(exit, exit.code(), false);
    }
  }

  /// The same for whoever started the process. A monitor has codes of its own, and is told that
  /// nothing is known, whatever happens.
  Ending ended(List<String> typed, Surroundings around, Screen shown) {
    Screen screen = shown.hiding(Secrets.of(around.environment()));
    Ending ending = told(typed, around, screen);
    if (ending.answered() || !Format.NAGIOS.isAsked(typed)) {
      return ending;
    }
    screen.print(List.of(NagiosLine.NO_ANSWER), false);
    return new Ending(ending.exit(), NagiosLine.UNKNOWN, false);
  }

  private Ending told(List<String> typed, Surroundings around, Screen screen) {
    boolean color = colored(around, screen);
    try {
      CommandLine line = CommandLine.read(typed, commands());
      boolean painted = color && !line.has("no-color");
      if (line.has("help")) {
        screen.print(Help.of(line.command()), painted);
        return new Ending(Exit.DONE, Exit.DONE.code(), true);
      }
      Format format = Format.of(line);
      Optional<Path> file = Format.file(line);
      Session session = new Session(this, line, around, screen);
      Outcome outcome = perform(session);
      if (!session.announced()) {
        format.print(outcome, file, screen, painted);
      }
      return written(outcome, screen, color);
    } catch (Refusal e) {
      screen.refuse(e, color);
      return Ending.without(Exit.REFUSED);
    } catch (IOException | UncheckedIOException e) {
      screen.refuse(unwritable(e), color);
      return Ending.without(Exit.INCOMPLETE);
    } catch (Ended e) {
      e.tell(screen, color);
      return Ending.without(e.exit());
    }
  }

  /// An answer that nobody can read is none.
  private static Ending written(Outcome outcome, Screen screen, boolean color) {
    if (screen.failure().isEmpty()) {
      return new Ending(outcome.exit(), outcome.code(), true);
    }
    screen.refuse(
        new Refusal(
            "the answer could not be written: " + screen.failure(),
            "what was done is done; make room, or send the answer elsewhere"),
        color);
    return Ending.without(Exit.INCOMPLETE.or(outcome.exit()));
  }

  /// Runs without printing, for a command that plays others. What ends it badly is its outcome.
  Outcome perform(List<String> typed, Surroundings around, Screen screen) {
    CommandLine line = CommandLine.read(typed, commands());
    return perform(new Session(this, line, around, screen));
  }

  private Outcome perform(Session session) {
    try (session) {
      return journalled(session);
    }
  }

  private Outcome journalled(Session session) {
    Instant began = session.surroundings().clock().instant();
    try {
      session.admit();
      Outcome outcome = session.line().command().run(session);
      session.journal(took(session, began), outcome.exit(), "done");
      return outcome;
    } catch (Refusal e) {
      if (Thread.interrupted()) {
        throw interrupted(session, began, e);
      }
      session.journalRefusal(took(session, began), e);
      throw e;
    } catch (Ended e) {
      // A command that this one played ended badly, and so did this one.
      session.journal(took(session, began), e.exit(), String.valueOf(e.getMessage()));
      throw e;
    } catch (InterruptedException e) {
      throw interrupted(session, began, e);
    } catch (IOException | UncheckedIOException e) {
      if (Thread.interrupted()) {
        throw interrupted(session, began, e);
      }
      Refusal refusal = unwritable(e);
      session.journal(took(session, began), Exit.INCOMPLETE, refusal.problem());
      Exit exit = session.began() ? Exit.INCOMPLETE : Exit.REFUSED;
      throw new Ended(exit, refusal.problem(), refusal.hint(), e);
    } catch (InvalidPathException e) {
      Refusal refusal = new Refusal("that is no path on this machine", "name a file or folder", e);
      session.journalRefusal(took(session, began), refusal);
      throw refusal;
    } catch (Trouble e) {
      if (Thread.interrupted()) {
        throw interrupted(session, began, e);
      }
      session.journal(took(session, began), Exit.INCOMPLETE, String.valueOf(e.getMessage()));
      throw new Ended(
          Exit.INCOMPLETE,
          "the database answered: " + e.getMessage(),
          "nothing was changed there; `anamnesis doctor` tries the connection",
          e);
    } catch (OutOfMemoryError e) {
      if (Thread.interrupted()) {
        throw interrupted(session, began, e);
      }
      throw tooSmall(session, began, e);
    } catch (RuntimeException | StackOverflowError e) {
      if (Thread.interrupted()) {
        throw interrupted(session, began, e);
      }
      Bug bug = Bug.of(e);
      session.journal(took(session, began), Exit.BUG, bug.trace());
      throw new Ended(Exit.BUG, bug.line(session.surroundings()), "", e);
    }
  }

  /// Ctrl-C reaches a command wherever it waits: in a sleep, a file, a socket or a query. The mark
  /// on the thread is taken off first, or the journal's own file would be closed by it.
  private static Ended interrupted(Session session, Instant began, Throwable e) {
    session.journal(took(session, began), Exit.INTERRUPTED, "interrupted");
    String again = session.line().command().isDeed(session) ? "goes on from here" : "begins anew";
    return new Ended(Exit.INTERRUPTED, "interrupted; the same command " + again, "", e);
  }

  /// What it held is let go by now, and there is room to say so.
  private static Ended tooSmall(Session session, Instant began, OutOfMemoryError e) {
    String words =
        String.format(
            Locale.ROOT,
            "%,d MB of memory were not enough",
            Runtime.getRuntime().maxMemory() / (1 << 20));
    session.journal(took(session, began), Exit.INCOMPLETE, words);
    String hint = "run the same line where there is more: it takes up to half of a machine's";
    return new Ended(Exit.INCOMPLETE, words, hint, e);
  }

  private static boolean colored(Surroundings around, Screen screen) {
    return screen.terminal() && around.get("NO_COLOR").isEmpty();
  }

  private static Duration took(Session session, Instant began) {
    return Duration.between(began, session.surroundings().clock().instant());
  }

  /// The disk's own words name a file and a reason, never what is in it.
  static Refusal unwritable(Exception e) {
    Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
    if (cause instanceof AccessDeniedException denied) {
      return new Refusal(
          "no right to use %s".formatted(denied.getFile()),
          "give yourself the right, or name another",
          e);
    }
    if (cause instanceof FileSystemException file) {
      String reason = file.getReason() == null ? "not there" : file.getReason();
      return new Refusal(
          "%s: %s".formatted(file.getFile(), reason),
          "once that is mended, the same command goes on from here",
          e);
    }
    if (cause instanceof CharacterCodingException) {
      return new Refusal(
          "a file that should be text is not UTF-8", "`anamnesis case verify` looks for it", e);
    }
    if (cause instanceof ZipException || cause instanceof EOFException) {
      return new Refusal(
          "something that is packed is damaged or cut off",
          "`anamnesis case verify` says what, if it is of the case",
          e);
    }
    return new Refusal(
        "stopped by %s".formatted(cause == null ? "the system" : cause.getMessage()),
        "once that is mended, the same command goes on from here",
        e);
  }
}
