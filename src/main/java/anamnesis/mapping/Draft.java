package anamnesis.mapping;

import anamnesis.evidence.Exhibit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A row as far as its own identity tells: what other rows say of it is yet to be asked.
///
/// @param heard the exhibits that had something to say
record Draft(TableMapping mapping, Row row, List<Exhibit> heard) {
  Draft {
    heard = List.copyOf(heard);
  }

  Optional<String> value(String column) {
    return row.value(column);
  }

  Draft with(String column, Cell cell) {
    SequencedMap<String, Cell> cells = new LinkedHashMap<>(row.cells());
    cells.put(column, cell);
    return new Draft(mapping, new Row(row.table(), row.key(), row.identity(), cells), heard);
  }
}
