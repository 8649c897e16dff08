package anamnesis.casefile;

import org.jspecify.annotations.Nullable;

/// How the lines of a shelf are written and read, where there are so many that their type is too
/// slow a guide. What it writes is what [Json] would make of the same.
public interface Pen<T> {
  /// By its type: the way of every shelf that has no pen of its own.
  static <T> Pen<T> byType() {
    return new Pen<>() {
      @Override
      public byte[] write(T value) {
        return Json.bytes(value);
      }

      @Override
      public @Nullable T read(byte[] line, int from) {
        return null;
      }
    };
  }

  byte[] write(T value);

  /// @param from where its fields begin, behind the version
  /// @return null where it does not stand exactly as it is written here: then its type is asked
  @Nullable T read(byte[] line, int from);
}
