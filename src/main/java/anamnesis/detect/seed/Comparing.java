package anamnesis.detect.seed;

import anamnesis.contact.ColumnKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The rows of one table, each held against all records of the seed files while it passes.
///
/// What a record and a row both say weighs for it; what they say differently under one name weighs
/// against it, so that somebody who is called as a seed is, and born on another day, is left alone.
public final class Comparing {
  /// A record is looked at if what it shares with a row makes it worth it.
  private static final double LOOK = 4;

  private static final double PROOF = 7;

  /// One e-mail alone.
  private static final double STRONG = 6;

  /// An illness, a town and a drug are of many people, however many of them agree.
  private static final double NOT_OF_PERSON = 2;

  private static final double WHOLE_NAME = 4.5;
  private static final int NOWHERE = -1;

  private final Lexicon lexicon;
  private final ColumnKind[] kinds;
  private final boolean people;
  private final Map<String, Integer> called = new HashMap<>();
  private final Map<ColumnKind, Integer> first = new HashMap<>();
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<Integer, Double> shared = new HashMap<>();
  private final long[] forms;
  private final double[] worths;
  private @Nullable String[] values = {};
  private long name;

  Comparing(Lexicon lexicon, List<String> columns, IntFunction<ColumnKind> kinds, boolean people) {
    this.lexicon = lexicon;
    this.people = people;
    this.kinds = new ColumnKind[columns.size()];
    this.forms = new long[columns.size()];
    this.worths = new double[columns.size()];
    for (int column = 0; column < columns.size(); column++) {
      this.kinds[column] = kinds.apply(column);
      called.putIfAbsent(Gleaning.key(columns.get(column)), column);
      if (this.kinds[column] != ColumnKind.OTHER) {
        first.putIfAbsent(this.kinds[column], column);
      }
    }
  }

  /// The seed that holds this row best; null if none does.
  public @Nullable Match match(@Nullable String[] row) {
    values = row;
    shared.clear();
    boolean any = false;
    for (int column = 0; column < kinds.length; column++) {
      any |= look(column);
    }
    name = wholeName();
    share(name, WHOLE_NAME);
    return any || !shared.isEmpty() ? best() : null;
  }

  private boolean look(int column) {
    String value = column < values.length ? values[column] : null;
    forms[column] = value == null ? Form.NONE : Form.of(Gleaning.cut(value));
    worths[column] = 0;
    if (value == null || forms[column] == Form.NONE) {
      return false;
    }
    int[] records = lexicon.holding(forms[column]);
    // What differs must be weighed too, once anything is shared.
    worths[column] = NOWHERE;
    // What is of many people leads to no seed of one.
    if (records.length == 0 || (people && !Worth.isOfPerson(kinds[column], value))) {
      return false;
    }
    return share(forms[column], worth(column));
  }

  private double worth(int column) {
    if (worths[column] < 0) {
      String value = values[column];
      worths[column] = value == null ? 0 : Worth.of(kinds[column], value);
    }
    return worths[column];
  }

  private boolean share(long form, double worth) {
    if (form == Form.NONE || worth < Worth.TELLING) {
      return false;
    }
    int[] records = lexicon.holding(form);
    for (int record : records) {
      shared.merge(record, worth, Double::sum);
    }
    return records.length > 0;
  }

  private long wholeName() {
    String given = value(ColumnKind.GIVEN);
    String family = value(ColumnKind.FAMILY);
    return given.isEmpty() || family.isEmpty() ? Form.NONE : Form.of(given + " " + family);
  }

  private String value(ColumnKind kind) {
    Integer column = first.get(kind);
    String value = column == null || column >= values.length ? null : values[column];
    return value == null ? "" : value.strip();
  }

  private @Nullable Match best() {
    Match best = null;
    for (Map.Entry<Integer, Double> record : shared.entrySet()) {
      if (record.getValue() >= LOOK) {
        Match match = compared(lexicon.record(record.getKey()));
        best = match != null && (best == null || match.betterThan(best)) ? match : best;
      }
    }
    return best;
  }

  private @Nullable Match compared(Written written) {
    Sum sum = new Sum();
    for (int i = 0; i < written.size(); i++) {
      String key = written.key(i);
      int column = columns.computeIfAbsent(key, this::column);
      if (column == NOWHERE) {
        elsewhere(written, i, sum);
      } else if (forms[column] == written.form(i)) {
        agree(column, true, sum);
      } else if (forms[column] != Form.NONE) {
        differ(column, sum);
      }
    }
    return sum.match(written);
  }

  /// The column that a value of a seed would stand in, by what it is called.
  private int column(String key) {
    Integer named = called.get(key);
    if (named != null || key.isEmpty()) {
      return named == null ? NOWHERE : named;
    }
    ColumnKind kind = ColumnKind.of(key, List.of());
    return people && kind != ColumnKind.OTHER ? first.getOrDefault(kind, NOWHERE) : NOWHERE;
  }

  private void elsewhere(Written written, int place, Sum sum) {
    long form = written.form(place);
    for (int column = 0; column < forms.length; column++) {
      if (forms[column] == form) {
        agree(column, false, sum);
        return;
      }
    }
    if (form == name && name != Form.NONE) {
      sum.agreements++;
      sum.whole = WHOLE_NAME;
    }
  }

  private void agree(int column, boolean named, Sum sum) {
    String value = values[column];
    if (value == null || (sum.used & (1L << column)) != 0) {
      return;
    }
    sum.used |= 1L << column;
    double worth = worth(column);
    boolean own = !people || Worth.isOfPerson(kinds[column], value);
    sum.agreed(kinds[column], worth, own);
    sum.named |= named && worth >= LOOK;
    sum.reached |= worth >= STRONG && (kinds[column] == ColumnKind.EMAIL || Worth.isEmail(value));
  }

  private void differ(int column, Sum sum) {
    String value = values[column];
    boolean changes = kinds[column] == ColumnKind.SECRET || kinds[column] == ColumnKind.CREATED;
    boolean own = value != null && (!people || Worth.isOfPerson(kinds[column], value));
    if (own && !changes) {
      sum.against += worth(column);
    }
  }

  /// What a row and a record have in common.
  private final class Sum {
    private double own;
    private double halves;
    private double whole;
    private double other;
    private double against;
    private int agreements;
    private boolean named;
    private boolean reached;
    private long used;

    /// Both halves of a name and the whole of it say one thing.
    void agreed(ColumnKind kind, double worth, boolean ofPerson) {
      agreements++;
      switch (kind) {
        case GIVEN, MIDDLE, FAMILY -> halves += worth;
        case NAME -> whole = Math.max(whole, worth);
        default -> {
          own += ofPerson ? worth : 0;
          other += ofPerson ? 0 : worth;
        }
      }
    }

    @Nullable Match match(Written written) {
      double powers =
          own + Math.max(halves, whole) + (people ? Math.min(NOT_OF_PERSON, other) : other);
      if (powers < 2 * against) {
        return null;
      }
      boolean proof = powers >= PROOF && agreements > 1 && !written.exported();
      boolean strong = people ? reached : named && against == 0;
      return proof || strong ? new Match(written.at(), powers, proof, written.exported()) : null;
    }
  }
}
