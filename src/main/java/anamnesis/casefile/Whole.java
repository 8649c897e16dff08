package anamnesis.casefile;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether nothing is missing in a value that was read: no component of a record is null that does
/// not say it may be. What was written by us always passes; a changed line may not.
final class Whole {
  private static final ClassValue<Part[]> PARTS =
      new ClassValue<>() {
        @Override
        protected Part[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Part::of).toArray(Part[]::new);
        }
      };

  private Whole() {}

  static boolean is(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Record read -> Arrays.stream(PARTS.get(read.getClass())).allMatch(part -> part.of(read));
      case Collection<?> all -> all.stream().allMatch(Whole::is);
      case Map<?, ?> map -> map.values().stream().allMatch(Whole::is);
      default -> true;
    };
  }

  private record Part(RecordComponent component, boolean mayBeMissing) {
    static Part of(RecordComponent component) {
      component.getAccessor().setAccessible(true);
      return new Part(component, component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    boolean of(Record read) {
      try {
        Object value = component.getAccessor().invoke(read);
        return value == null ? mayBeMissing : Whole.is(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
