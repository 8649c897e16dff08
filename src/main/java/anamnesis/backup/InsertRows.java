package anamnesis.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows of one INSERT as pg_dump writes it, one or many, over as many lines as their texts
/// need. No more than one row is held.
final class InsertRows {
  private final Consumer<List<@Nullable String>> each;
  private final StringBuilder value = new StringBuilder();
  private List<@Nullable String> row = new ArrayList<>();
  private boolean inText;
  private boolean wasText;
  private boolean inRow;
  private boolean ended;

  private final int mostValues;
  private boolean tooMuch;

  InsertRows(Consumer<List<@Nullable String>> each, int mostValues) {
    this.each = each;
    this.mostValues = mostValues;
  }

  /// Whether a row was met that is too large to be held; it was let go, and what follows of the
  /// statement is passed over.
  boolean tooMuch() {
    return tooMuch;
  }

  /// @param line what stands behind `VALUES`, then every further line
  /// @return whether the statement ends in it
  boolean endsIn(String line) {
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (inText) {
        at += text(line, at);
      } else if (inRow) {
        between(c);
      } else if (c == '(') {
        inRow = true;
      } else if (c == ';') {
        ended = true;
      }
    }
    if (inText) {
      value.append('\n');
    }
    if (value.length() > Lines.LONGEST) {
      tooMuch = true;
      value.setLength(0);
    }
    return ended;
  }

  /// @return how many characters more than one were taken
  private int text(String line, int at) {
    char c = line.charAt(at);
    if (c != '\'') {
      value.append(c);
      return 0;
    }
    if (at + 1 < line.length() && line.charAt(at + 1) == '\'') {
      value.append(c);
      return 1;
    }
    inText = false;
    return 0;
  }

  private void between(char c) {
    switch (c) {
      case '\'' -> {
        // Only a bit string has letters before its quote: B'101' is the value 101.
        value.setLength(0);
        inText = true;
        wasText = true;
      }
      case ',' -> endValue();
      case ')' -> {
        endValue();
        each.accept(row);
        row = new ArrayList<>();
        inRow = false;
      }
      default -> {
        if (!wasText) {
          value.append(c);
        }
      }
    }
  }

  private void endValue() {
    if (row.size() == mostValues) {
      tooMuch = true;
      row.clear();
    }
    String written = value.toString();
    // A generated column's, which COPY leaves out.
    if (wasText || !written.strip().equals("DEFAULT")) {
      row.add(wasText ? written : bare(written.strip()));
    }
    value.setLength(0);
    wasText = false;
  }

  /// As COPY would write the same value.
  private static @Nullable String bare(String written) {
    return switch (written) {
      case "NULL" -> null;
      case "true" -> "t";
      case "false" -> "f";
      default -> written;
    };
  }
}
