package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void readsWhatMakersWrite() {
    assertEquals(40.5637811, Numbers.parse("+40.5637811"), 0);
    assertEquals(-330113739 / 250000.0, Numbers.parse("-330113739/250000"), 0);
    assertEquals(12.5, Numbers.parse(" 12.5 m"), 0);
    assertEquals(1.5e-3, Numbers.parse("1.5e-3"), 0);
    assertEquals(2, Numbers.parse("2E"), 0);
    assertEquals(0.5, Numbers.parse(".5"), 0);
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (String text :
        new String[] {"", "n/a", "1/0", "-", ".", "NaN", "Infinity", "1.2.3", "-E4.2", "+"}) {
      assertEquals(Double.NaN, Numbers.parse(text), text);
    }
    assertEquals(Double.NaN, Numbers.parse(null));
  }

  @Test
  void splitsCoordinates() {
    assertArrayEquals(new double[] {39, 20.3}, Numbers.all("39,20.3N"));
    assertArrayEquals(new double[] {39, 20, 15}, Numbers.all("39,20,15 N"));
    assertArrayEquals(new double[] {54, 59, 22.8}, Numbers.all("54/1, 59/1, 2280/100"));
    assertArrayEquals(new double[] {-70.25}, Numbers.all("-70.25"));
    assertArrayEquals(new double[] {2, 49.15540455031244}, Numbers.all("2,49.15540455031244E"));
    assertNull(Numbers.all("north"));
  }
}
