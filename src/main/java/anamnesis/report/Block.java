package anamnesis.report;

import java.util.List;

/// A piece of a section. It holds words, never markup: how it looks is the page's business.
sealed interface Block {
  record Words(String text) implements Block {}

  /// Something that must not be missed.
  record Warning(String text) implements Block {}

  /// A few large numbers, each with what it counts.
  record Figures(List<Figure> figures) implements Block {
    public Figures {
      figures = List.copyOf(figures);
    }
  }

  record Figure(String number, String counts) {}

  /// Parts of a whole, one bar for each whole.
  record Bars(List<Bar> bars) implements Block {
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  record Bar(String name, List<Part> parts) {
    public Bar {
      parts = List.copyOf(parts);
    }

    long whole() {
      return parts.stream().mapToLong(Part::size).sum();
    }
  }

  record Part(String name, long size) {}

  /// Rows under named columns.
  ///
  /// @param caption what a reader who cannot see the table must know of it
  record Grid(String caption, List<Column> columns, List<List<String>> rows) implements Block {
    public Grid {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  record Column(String name, Kind kind) {
    static Column text(String name) {
      return new Column(name, Kind.TEXT);
    }

    static Column number(String name) {
      return new Column(name, Kind.NUMBER);
    }

    static Column code(String name) {
      return new Column(name, Kind.CODE);
    }

    static Column state(String name) {
      return new Column(name, Kind.STATE);
    }
  }

  /// How a column reads.
  enum Kind {
    TEXT,
    NUMBER,
    CODE,
    STATE
  }
}
