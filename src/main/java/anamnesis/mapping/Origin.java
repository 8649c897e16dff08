package anamnesis.mapping;

/// Where a value was read: the exhibit, its bytes, the place in them, the field.
public record Origin(String exhibit, String sha256, String place, String field) {
  /// Another field of the same exhibit.
  Origin at(String other) {
    return new Origin(exhibit, sha256, place, other);
  }
}
