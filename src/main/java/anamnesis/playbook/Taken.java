package anamnesis.playbook;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;

/// A step that was taken. When, and by whom, is in the journal.
///
/// @param what the step as it is written, without any value of tonight
/// @param exit how its command ended; 0 for what a person did
public record Taken(String playbook, int step, String what, int exit) {
  public static Shelf<Taken> shelf(Case file) {
    return file.shelf("playbook.jsonl", Taken.class, 1);
  }
}
