package anamnesis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    try (Stream<Path> list = Files.list(main())) {
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
  void one_client_speaks_to_buckets() {
    noClasses()
        .that()
        .resideOutsideOfPackage("anamnesis.backup.s3..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .because("copies and documents lie in the same buckets: what is asked is decided once")
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
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("results, messages and exit codes have one place")
        .check(HOUSE);
  }

  @Test
  void the_clock_and_chance_are_only_where_the_journal_and_the_tabletop_are() {
    noClasses()
        .that()
        .resideOutsideOfPackages("anamnesis.casefile..", "anamnesis.tabletop..")
        .should()
        .accessTargetWhere(tellsTheTimeOrRollsDice())
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

  /// A class can be kept out by its type; a file is opened by its name.
  @Test
  void only_the_tabletop_opens_truth_or_what_its_people_are_drawn_from() throws IOException {
    Pattern opened = Pattern.compile("\"[^\"\\n]*(truth|tabletop/|scene/)[^\"\\n]*\"");
    assertThat(sources().filter(source -> !source.startsWith(main().resolve("tabletop"))))
        .as("a score that could be read beforehand proves nothing")
        .allSatisfy(
            source -> assertThat(opened.matcher(Files.readString(source)).find()).isFalse());
  }

  @Test
  void a_later_room_never_lends_its_name_to_an_earlier_one() {
    // A witness is a `Source` to everyone; the room that holds them all is called after it.
    Set<String> lent = Set.of("anamnesis.evidence.Source");
    assertThat(HOUSE.stream().filter(type -> !lent.contains(type.getName())))
        .as("whoever is called after a later room knows of it")
        .noneMatch(ArchitectureTest::isCalledAfterALaterRoom);
  }

  @Test
  void the_shell_knows_witnesses_only_as_sources() {
    noClasses()
        .that()
        .resideInAPackage("anamnesis.shell..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("anamnesis.source..")
        .because("a new witness is a new file, and no command has to hear of it")
        .check(HOUSE);
  }

  @Test
  void witnesses_are_strangers_to_each_other() {
    SlicesRuleDefinition.slices()
        .matching("anamnesis.source.(*)..")
        .should()
        .notDependOnEachOther()
        .because("what two witnesses agree on must have been said twice")
        .check(HOUSE);
  }

  @Test
  void the_root_holds_the_wiring_and_two_words() {
    assertThat(
            HOUSE.stream()
                .filter(type -> type.getPackageName().equals("anamnesis"))
                .map(type -> outermost(type).getSimpleName()))
        .as("what every room may use must be worth knowing everywhere")
        .containsOnly("Anamnesis", "Refusal", "Progress", "package-info");
  }

  @Test
  void every_shelf_stands_in_the_table() throws IOException {
    String table = Files.readString(folder().resolve("ARCHITECTURE.md"));
    Pattern shelf = Pattern.compile("\\.shelf\\(\\s*\"([^\"]+)\"|\"([a-z./]+\\.(?:kept|head))\"");
    List<String> shelves = new ArrayList<>();
    for (Path source : sources().toList()) {
      shelf
          .matcher(Files.readString(source))
          .results()
          .forEach(found -> shelves.add(found.group(1) == null ? found.group(2) : found.group(1)));
    }
    assertThat(shelves)
        .as("the case is the state: who reads it must know what is there")
        .hasSizeGreaterThan(10)
        .allSatisfy(name -> assertThat(table).contains("`" + name));
  }

  @Test
  void every_room_and_sub_room_says_what_it_is_and_refuses_null() throws IOException {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .because("absence that means something is a type")
        .check(HOUSE);
    assertThat(sources().map(Path::getParent).distinct())
        .allSatisfy(room -> assertThat(room.resolve("package-info.java")).exists());
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

  /// `now` of a given clock is a question to that clock; any other asks the machine, also where it
  /// is only handed on, as `Instant::now`.
  private static DescribedPredicate<JavaAccess<?>> tellsTheTimeOrRollsDice() {
    return DescribedPredicate.describe(
        "tells the time or rolls dice",
        access -> {
          String name = access.getName();
          return switch (access.getTargetOwner().getName()) {
            case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.Date" -> name.equals("<init>");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.time.Clock", "java.time.InstantSource" -> name.startsWith("system");
            case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
            default -> asksTheMachine(access);
          };
        });
  }

  private static boolean asksTheMachine(JavaAccess<?> access) {
    return access.getTargetOwner().getPackageName().startsWith("java.time")
        && access.getName().equals("now")
        && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget now
        && now.getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(Clock.class));
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

  private static boolean isCalledAfterALaterRoom(JavaClass type) {
    String[] path = type.getPackageName().split("\\.");
    return path.length > 1
        && Pattern.compile("(?<=[a-z0-9])(?=[A-Z])")
            .splitAsStream(String.join("", path[path.length - 1], type.getSimpleName()))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .anyMatch(word -> ROOMS.contains(word) && word.compareTo(path[1]) > 0);
  }

  private static Stream<Path> sources() throws IOException {
    try (Stream<Path> walk = Files.walk(main())) {
      return walk.filter(path -> path.toString().endsWith(".java")).toList().stream();
    }
  }

  private static Path main() {
    return folder().resolve("src/main/java/anamnesis");
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
