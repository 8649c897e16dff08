package anamnesis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The law of the house, read from ARCHITECTURE.md and held against the code.
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("anamnesis");

  private static final List<String> ROOMS = rooms();

  @TestFactory
  Stream<DynamicTest> a_room_imports_only_rooms_above_it() {
    return ROOMS.stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage("anamnesis." + room + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(after(room))
                            .because("each room cannot know what comes after it")
                            .allowEmptyShould(true)
                            .check(HOUSE)));
  }

  @Test
  void the_listing_is_the_table() throws IOException {
    Path main = folder().resolve("src/main/java/anamnesis");
    try (Stream<Path> list = Files.list(main)) {
      assertThat(list.filter(Files::isDirectory).map(p -> p.getFileName().toString()).sorted())
          .containsExactlyElementsOf(ROOMS);
    }
  }

  @Test
  void rooms_know_of_the_root_only_its_two_words() {
    noClasses()
        .that()
        .resideInAPackage("anamnesis.*..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("anamnesis.Anamnesis")
        .because("the root wires the rooms; no room asks for the wiring")
        .check(HOUSE);
  }

  @Test
  void spring_stays_in_its_rooms() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "anamnesis", "anamnesis.shell..", "anamnesis.source..", "anamnesis.tabletop..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .because("the core is plain Java and outlives the framework")
        .check(HOUSE);
  }

  @Test
  void only_the_doors_speak_sql() {
    noClasses()
        .that()
        .resideOutsideOfPackage("anamnesis.database..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
        .because("what may be done to a database is decided by the type of its door")
        .check(HOUSE);
  }

  @Test
  void only_the_shell_prints_and_ends_the_process() {
    noClasses()
        .that()
        .resideOutsideOfPackage("anamnesis.shell..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .because("results, messages and exit codes have one place")
        .check(HOUSE);
  }

  @Test
  void the_clock_and_chance_are_only_where_the_journal_and_the_tabletop_are() {
    noClasses()
        .that()
        .resideOutsideOfPackages("anamnesis.casefile..", "anamnesis.tabletop..")
        .should()
        .callMethodWhere(tellsTheTimeOrRollsDice())
        .because("the same evidence gives the same bytes; only the journal knows the clock")
        .check(HOUSE);
  }

  @Test
  void nobody_but_the_tabletop_sees_the_tabletop() {
    noClasses()
        .that()
        .resideOutsideOfPackage("anamnesis.tabletop..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("anamnesis.tabletop..")
        .because("neither detectors nor the linker may see the generators or the truth")
        .check(HOUSE);
  }

  @Test
  void every_room_says_what_it_is_and_refuses_null() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .because("absence that means something is a type")
        .check(HOUSE);
    assertThat(ROOMS)
        .allSatisfy(
            room ->
                assertThat(
                        folder().resolve("src/main/java/anamnesis/" + room + "/package-info.java"))
                    .exists());
  }

  @Test
  void no_class_is_unused() {
    Set<String> doors = Set.of("Detector", "Source", "Notice", "Command", "ApplicationRunner");
    classes()
        .that(
            DescribedPredicate.describe(
                "are not found by their type",
                type ->
                    !type.getSimpleName().equals("package-info")
                        && !type.getName().equals("anamnesis.Anamnesis")
                        && type.getAllRawInterfaces().stream()
                            .noneMatch(plug -> doors.contains(plug.getSimpleName()))))
        .should(beUsed())
        .because("what nobody uses is a lie about what the house does")
        .check(HOUSE);
  }

  private static ArchCondition<JavaClass> beUsed() {
    return new ArchCondition<>("be used by another class") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean used =
            type.getDirectDependenciesToSelf().stream()
                .anyMatch(
                    dependency -> !outermost(dependency.getOriginClass()).equals(outermost(type)));
        events.add(
            new SimpleConditionEvent(
                type,
                used || !outermost(type).equals(type),
                type.getName() + (used ? " is used" : " is used by nobody")));
      }
    };
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  /// `now()` of a given clock is a question to that clock; `now()` of nothing asks the machine.
  private static DescribedPredicate<JavaMethodCall> tellsTheTimeOrRollsDice() {
    return DescribedPredicate.describe(
        "tells the time or rolls dice",
        call -> {
          String name = call.getName();
          return switch (call.getTargetOwner().getName()) {
            case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.time.Clock", "java.time.InstantSource" -> name.startsWith("system");
            case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
            default ->
                call.getTargetOwner().getPackageName().equals("java.time")
                    && name.equals("now")
                    && call.getTarget().getRawParameterTypes().isEmpty();
          };
        });
  }

  @Test
  void nobody_makes_dice() {
    noClasses()
        .that()
        .resideOutsideOfPackages("anamnesis.casefile..", "anamnesis.tabletop..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.(Random|SplittableRandom|random\\..*)|java\\.security\\.SecureRandom")
        .because("chance belongs to the rehearsal")
        .check(HOUSE);
  }

  private static String[] after(String room) {
    return ROOMS.stream()
        .filter(other -> other.compareTo(room) > 0)
        .map(other -> "anamnesis." + other + "..")
        .toArray(String[]::new);
  }

  private static List<String> rooms() {
    try {
      return Pattern.compile("(?m)^\\| `([a-z]+)` \\|")
          .matcher(Files.readString(folder().resolve("ARCHITECTURE.md")))
          .results()
          .map((MatchResult row) -> row.group(1))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder() {
    return Path.of(System.getProperty("anamnesis.folder", "."));
  }
}
