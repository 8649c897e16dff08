package anamnesis.detect.seed;

import java.util.List;

/// A record of a seed file, as far as it is kept: what its values are called, and their form.
final class Written {
  private final At at;
  private final List<String> keys;
  private final long[] forms;
  private final boolean exported;

  /// @param keys as columns are called in one style; empty where a value is told by its place
  /// @param exported whether it came out of a database, and is kept to be put back
  Written(At at, List<String> keys, long[] forms, boolean exported) {
    this.at = at;
    this.keys = List.copyOf(keys);
    this.forms = forms.clone();
    this.exported = exported;
  }

  At at() {
    return at;
  }

  boolean exported() {
    return exported;
  }

  int size() {
    return forms.length;
  }

  String key(int place) {
    return keys.get(place);
  }

  long form(int place) {
    return forms[place];
  }
}
