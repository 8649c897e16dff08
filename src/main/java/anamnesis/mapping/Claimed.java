package anamnesis.mapping;

/// One value that one witness puts forward for a cell.
///
/// @param rule why the value follows from what is said; empty if it is said outright
record Claimed(String value, Origin from, String kind, String rule) {
  boolean outright() {
    return rule.isEmpty();
  }

  Cell.Claim claim() {
    return new Cell.Claim(value, from);
  }
}
