package anamnesis.shell;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/// `help`: every command, or one of them.
final class HelpCommand implements Command {
  private final ObjectProvider<Command> commands;

  HelpCommand(ObjectProvider<Command> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String about() {
    return "this list, or how to use one command";
  }

  @Override
  public List<Word> words() {
    return List.of(new Word("COMMAND", "the command to explain", false, true));
  }

  @Override
  public String example() {
    return "help scan";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) {
    // A bean is not handed itself.
    List<Command> all = Stream.concat(commands.orderedStream(), Stream.of(this)).toList();
    var json = Outcome.json("help");
    if (call.words().isEmpty()) {
      var list = json.putArray("commands");
      all.stream().map(Command::name).sorted().forEach(list::add);
      return new Outcome(Exit.DONE, json, Help.all(all));
    }
    Command command = CommandLine.command(call.words(), all);
    json.put("command", command.name()).put("about", command.about());
    return new Outcome(Exit.DONE, json, Help.of(command));
  }
}
