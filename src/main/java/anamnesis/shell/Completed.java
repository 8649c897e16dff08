package anamnesis.shell;

import java.util.ArrayList;
import java.util.List;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;

/// A command as Spring Shell's registry knows it: its name and options, for completion and colour.
final class Completed extends AbstractCommand {
  Completed(Command command) {
    super(command.name(), command.about());
    List<CommandOption> options = new ArrayList<>();
    command.options().forEach(option -> options.add(completed(option)));
    CommandLine.COMMON.forEach(option -> options.add(completed(option)));
    setOptions(options);
  }

  /// Never asked: lines are parsed and run by the [Dispatcher], which knows exit codes.
  @Override
  public ExitStatus doExecute(CommandContext context) {
    throw new IllegalStateException("commands are run by the dispatcher");
  }

  private static CommandOption completed(Option option) {
    return CommandOption.with()
        .longName(option.name())
        .description(option.about())
        .type(option.isFlag() ? Boolean.class : String.class)
        .build();
  }
}
