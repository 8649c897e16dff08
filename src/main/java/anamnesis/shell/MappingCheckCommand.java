package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.evidence.Exhibit;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.TableMapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// `mapping check`: whether the mapping can be used, and which of its witnesses were gathered.
final class MappingCheckCommand implements Command {
  private static final String SINCE_THE_WIPE = "wounded.";

  @Override
  public String name() {
    return "mapping check";
  }

  @Override
  public String about() {
    return "find all faults of a mapping at once, with file and line";
  }

  @Override
  public List<Option> options() {
    return List.of(MappingFolder.MAPPING, MappingFolder.SCHEMA);
  }

  @Override
  public String example() {
    return "mapping check --mapping mappings/portal";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Mapping mapping = MappingFolder.of(call).read();
    Optional<Case> file = call.caseIfAny();
    NavigableMap<String, Long> gathered = file.map(Exhibit::kinds).orElseGet(TreeMap::new);
    SequencedSet<String> silent = new TreeSet<>();
    if (file.isPresent()) {
      mapping.tables().forEach(table -> silent.addAll(table.kinds()));
      silent.removeAll(gathered.keySet());
      // What was written since the wipe is kept by `reconcile --against wounded`, and may be
      // nothing.
      silent.removeIf(kind -> kind.startsWith(SINCE_THE_WIPE));
    }
    var json = Outcome.json("mapping-check");
    var tables = json.putArray("tables");
    mapping
        .tables()
        .forEach(
            table ->
                tables
                    .addObject()
                    .put("name", table.table())
                    .put("columns", table.columns().size()));
    var missing = json.putArray("notGathered");
    silent.forEach(missing::add);
    return new Outcome(
        silent.isEmpty() ? Exit.DONE : Exit.INCOMPLETE,
        json,
        lines(mapping, silent, MappingFolder.again(call)));
  }

  private static List<String> lines(Mapping mapping, SequencedSet<String> silent, String again) {
    List<String> lines = new ArrayList<>();
    lines.add("The mapping can be used: %d tables, no fault.".formatted(mapping.tables().size()));
    lines.add("");
    lines.add("  table           columns");
    for (TableMapping table : mapping.tables()) {
      lines.add("  %-17s %5d   %s".formatted(table.table(), table.columns().size(), table.about()));
    }
    if (!silent.isEmpty()) {
      lines.add("");
      lines.add("  not gathered yet   " + String.join(", ", silent));
    }
    lines.add("");
    lines.add(
        "  next       "
            + (silent.isEmpty() ? "anamnesis rebuild --dry-run" + again : "anamnesis gather"));
    return lines;
  }
}
