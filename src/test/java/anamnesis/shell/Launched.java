package anamnesis.shell;

import anamnesis.Anamnesis;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The program as it is really started: by its launcher, with its flags, in a process of its own.
/// Only the runtime behind the launcher is that of the tests.
///
/// Whatever it writes by the way (work folder, home, temp folder) lies under one root.
final class Launched {
  private static final String HERE = System.getProperty("anamnesis.folder", ".");

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private String terminal = "";
  private String umask = "022";

  /// How it ended, and what it printed.
  record Said(int exit, String out, String err) {
    String all() {
      return out + err;
    }
  }

  Launched(Path root) throws IOException {
    this.root = root;
    for (String folder : List.of("clone/target/dist/runtime/bin", "work", "tmp", "user")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.copy(Path.of(HERE, "anamnesis"), launcher());
    Path java = root.resolve("clone/target/dist/runtime/bin/java");
    Files.writeString(java, runtime());
    Files.createFile(root.resolve("clone/target/dist/built"));
    if (!java.toFile().setExecutable(true) || !launcher().toFile().setExecutable(true)) {
      throw new IOException("no right to make a launcher");
    }
    environment.put("ANAMNESIS_HOME", home().toString());
    environment.put("HOME", root.resolve("user").toString());
    environment.put("TMPDIR", temp().toString());
    environment.put("NO_COLOR", "1");
  }

  Path home() {
    return root.resolve("home");
  }

  Path work() {
    return root.resolve("work");
  }

  Path temp() {
    return root.resolve("tmp");
  }

  Launched with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// A person sits at all three streams.
  Launched attended() {
    terminal = "012";
    return this;
  }

  Launched umask(String mask) {
    umask = mask;
    return this;
  }

  Process begin(String... words) throws IOException {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
    line.add(launcher().toString());
    line.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(work().toFile())
            .redirectOutput(root.resolve("out").toFile())
            .redirectError(root.resolve("err").toFile());
    Map<String, String> own = builder.environment();
    own.keySet().removeIf(name -> name.matches("(ANAMNESIS|STRIPE|AWS|PG|JAVA|JDK).*"));
    own.putAll(environment);
    own.put("TERMINAL", terminal);
    return builder.start();
  }

  Said run(String... words) throws IOException, InterruptedException {
    return typed(List.of(), words);
  }

  /// With lines on standard input.
  Said typed(List<String> lines, String... words) throws IOException, InterruptedException {
    Process process = begin(words);
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      for (String line : lines) {
        in.write(line + "\n");
      }
    } catch (IOException gone) {
      // It ended before it read them all; what it said is looked at all the same.
    }
    return ended(process);
  }

  Said ended(Process process) throws IOException, InterruptedException {
    int exit = process.waitFor();
    return new Said(
        exit, Files.readString(root.resolve("out")), Files.readString(root.resolve("err")));
  }

  private Path launcher() {
    return root.resolve("clone/anamnesis");
  }

  /// Everything up to `-jar` is the launcher's word; the jar and its cache are not built yet.
  private static String runtime() {
    return """
        #!/bin/sh
        for word; do
          shift
          case $word in
            -XX:AOTCache=*) ;;
            -Danamnesis.folder=*) set -- "$@" "-Danamnesis.folder=%s" "-Djava.io.tmpdir=$TMPDIR" ;;
            -Danamnesis.terminal=*) set -- "$@" "-Danamnesis.terminal=$TERMINAL" ;;
            -jar) set -- "$@" --enable-native-access=ALL-UNNAMED -cp ;;
            */target/dist/anamnesis.jar) set -- "$@" "%s" %s ;;
            *) set -- "$@" "$word" ;;
          esac
        done
        exec "%s/bin/java" "$@"
        """
        .formatted(HERE, house(), Anamnesis.class.getName(), System.getProperty("java.home"));
  }

  /// Witnesses and commands that other tests made up are not part of the house.
  private static String house() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
