package org.sightline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house: which package may know which, and where each third party lives. */
class ArchitectureTest {
  /** Left to right, least to most knowing. */
  private static final List<String> ORDER =
      List.of(
          "geo",
          "media",
          "containers",
          "formats",
          "frames",
          "telemetry",
          "track",
          "view",
          "zones",
          "zonefiles",
          "vision",
          "text",
          "models",
          "copies",
          "risk",
          "report",
          "batch",
          "cli");

  private static JavaClasses house;

  @BeforeAll
  static void readClasses() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.sightline");
    assertTrue(house.size() > 40, "too few classes were seen to judge the house");
  }

  private static String in(String name) {
    return "org.sightline." + name;
  }

  @Test
  void packagesKnowOnlyThoseToTheirLeft() {
    for (int i = 0; i < ORDER.size(); i++) {
      String[] right =
          ORDER.subList(i + 1, ORDER.size()).stream().map(n -> in(n)).toArray(String[]::new);
      if (right.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(in(ORDER.get(i)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(right)
            .check(house);
      }
    }
  }

  @Test
  void everyClassLivesInOneOfThePackages() {
    String[] all = ORDER.stream().map(n -> in(n)).toArray(String[]::new);
    classes().should().resideInAnyPackage(all).check(house);
  }

  @Test
  void visionKnowsOnlyFramesAndMedia() {
    noClasses()
        .that()
        .resideInAPackage(in("vision"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            in("geo"),
            in("containers"),
            in("formats"),
            in("telemetry"),
            in("track"),
            in("view"),
            in("zones"),
            in("zonefiles"))
        .check(house);
  }

  @Test
  void copiesKnowsOnlyFramesAndMedia() {
    noClasses()
        .that()
        .resideInAPackage(in("copies"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            in("geo"),
            in("containers"),
            in("formats"),
            in("telemetry"),
            in("track"),
            in("view"),
            in("zones"),
            in("zonefiles"),
            in("vision"))
        .check(house);
  }

  @Test
  void eachThirdPartyHasOneHome() {
    livesIn("org.geotools..", "geo");
    livesIn("org.opengis..", "geo");
    livesIn("net.sf.geographiclib..", "geo");
    livesIn("ai.onnxruntime..", "vision", "text");
    livesIn("org.apache.commons.cli..", "cli");
    livesIn("org.snakeyaml..", "risk");
    livesIn("org.sqlite..", "zonefiles");
  }

  @Test
  void openCvIsForPixelsOnly() {
    noClasses()
        .that(
            DescribedPredicate.not(
                resideInAnyPackage(in("frames"), in("vision"), in("text"))
                    .or(
                        DescribedPredicate.describe(
                            "draw on pictures",
                            c ->
                                c.getName().contains("report.Annotat")
                                    || c.getName().equals(in("report") + ".ClipWriter")))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco..", "org.opencv..")
        .check(house);
  }

  @Test
  void ffmpegReadsFramesAndWritesClips() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("frames"))
        .and()
        .doNotHaveFullyQualifiedName(in("report") + ".ClipWriter")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco.ffmpeg..")
        .check(house);
  }

  @Test
  void onlyBatchStartsThreads() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("batch"))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "start threads",
                (JavaClass c) ->
                    c.isAssignableTo(java.util.concurrent.Executor.class)
                        || c.getName().equals("java.util.concurrent.Executors")))
        .check(house);
    noClasses()
        .that()
        .resideOutsideOfPackage(in("batch"))
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "makes a thread", call -> call.getTargetOwner().isAssignableTo(Thread.class)))
        .check(house);
  }

  @Test
  void onlyTheCommandLineSpeaks() {
    noClasses()
        .that(
            DescribedPredicate.not(
                resideInAPackage(in("cli"))
                    .or(
                        DescribedPredicate.describe(
                            "are the child's entry point",
                            c -> c.getName().startsWith(in("batch") + ".PixelWorker")))))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(house);
  }

  @Test
  void nobodyDeclaresNativeMethods() {
    noMethods().should().haveModifier(JavaModifier.NATIVE).check(house);
  }

  @Test
  void imageIoDecodesNothing() {
    noClasses()
        .should()
        .callMethod(javax.imageio.ImageIO.class, "read", java.io.InputStream.class)
        .orShould()
        .callMethod(javax.imageio.ImageIO.class, "read", java.io.File.class)
        .check(house);
  }

  @Test
  void recordsHoldNoArrays() {
    classes()
        .that(DescribedPredicate.describe("are records", JavaClass::isRecord))
        .should(
            new com.tngtech.archunit.lang.ArchCondition<>("hold no arrays") {
              @Override
              public void check(JavaClass c, com.tngtech.archunit.lang.ConditionEvents events) {
                c.getFields().stream()
                    .filter(f -> !f.getModifiers().contains(JavaModifier.STATIC))
                    .filter(f -> f.getRawType().isArray())
                    .forEach(
                        f ->
                            events.add(
                                com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                    f, f.getFullName() + " is an array")));
              }
            })
        .check(house);
  }

  @Test
  void whatCrossesTheRunnerIsSerializable() {
    classes()
        .that(DescribedPredicate.describe("are records", JavaClass::isRecord))
        .and()
        .resideInAnyPackage(in("geo"), in("telemetry"), in("risk"))
        .and()
        .arePublic()
        .should()
        .beAssignableTo(Serializable.class)
        .check(house);
  }

  @Test
  void everyPackageIsNullMarked() {
    for (String name : ORDER) {
      String resource = "/org/sightline/" + name + "/package-info.class";
      assertTrue(
          getClass().getResource(resource) != null, "no package-info with a sentence in " + name);
    }
  }

  private static void livesIn(String library, String... homes) {
    String[] allowed = new String[homes.length];
    for (int i = 0; i < homes.length; i++) {
      allowed[i] = in(homes[i]);
    }
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .allowEmptyShould(true)
        .check(house);
  }
}
