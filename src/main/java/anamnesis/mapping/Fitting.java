package anamnesis.mapping;

import java.util.List;
import java.util.Map;

/// Takes out of a row what its columns cannot hold: the cell is lost, and says what was said where.
/// One such value must not cost all other rows their place in the database.
final class Fitting {
  private Fitting() {}

  static Draft of(Schema schema, Draft draft) {
    Draft fitted = draft;
    var table = schema.table(draft.mapping().table());
    for (Map.Entry<String, Cell> cell : draft.row().cells().entrySet()) {
      ColumnType type =
          table
              .map(known -> known.columns().getOrDefault(cell.getKey(), ColumnType.ANY))
              .orElse(ColumnType.ANY);
      Cell fits = fits(cell.getValue(), type);
      if (!fits.equals(cell.getValue())) {
        fitted = fitted.with(cell.getKey(), fits);
      }
    }
    return fitted;
  }

  private static Cell fits(Cell cell, ColumnType type) {
    return switch (cell) {
      case Cell.Known known -> type.holds(known.value()) ? cell : lost(known.from(), type);
      case Cell.Inferred inferred ->
          type.holds(inferred.value()) ? cell : lost(inferred.from(), type);
      case Cell.Disputed disputed -> left(disputed, type);
      case Cell.Lost _ -> cell;
    };
  }

  /// What cannot be held is no claim any more.
  private static Cell left(Cell.Disputed disputed, ColumnType type) {
    List<Cell.Claim> claims =
        disputed.among().stream().filter(claim -> type.holds(claim.value())).toList();
    if (claims.size() == disputed.among().size()) {
      return disputed;
    }
    return switch (claims.size()) {
      case 0 -> lost(disputed.among().getFirst().from(), type);
      case 1 -> new Cell.Known(claims.getFirst().value(), claims.getFirst().from(), List.of());
      default -> new Cell.Disputed(claims, disputed.loaded());
    };
  }

  private static Cell lost(Origin from, ColumnType type) {
    return new Cell.Lost(
        Cell.Why.UNWITNESSED,
        Drafting.UNREADABLE
            + "%s of %s (%s) is no %s"
                .formatted(from.field(), from.exhibit(), from.place(), type.described()));
  }
}
