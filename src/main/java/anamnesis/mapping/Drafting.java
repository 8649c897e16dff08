package anamnesis.mapping;

import anamnesis.link.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Makes the row of one identity in one table.
final class Drafting {
  /// How a cell begins that a witness spoke of, and that cannot hold what it said.
  static final String UNREADABLE = "not to be read: ";

  private final TableMapping mapping;
  private final Identity identity;
  private final Asking asking;
  private final SequencedMap<String, Cell> cells = new LinkedHashMap<>();

  private Drafting(TableMapping mapping, Identity identity, Witnesses witnesses) {
    this.mapping = mapping;
    this.identity = identity;
    this.asking = new Asking(witnesses, identity, mapping);
  }

  /// Nothing if the identity is none that this table has rows of.
  static Optional<Draft> of(TableMapping mapping, Identity identity, Witnesses witnesses) {
    Drafting drafting = new Drafting(mapping, identity, witnesses);
    return drafting.applies() ? Optional.of(drafting.draft()) : Optional.empty();
  }

  private boolean applies() {
    RowsOf rows = mapping.rows();
    boolean known =
        rows.knownBy().isEmpty() || !Witnesses.names(identity, rows.knownBy()).isEmpty();
    return known && (rows.where().isEmpty() || rows.where().stream().anyMatch(asking::meets));
  }

  private Draft draft() {
    mapping.columns().values().forEach(column -> cells.put(column.name(), cell(column)));
    mapping
        .columns()
        .values()
        .forEach(column -> column.made().ifPresent(made -> make(column, made)));
    String key = Optional.ofNullable(cells.get(mapping.key())).flatMap(Cell::loads).orElse("");
    Row row = new Row(mapping.table(), key, identity.id(), cells);
    return new Draft(mapping, row, asking.heard());
  }

  private Cell cell(Column column) {
    if (!column.withheld().isEmpty()) {
      return new Cell.Lost(Cell.Why.WITHHELD, column.withheld());
    }
    if (!column.unspoken().isEmpty()) {
      return new Cell.Lost(Cell.Why.UNSPOKEN, column.unspoken());
    }
    List<Claimed> claims = asking.claims(column);
    return claims.isEmpty() ? lost(column) : Settling.settle(column, claims);
  }

  private Cell lost(Column column) {
    if (!asking.unreadable().isEmpty()) {
      return new Cell.Lost(
          Cell.Why.UNWITNESSED,
          UNREADABLE + String.join(", ", asking.unreadable().stream().sorted().toList()));
    }
    return column
        .namedIn()
        .filter(list -> asking.named(list, column.name()))
        .map(
            list ->
                new Cell.Lost(
                    Cell.Why.UNWITNESSED,
                    "%s %s names it; no witness holds it".formatted(list.kind(), list.path())))
        .orElseGet(() -> new Cell.Lost(Cell.Why.UNSPOKEN, "no witness speaks of it"));
  }

  /// A key nobody remembers follows from the column that it is made of.
  private void make(Column column, Column.Made made) {
    if (!(cells.get(column.name()) instanceof Cell.Lost)) {
      return;
    }
    Optional.ofNullable(cells.get(made.of()))
        .ifPresent(
            of ->
                of.loads()
                    .ifPresent(
                        value ->
                            of.origin()
                                .ifPresent(
                                    origin ->
                                        cells.put(
                                            column.name(),
                                            new Cell.Inferred(
                                                made.key(value), made.rule(), origin)))));
  }
}
