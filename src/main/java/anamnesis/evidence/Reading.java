package anamnesis.evidence;

import java.util.Optional;

/// What an exhibit says, field by field, straight from its bytes.
///
/// A path is the witness's own word for the field: a dotted path in JSON, a column in CSV, a form
/// field or a label in a PDF.
///
/// Where a witness cannot tell the empty from the missing, the empty is missing. A database can:
/// its empty text is a text, and only NULL says nothing.
@FunctionalInterface
public interface Reading {
  /// The text of a field, if the exhibit says something there.
  Optional<String> at(String path);
}
