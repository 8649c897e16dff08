package anamnesis.backup;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
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
    @Nullable String problem,
    long bytes,
    long uncompressedBytes,
    String sha256,
    @Nullable String contentHash,
    boolean randomised,
    List<Table> tables,
    SequencedMap<String, Long> sequences) {
  /// A table in a copy.
  ///
  /// @param name as `schema.table`
  /// @param newest when its newest row was written, as far as a column tells
  public record Table(String name, long rows, @Nullable Instant newest) {}

  public Copy {
    tables = List.copyOf(tables);
    sequences = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sequences));
  }

  /// Whether the data could be had back from it.
  public boolean good() {
    return complete && problem == null;
  }

  /// The same copy, told apart from one of the same name in another folder.
  public Copy under(String folder) {
    return new Copy(
        folder.replaceAll("/+$", "") + "/" + path,
        format,
        takenAt,
        complete,
        problem,
        bytes,
        uncompressedBytes,
        sha256,
        contentHash,
        randomised,
        tables,
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
