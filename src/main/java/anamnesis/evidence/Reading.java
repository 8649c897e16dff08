package anamnesis.evidence;

import java.util.Optional;

/// What an exhibit says, field by field, straight from its bytes.
///
/// A path is the witness's own word for the field: a dotted path in JSON, a column in CSV, a form
/// field or a label in a PDF.
@FunctionalInterface
public interface Reading {
  /// The text of a field, if the exhibit has one there that is not empty.
  Optional<String> at(String path);
}
