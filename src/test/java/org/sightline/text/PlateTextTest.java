package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlateTextTest {
  @Test
  void platesOfManyStatesReadLikePlates() {
    // invented numbers in the layouts of Britain, Germany, France, Italy, the Netherlands, Sweden,
    // Poland, Spain, Switzerland, Denmark, Belgium, California, Brazil, India, China, Ukraine
    for (String text :
        List.of(
            "AB12 CDE",
            "B MW 1234",
            "AB-123-CD",
            "AB 123 CD",
            "12-ABC-3",
            "ABC 123",
            "WA 12345",
            "1234 BCD",
            "ZH 123456",
            "AB 12 345",
            "1-ABC-123",
            "7ABC123",
            "ABC1D23",
            "京A12345",
            "AA 1234 BB")) {
      assertTrue(PlateText.isAnywhere(text), text);
      assertTrue(PlateText.isOnVehicle(text), text);
    }
    assertTrue(PlateText.isOnVehicle("KA 01 AB 1234"));
    assertTrue(PlateText.isOnVehicle("12-34"));
    assertTrue(PlateText.isOnVehicle("12-345-67"));
  }

  @Test
  void wordsOfSignsScreensAndPagesDoNot() {
    for (String text :
        List.of(
            "NO PHOTOGRAPHY",
            "SECTION 5",
            "ISO 100",
            "120 KMH",
            "A40",
            "EXIT 12",
            "10:30",
            "44",
            "12.05.2026",
            "+44 20 7946 0958",
            "Photo 12",
            "51.47783",
            "N 51.4778",
            "50m",
            "")) {
      assertFalse(PlateText.isAnywhere(text), text);
    }
    for (String text : List.of("AEROPORT", "POLICE", "44", "110", "727", "320d", "XC90", "")) {
      assertFalse(PlateText.isOnVehicle(text), text);
    }
  }
}
