package anamnesis.mapping;

/// Whether one first name is the other's short form by its letters: `jon` of `jonathan`.
final class CallNames {
  private static final int SHORTEST = 3;

  private CallNames() {}

  static boolean same(String a, String b) {
    String shorter = a.length() <= b.length() ? a : b;
    String longer = a.length() <= b.length() ? b : a;
    return shorter.length() >= SHORTEST && longer.startsWith(shorter);
  }
}
