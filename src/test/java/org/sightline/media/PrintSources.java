package org.sightline.media;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Lists a folder in a process of its own, so that a test can choose its locale. */
final class PrintSources {
  private PrintSources() {}

  public static void main(String[] arguments) throws NoSuchInputException {
    Inputs inputs = Inputs.of(List.of(Path.of(arguments[0])));
    while (inputs.hasNext()) {
      byte[] line = (inputs.next().source().text() + "\n").getBytes(StandardCharsets.UTF_8);
      System.out.write(line, 0, line.length);
    }
    System.out.flush();
  }
}
