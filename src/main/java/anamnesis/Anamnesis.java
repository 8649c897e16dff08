package anamnesis;

/// Where it begins.
public final class Anamnesis {
  private Anamnesis() {}

  public static void main(String[] words) {
    System.out.println(words.length);
  }
}
