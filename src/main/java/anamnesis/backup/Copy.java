package anamnesis.backup;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// One backup of the database, and what is really in it.
///
/// @param path under the folder that was named, with `/` between
/// @param takenAt what the inside says, else its name, else the file's own time
/// @param complete whether it was read to its own closing line
/// @param problem why it would not give the data back, in words; null if nothing speaks against it
/// @param contentHash over the logical rows: the same for the same rows, however they were dumped
/// @param randomised whether it carries pg_dump's random `\restrict` token, so that no two dumps
///   have the same bytes
/// @param sequences the last number that each sequence gave out
public record Copy(
    String path,
    String format,
    Instant takenAt,
    boolean complete,
    State state,
    @Nullable String problem,
    long bytes,
    long uncompressedBytes,
    String sha256,
    @Nullable String contentHash,
    boolean randomised,
    Origin origin,
    Keeping keeping,
    List<Table> tables,
    SequencedMap<String, Long> sequences) {
  /// A table in a copy.
  ///
  /// @param name as `schema.table`
  /// @param bytes of its rows, as COPY writes them
  /// @param newest when its newest row was written, as far as a column tells
  /// @param newestOf the latest time in each column that holds times, plans and mistakes included
  /// @param key its first and last; null if it has no rows
  /// @param contentHash over its rows alone; null if it has none
  public record Table(
      String name,
      long rows,
      long bytes,
      @Nullable Instant newest,
      SequencedMap<String, Instant> newestOf,
      @Nullable Key key,
      @Nullable String contentHash) {
    public Table {
      newestOf = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(newestOf));
    }

    private Table keyed(BinaryOperator<String> said) {
      Key ends = key == null ? null : key.as(said);
      return new Table(name, rows, bytes, newest, newestOf, ends, contentHash);
    }
  }

  /// The smallest and the largest value of a table's key: numbers by size, all else by its letters.
  public record Key(String column, String first, String last) {
    private Key as(BinaryOperator<String> said) {
      return new Key(column, said.apply(column, first), said.apply(column, last));
    }
  }

  public Copy {
    tables = List.copyOf(tables);
    sequences = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sequences));
  }

  /// Whether the data could be had back from it.
  public boolean good() {
    return complete && problem == null;
  }

  /// Whether somebody looked inside, so that what it holds is known.
  public boolean opened() {
    return contentHash != null || !tables.isEmpty();
  }

  /// The same copy, told apart from one of the same name in another folder.
  public Copy under(String folder) {
    return called(folder.replaceAll("/+$", "") + "/" + path);
  }

  public Copy called(String name) {
    return new Copy(
        name,
        format,
        takenAt,
        complete,
        state,
        problem,
        bytes,
        uncompressedBytes,
        sha256,
        contentHash,
        randomised,
        origin,
        keeping,
        tables,
        sequences);
  }

  /// The same copy, and how it is kept.
  public Copy kept(Keeping how) {
    return new Copy(
        path,
        format,
        takenAt,
        complete,
        state,
        problem,
        bytes,
        uncompressedBytes,
        sha256,
        contentHash,
        randomised,
        origin,
        how,
        tables,
        sequences);
  }

  /// The same copy, its keys as this says them of their column.
  public Copy keyed(BinaryOperator<String> said) {
    return new Copy(
        path,
        format,
        takenAt,
        complete,
        state,
        problem,
        bytes,
        uncompressedBytes,
        sha256,
        contentHash,
        randomised,
        origin,
        keeping,
        tables.stream().map(table -> table.keyed(said)).toList(),
        sequences);
  }

  public Optional<String> trouble() {
    return Optional.ofNullable(problem);
  }

  public Optional<Table> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  public Optional<Instant> newest() {
    return tables.stream().map(Table::newest).filter(Objects::nonNull).max(Instant::compareTo);
  }
}
