package anamnesis.tabletop;

/// What somebody is called.
///
/// @param nick what they call themself, or the given name
/// @param former the surname of before, or the surname
record Called(String given, String nick, String family, String former) {
  static Called plainly(String given, String family) {
    return new Called(given, given, family, family);
  }

  String whole() {
    return given + " " + family;
  }
}
