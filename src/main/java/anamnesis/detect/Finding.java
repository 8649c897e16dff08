package anamnesis.detect;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Something wrong, with its numbers, how sure it is, and what would refute it.
///
/// @param id the same for the same finding in every run
/// @param subject what it is about, as `public.patient` or a copy's name
/// @param measures the numbers; never a patient's value
/// @param records keys of single records it speaks of, where it is per record; for later rooms
/// @param see how to see it oneself: the SQL or the command
public record Finding(
    String id,
    String detector,
    Severity severity,
    Confidence confidence,
    String subject,
    String statement,
    SequencedMap<String, Object> measures,
    List<String> records,
    String see,
    String refutedBy,
    String next) {
  /// The subject of what is true of all tables.
  public static final String EVERYTHING = "all tables";

  /// The subject of what became of the database itself.
  public static final String ITSELF = "database";

  /// How bad it is.
  public enum Severity {
    INFO,
    WARN,
    CRITICAL
  }

  /// How sure it is.
  public enum Confidence {
    PROOF,
    STRONG,
    INDICATOR
  }

  public Finding {
    measures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(measures));
    records = List.copyOf(records);
  }

  /// The same finding, and something else to do about it.
  public Finding followedBy(String command) {
    return new Finding(
        id,
        detector,
        severity,
        confidence,
        subject,
        statement,
        measures,
        records,
        see,
        refutedBy,
        command);
  }

  public static Shelf<Finding> shelf(Case file, String stage) {
    return file.shelf("findings/" + stage + ".jsonl", Finding.class, 1);
  }
}
