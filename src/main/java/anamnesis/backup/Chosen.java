package anamnesis.backup;

import anamnesis.backup.s3.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a bucket is named: all that begins so, or one version of one object.
///
/// @param version null for all
record Chosen(String prefix, @Nullable String version) {
  private static final String MARK = "?versionId=";

  static Chosen in(String named) {
    int mark = named.lastIndexOf(MARK);
    return mark < 0
        ? new Chosen(named, null)
        : new Chosen(named.substring(0, mark), named.substring(mark + MARK.length()));
  }

  /// How an object is named, so that nothing else is meant however often it is overwritten.
  static String name(Stored one) {
    return one.version() == null ? one.key() : one.key() + MARK + one.version();
  }

  List<Stored> of(List<Stored> all) {
    return version == null
        ? all
        : all.stream()
            .filter(one -> one.key().equals(prefix) && version.equals(one.version()))
            .toList();
  }
}
