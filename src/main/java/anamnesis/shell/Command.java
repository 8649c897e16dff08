package anamnesis.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One thing that can be asked for. Found by its type: a new command is a new file.
public interface Command {
  /// As it is typed, in lower case: `case open`.
  String name();

  /// One line for the list of commands.
  String about();

  default List<Word> words() {
    return List.of();
  }

  /// Its own options; the common ones go without saying.
  default List<Option> options() {
    return List.of();
  }

  /// A line that works as it stands.
  String example();

  /// What its answer can be told in.
  default List<Format> formats() {
    return Format.COMMON;
  }

  /// Whether it is remembered in the journal of the case it opened. Looking leaves no trace.
  default boolean isDeed() {
    return true;
  }

  /// The same for one line of it: some commands look if they are given nothing to do.
  default boolean isDeed(Call call) {
    return isDeed();
  }

  /// What this line would do that is reserved to people, if anything: what writes outside the case,
  /// or rules on a doubt. Asked before an agent's line is run, and when a person approves one.
  default Optional<Reserved> reserved(Call call) throws IOException {
    return Optional.empty();
  }

  /// Tells its story in the words of the other rooms, and says what comes next.
  Outcome run(Call call) throws IOException, InterruptedException;
}
