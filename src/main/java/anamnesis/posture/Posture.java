package anamnesis.posture;

import anamnesis.database.Trouble;
import java.util.ArrayList;
import java.util.List;

/// All tests, one after the other: a test that cannot look does not keep the others from it.
public final class Posture {
  private static final List<Test> TESTS = List.of(new AppRoleApart());

  private Posture() {}

  public static List<Tried> of(Ground ground) {
    List<Tried> tried = new ArrayList<>();
    for (Test test : TESTS) {
      tried.add(tried(test, ground));
    }
    return tried;
  }

  /// What a test asks, for those who read its outcome.
  public static String asks(String name) {
    return TESTS.stream().filter(test -> test.name().equals(name)).findFirst().orElseThrow().asks();
  }

  private static Tried tried(Test test, Ground ground) {
    try {
      return test.on(ground);
    } catch (Trouble trouble) {
      String why = trouble.forbidden() ? "no right to ask" : String.valueOf(trouble.getMessage());
      return new Tried(test.name(), Tried.Outcome.NOT_EVALUATED, why);
    }
  }
}
