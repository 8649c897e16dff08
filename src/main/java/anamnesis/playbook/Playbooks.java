package anamnesis.playbook;

import anamnesis.Refusal;
import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder of playbooks, read and checked as a whole: at night is too late to find a fault.
public final class Playbooks {
  private final List<Playbook> all;

  private Playbooks(List<Playbook> all) {
    this.all = List.copyOf(all);
  }

  /// Refuses once, with every fault in every file.
  public static Playbooks read(Path folder) throws IOException {
    Problems problems = new Problems();
    List<Playbook> all = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        all.add(PlaybookFile.read(Yaml.read(file), problems));
      } catch (Refusal unreadable) {
        problems.add(unreadable.problem());
      }
    }
    problems.refuse("the playbooks in %s cannot be used".formatted(folder), "mend the lines named");
    return new Playbooks(all);
  }

  public List<Playbook> all() {
    return all;
  }

  public Playbook named(String name) {
    return all.stream()
        .filter(playbook -> playbook.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "there is no playbook of that name",
                    all.isEmpty()
                        ? "write one in `playbooks/`"
                        : "there is: "
                            + all.stream().map(Playbook::name).collect(Collectors.joining(", "))));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
