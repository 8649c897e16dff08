package anamnesis.source.stripe;

/// The times that were met on a walk so far, in whatever order.
final class Span {
  private long newest = Long.MIN_VALUE;
  private long oldest = Long.MAX_VALUE;

  void add(Element element) {
    long created = element.created();
    if (created != Element.UNDATED) {
      newest = Math.max(newest, created);
      oldest = Math.min(oldest, created);
    }
  }

  long newest() {
    return newest;
  }

  long oldest() {
    return oldest;
  }

  long seconds() {
    return newest - oldest;
  }

  boolean isEmpty() {
    return newest < oldest;
  }

  boolean isWithin(Window window) {
    return isEmpty() || (window.has(newest) && window.has(oldest));
  }

  /// Whether what is older can be asked for apart.
  boolean leavesRestOf(Window window) {
    return oldest < newest && oldest > window.from();
  }
}
