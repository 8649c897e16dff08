package anamnesis.tabletop;

/// Where somebody is reached.
///
/// @param phone in E.164
record Reach(String email, String phone, Home home) {
  /// As a clerk types it: `(352) 640-1234`.
  String typedPhone() {
    return "(%s) %s-%s".formatted(phone.substring(2, 5), phone.substring(5, 8), phone.substring(8));
  }
}
