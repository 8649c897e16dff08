package anamnesis;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/// The plug-ins of the house, found as [Anamnesis] finds them, so that a test of all of them is one
/// of the next one too. Those that tests make up are not part of the house.
public final class FoundByType {
  private FoundByType() {}

  public static <T> List<T> all(Class<T> door) {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AssignableTypeFilter(door));
    return scan.findCandidateComponents("anamnesis").stream()
        .filter(FoundByType::isOfTheHouse)
        .sorted(Comparator.comparing(BeanDefinition::getBeanClassName))
        .map(found -> door.cast(BeanUtils.instantiateClass(named(found))))
        .toList();
  }

  private static boolean isOfTheHouse(BeanDefinition found) {
    return !String.valueOf(found.getResourceDescription()).contains("test-classes");
  }

  private static Class<?> named(BeanDefinition found) {
    try {
      return Class.forName(found.getBeanClassName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
