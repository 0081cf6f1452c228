package org.sightline.telemetry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.Inputs;
import org.sightline.media.MediaItem;
import org.sightline.media.NoSuchInputException;

/**
 * Opening and reading every file of a folder, warm.
 *
 * <pre>
 * mvn -q -Pbench,fast test-compile exec:exec -Dexec.mainClass=org.openjdk.jmh.Main -Dbench=ReadBench
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadBench {
  @Param("sample-images")
  private String folder = "";

  private final List<Input> inputs = new ArrayList<>();
  private final Probe probe = new Probe();

  /** Lists the folder once. */
  @Setup
  public void list() throws NoSuchInputException {
    Inputs.of(List.of(Path.of(folder))).forEachRemaining(inputs::add);
  }

  /** Reads every file of the folder once. */
  @Benchmark
  public void readAll(Blackhole seen) {
    for (Input input : inputs) {
      try {
        if (probe.open(input) instanceof MediaItem.Photo photo) {
          seen.consume(TelemetryReaders.read(photo));
        }
      } catch (InputException e) {
        seen.consume(e);
      }
    }
  }
}
