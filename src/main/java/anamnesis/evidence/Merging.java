package anamnesis.evidence;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Two sorted streams as one, holding one line of each.
final class Merging<T> implements Iterator<T> {
  private final Iterator<T> left;
  private final Iterator<T> right;
  private final Comparator<? super T> order;
  private @Nullable T ofLeft;
  private @Nullable T ofRight;

  Merging(Iterator<T> left, Iterator<T> right, Comparator<? super T> order) {
    this.left = left;
    this.right = right;
    this.order = order;
    this.ofLeft = following(left);
    this.ofRight = following(right);
  }

  @Override
  public boolean hasNext() {
    return ofLeft != null || ofRight != null;
  }

  @Override
  public T next() {
    T one = ofLeft;
    T other = ofRight;
    if (one != null && (other == null || order.compare(one, other) <= 0)) {
      ofLeft = following(left);
      return one;
    }
    if (other == null) {
      throw new NoSuchElementException();
    }
    ofRight = following(right);
    return other;
  }

  private static <T> @Nullable T following(Iterator<T> lines) {
    return lines.hasNext() ? lines.next() : null;
  }
}
