package anamnesis.detect.seed;

/// Where something stands in the checkout.
///
/// @param file from the checkout's own folder on, with slashes
public record At(String file, int line) implements Comparable<At> {
  @Override
  public int compareTo(At other) {
    int files = file.compareTo(other.file);
    return files == 0 ? Integer.compare(line, other.line) : files;
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
