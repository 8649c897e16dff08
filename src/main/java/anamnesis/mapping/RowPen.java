package anamnesis.mapping;

import anamnesis.casefile.JsonCursor;
import anamnesis.casefile.JsonText;
import anamnesis.casefile.Pen;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A rebuilt row as it stands on its shelf, where each of its cells says where it is from.
final class RowPen implements Pen<Row> {
  @Override
  public byte[] write(Row row) {
    return new Writing(new JsonText()).row(row).bytes();
  }

  @Override
  public @Nullable Row read(byte[] line, int from) {
    return new Reading(new JsonCursor(line, from)).row();
  }

  private record Writing(JsonText text) {
    private JsonText row(Row row) {
      text.open('{').field("table", row.table()).field("key", row.key());
      text.field("identity", row.identity()).name("cells").open('{');
      row.cells().keySet().stream()
          .sorted()
          .forEach(column -> cell(column, row.cell(column).orElseThrow()));
      return text.close('}').close('}');
    }

    private void cell(String column, Cell cell) {
      text.name(column).open('{').field("is", cell.state());
      switch (cell) {
        case Cell.Known(var value, var from, var also) -> {
          text.field("value", value).name("from");
          origin(from);
          text.name("also").open('[');
          also.forEach(this::origin);
          text.close(']');
        }
        case Cell.Inferred(var value, var rule, var from) -> {
          text.field("value", value).field("rule", rule).name("from");
          origin(from);
        }
        case Cell.Disputed(var among, var loaded) -> {
          text.name("among").open('[');
          among.forEach(this::claim);
          text.close(']').field("loaded", loaded);
        }
        case Cell.Lost(var why, var says) -> text.field("why", why.name()).field("says", says);
      }
      text.close('}');
    }

    private void claim(Cell.Claim claim) {
      text.open('{').field("value", claim.value()).name("from");
      origin(claim.from());
      text.close('}');
    }

    private void origin(Origin origin) {
      text.open('{').field("exhibit", origin.exhibit()).field("sha256", origin.sha256());
      text.field("place", origin.place()).field("field", origin.field()).close('}');
    }
  }

  private record Reading(JsonCursor line) {
    private @Nullable Row row() {
      String table = line.word("\"table\":\"");
      String key = line.text(",\"key\":\"");
      String identity = line.text(",\"identity\":\"");
      line.expect(",\"cells\":{");
      SequencedMap<String, Cell> cells = new LinkedHashMap<>();
      while (!line.isOdd() && !line.passes("}")) {
        String column = line.word(cells.isEmpty() ? "\"" : ",\"");
        if (cells.put(column, cell()) != null) {
          line.refuse();
        }
      }
      line.expect("}");
      return line.isDone() ? new Row(table, key, identity, cells) : null;
    }

    private Cell cell() {
      String state = line.word(":{\"is\":\"");
      Cell cell =
          switch (state) {
            case "known" ->
                new Cell.Known(
                    line.text(",\"value\":\""), from(), line.list(",\"also\":[", this::origin));
            case "inferred" ->
                new Cell.Inferred(line.text(",\"value\":\""), line.word(",\"rule\":\""), from());
            case "disputed" ->
                new Cell.Disputed(
                    line.list(",\"among\":[", this::claim), line.flag(",\"loaded\":"));
            default -> lost(state);
          };
      line.expect("}");
      return cell;
    }

    private Cell lost(String state) {
      if (!state.equals("lost")) {
        line.refuse();
      }
      Cell.Why why = line.one(Cell.Why.values(), ",\"why\":\"");
      return new Cell.Lost(why, line.word(",\"says\":\""));
    }

    private Origin from() {
      line.expect(",\"from\":");
      return origin();
    }

    private Cell.Claim claim() {
      Cell.Claim claim = new Cell.Claim(line.text("{\"value\":\""), from());
      line.expect("}");
      return claim;
    }

    private Origin origin() {
      Origin origin =
          new Origin(
              line.word("{\"exhibit\":\""),
              line.word(",\"sha256\":\""),
              line.word(",\"place\":\""),
              line.word(",\"field\":\""));
      line.expect("}");
      return origin;
    }
  }
}
