package anamnesis.backup;

/// Why a copy would not give the data back.
record Fault(State state, String words) {
  static Fault cut(String words) {
    return new Fault(State.CUT_SHORT, "cut short" + words);
  }

  static Fault damaged(String words) {
    return new Fault(State.DAMAGED, "damaged: " + words);
  }

  static Fault unreadable(String words) {
    return new Fault(State.UNREADABLE, words);
  }
}
