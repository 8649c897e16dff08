package anamnesis.source.stripe;

import java.io.IOException;

/// How many objects are asked for at once: half as many where they are too long together, twice as
/// many again where they are short. It hangs on the answers alone, so that a walk that was cut off
/// goes on with the same questions.
final class Handful {
  static final int MOST = 100;

  /// A list of large objects is walked in many windows at the same time, and each holds a page.
  private static final int ENOUGH = Reply.LARGEST / 2;

  private int count;

  Handful(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  /// As many as can be heard, from there on; of one that is too long alone no more than its name.
  Answer ask(Stretch stretch, Steps.Questions questions, String cursor)
      throws Silence, IOException, InterruptedException {
    while (true) {
      try {
        Answer answer = questions.page(stretch, stretch.path(cursor, count));
        count = next(answer.page().bytes().length);
        return answer;
      } catch (TooLong many) {
        if (count == 1) {
          return passedOver(many);
        }
        count /= 2;
      }
    }
  }

  private int next(int length) {
    if (length > ENOUGH) {
      return Math.max(1, count / 2);
    }
    return length <= ENOUGH / 2 ? Math.min(MOST, count * 2) : count;
  }

  private static Answer passedOver(TooLong one) throws TooLong {
    if (one.first().isBlank()) {
      throw one.alone();
    }
    return new Answer("", Page.passingOver(one.first()));
  }
}
