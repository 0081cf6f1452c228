package org.sightline.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a child process is started: its command and what its environment says. */
final class PixelCommand {
  private PixelCommand() {}

  static ProcessBuilder of(PixelOptions options) {
    var builder = new ProcessBuilder(arguments(options));
    Map<String, String> environment = builder.environment();
    // not an argument: process lists stay readable, and long command lines upset ONNX Runtime
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("OPENBLAS_NUM_THREADS", "1");
    // ONNX Runtime 1.29 reports its use to its maker unless told before it is loaded; the part that
    // does also overflows the stack on a command line of more than about 3.5 kB
    environment.put("ORT_DISABLE_TELEMETRY", "1");
    environment.put("OPENCV_IO_MAX_IMAGE_PIXELS", Long.toString(options.maxDecodedBytes() / 3));
    return builder;
  }

  private static List<String> arguments(PixelOptions options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + options.heapMb() + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-UsePerfData"); // no file in the temporary folder
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + (isWindows() ? "NUL" : "/dev/null"));
    command.add("-Xshare:auto");
    // standard output is the pipe: the JVM's own log would stand among the answers
    command.add("-Xlog:disable");
    String archive = System.getProperty("sightline.archive");
    if (archive != null) {
      command.add("-XX:SharedArchiveFile=" + archive);
    }
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-Djava.awt.headless=true");
    // frames are closed by hand, and bounded by their own estimate
    command.add("-Dorg.bytedeco.javacpp.maxBytes=0");
    command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    pass(command, "org.bytedeco.javacpp.cachedir");
    pass(command, "onnxruntime.native.path");
    String cache = System.getProperty("onnxruntime.native.path");
    if (cache != null) {
      // ONNX Runtime makes a folder at each start, for nothing; a kill may leave it behind
      command.add("-Djava.io.tmpdir=" + cache);
    }
    command.add(PixelWorker.class.getName());
    return command;
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  private static void pass(List<String> command, String property) {
    String value = System.getProperty(property);
    if (value != null) {
      command.add("-D" + property + "=" + value);
    }
  }
}
