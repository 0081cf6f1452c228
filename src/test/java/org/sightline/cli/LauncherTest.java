package org.sightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell script before the program, with a Java that only writes down what it is told. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final String RECORDER =
      """
      #!/bin/sh
      printf '%s\\n' "$*" >>"$CALLS"
      for word in "$@"; do
        case $word in -XX:ArchiveClassesAtExit=*) : >"${word#*=}" ;; esac
      done
      """;

  @TempDir private Path temp;
  private Path home;
  private Path calls;

  @BeforeEach
  void installWithARecordingJava() throws IOException {
    home = temp.resolve("a path/\u00dcn\u00ef");
    calls = temp.resolve("calls");
    Files.createDirectories(home.resolve("lib"));
    Files.createFile(home.resolve("lib/sightline.jar"));
    Files.copy(Path.of("sightline"), home.resolve("sightline"));
    Path java = temp.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, RECORDER);
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"17\"");
  }

  private String launch(Path cache, String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(List.of("sh", home.resolve("sightline").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
    builder.environment().put("SIGHTLINE_CACHE", cache.toString());
    builder.environment().put("TMPDIR", temp.toString());
    builder.environment().put("CALLS", calls.toString());
    builder
        .environment()
        .merge("PATH", temp.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  private List<String> archivings() throws IOException {
    return Files.readAllLines(calls).stream().filter(c -> c.contains("ArchiveClasses")).toList();
  }

  @Test
  void aSecondStartSaysNothingAndMakesNothing() throws Exception {
    launch(temp.resolve("cache"), "check", "photos");
    assertEquals(3, Files.readAllLines(calls).size(), "archive, set-up, run");
    assertEquals("", launch(temp.resolve("cache"), "check", "photos"));
    assertEquals(4, Files.readAllLines(calls).size());
  }

  @Test
  void aJdkReplacedUnderTheSameNameGetsItsOwnArchive() throws Exception {
    launch(temp.resolve("cache"), "check", "--no-pixels", "photos");
    Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"25\"");
    launch(temp.resolve("cache"), "check", "--no-pixels", "photos");
    assertEquals(2, archivings().size());
  }

  @Test
  void aCacheThatCannotBeWrittenGivesWayToATemporaryOne() throws Exception {
    Path notAFolder = Files.createFile(temp.resolve("file"));
    String said = launch(notAFolder.resolve("cache"), "check", "photos");
    assertTrue(said.contains("cannot be written"), said);
    List<String> all = Files.readAllLines(calls);
    assertTrue(all.get(all.size() - 1).contains("cachedir=" + temp + "/sightline-"), all.get(2));
    assertFalse(launch(notAFolder.resolve("cache"), "check", "photos").contains("making"));
  }

  @Test
  void theJvmLogsNothingAmongTheRecords() throws Exception {
    launch(temp.resolve("cache"), "check", "--no-pixels", "--json", "photos");
    for (String call : Files.readAllLines(calls)) {
      assertTrue(call.contains("-Xlog:disable"), call);
    }
  }

  @Test
  void aBuildKeepsTheNativesThatAreThere() throws Exception {
    Path checkout = temp.resolve("checkout");
    Path lib = checkout.resolve("target/dist/lib");
    Files.createDirectories(lib);
    Files.createDirectories(checkout.resolve("src/main"));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of("sightline"), checkout.resolve("sightline"));
    Path maven = temp.resolve("bin/mvn");
    Files.createDirectories(maven.getParent());
    Files.writeString(
        maven, "#!/bin/sh\nprintf '%s\\n' \"$*\" >>\"$CALLS\"\n: >target/dist/lib/sightline.jar\n");
    assertTrue(maven.toFile().setExecutable(true));
    home = checkout;
    launch(temp.resolve("cache"), "check", "--no-pixels", "photos");
    assertTrue(Files.readAllLines(calls).get(0).contains("-DnoNatives"), "none are there");
    Files.delete(calls);
    Files.createFile(lib.resolve("opencv-1-2-linux.jar"));
    Files.delete(lib.resolve("sightline.jar"));
    launch(temp.resolve("cache"), "check", "--no-pixels", "photos");
    assertFalse(Files.readAllLines(calls).get(0).contains("-DnoNatives"), "they are there");
  }
}
