package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.database.Trouble;
import anamnesis.detect.history.Acks;
import anamnesis.playbook.Wrapped;
import anamnesis.report.scan.ScanTold;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A scan again and again, until somebody ends it: the first in full, then what changed.
final class ScanWatch {
  static final String WATCH = "watch";
  static final Option OPTION = Option.of(WATCH, "SPAN", "again every 60s, and say what changed");

  private static final int WIDTH = 80;

  private final Call call;
  private final Span every;
  private String trouble = "";
  private List<Acks.Returned> returned = List.of();

  private ScanWatch(Call call, Span every) {
    this.call = call;
    this.every = every;
  }

  static Optional<ScanWatch> of(Call call, Format format) {
    Optional<Span> every = call.value(WATCH).map(Span::of);
    if (every.isPresent() && (format == Format.NAGIOS || format == Format.JUNIT)) {
      throw new Refusal(
          "%s is one answer, and --watch gives many".formatted(format.word()),
          "leave --watch out: whoever asks for it asks again by itself");
    }
    return every.map(span -> new ScanWatch(call, span));
  }

  /// One scan, and what is to be told of it.
  @FunctionalInterface
  interface Round {
    Told scan() throws IOException, InterruptedException;
  }

  /// A scan's answer, and what it was made of.
  record Told(Outcome outcome, ScanTold scan) {}

  /// Never ends by itself.
  Outcome until(Round round) throws IOException, InterruptedException {
    call.announce(begun(round.scan()));
    while (true) {
      Thread.sleep(every.length());
      try {
        next(round.scan());
        trouble = "";
      } catch (Trouble | Refusal missed) {
        if (Thread.currentThread().isInterrupted()) {
          throw missed;
        }
        missed(String.valueOf(missed.getMessage()));
      }
    }
  }

  private Outcome begun(Told first) {
    returned = first.scan().weighed().returned();
    return first.outcome();
  }

  private void next(Told told) throws IOException {
    boolean changed =
        !trouble.isEmpty()
            || told.scan().news().filter(news -> !news.nothing()).isPresent()
            || !told.scan().weighed().returned().equals(returned);
    returned = told.scan().weighed().returned();
    boolean screen = call.value("format", "text").equals("text") && call.value("out").isEmpty();
    if (!screen && (changed || call.value("out").isPresent())) {
      call.announce(told.outcome());
    } else if (changed) {
      call.say("");
      String begin = Moments.utc(told.scan().now().at()) + "   ";
      Wrapped.at(WIDTH, begin, told.scan().headline()).forEach(call::say);
      new NewsScreen(told.scan().news(), told.scan().weighed(), told.scan().now().at())
          .lines()
          .forEach(call::say);
    }
  }

  /// Said once, however long it lasts.
  private void missed(String why) {
    if (!why.equals(trouble)) {
      call.tell(
          "%s   not scanned: %s"
              .formatted(Moments.utc(call.surroundings().clock().instant()), why));
    }
    trouble = why;
  }
}
