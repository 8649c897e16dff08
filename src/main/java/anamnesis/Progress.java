package anamnesis;

/// How far a long stage has come: words and counts, never a value.
@FunctionalInterface
public interface Progress {
  /// For those who run where nobody looks.
  Progress SILENT = (what, total) -> done -> {};

  /// @param total how many there will be, or negative if nobody knows yet
  Task begin(String what, long total);

  /// One stretch of work. Closing it says that it is over, however it ended.
  @FunctionalInterface
  interface Task extends AutoCloseable {
    void done(long soFar);

    /// How many there will be, once that is known, or known better.
    default void total(long total) {}

    @Override
    default void close() {}
  }
}
