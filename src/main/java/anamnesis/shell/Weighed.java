package anamnesis.shell;

import java.util.Optional;

/// A line that was read and not run, and what of it is reserved to people.
record Weighed(CommandLine line, Optional<Reserved> reserved) {}
