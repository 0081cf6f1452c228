package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.sightline.telemetry.ExifTags.EXIF;
import static org.sightline.telemetry.ExifTags.GPS;
import static org.sightline.telemetry.ExifTags.MAIN;
import static org.sightline.telemetry.Stills.attributes;
import static org.sightline.telemetry.Stills.elements;
import static org.sightline.telemetry.Stills.read;
import static org.sightline.telemetry.Stills.tiff;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sightline.media.Block;
import org.sightline.media.Bytes;

class TelemetryReadersTest {
  @Test
  void everyReaderIsInTheList() {
    Set<String> written = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.sightline.telemetry")) {
      if (type.isAssignableTo(TelemetryReader.class) && !type.isInterface()) {
        written.add(type.getName());
      }
    }
    Set<String> listed = new TreeSet<>();
    for (TelemetryReader reader : TelemetryReaders.ALL) {
      listed.add(reader.getClass().getName());
    }
    assertEquals(written, listed);
  }

  private static List<Block> payloads() {
    return List.of(
        tiff()
            .ascii(MAIN, 0x10F, "Canon")
            .ascii(MAIN, 0x110, "EOS")
            .ascii(EXIF, 0x9003, "2024:05:01 12:00:10")
            .ascii(EXIF, 0x9011, "+02:00")
            .rationals(EXIF, 0x920A, 35, 1)
            .shorts(EXIF, 0xA405, 35)
            .rationals(EXIF, 0xA20E, 8333, 10)
            .position("N", 46, 56, 5225, "E", 7, 26, 3512)
            .bytes(GPS, 5, 0)
            .rationals(GPS, 6, 560, 1)
            .ascii(GPS, 16, "M")
            .rationals(GPS, 17, 9012, 100)
            .rationals(GPS, 7, 10, 1, 0, 1, 5, 1)
            .ascii(GPS, 0x1D, "2024:05:01")
            .rationals(GPS, 0x1F, 5, 1)
            .block(),
        attributes(
            "drone-dji:GpsLatitude=\"+47.3541841\" drone-dji:GpsLongitude=\"+10.1913155\""
                + " drone-dji:AbsoluteAltitude=\"+1252.12\" drone-dji:RelativeAltitude=\"+125.3\""
                + " drone-dji:GimbalRollDegree=\"+0.00\" drone-dji:GimbalYawDegree=\"-127.10\""
                + " drone-dji:GimbalPitchDegree=\"-31.50\" drone-dji:RtkFlag=\"50\""
                + " drone-dji:RtkStdLat=\"0.1\" drone-dji:RtkStdLon=\"0.1\""),
        attributes(
            "drone:GpsLatitude=\"34.5\" drone:GpsLongtitude=\"-84.25123\""
                + " drone:GimbalYawDegree=\"-10.5\" drone:GimbalPitchDegree=\"-45\""),
        elements(
            "<drone-skydio:CameraOrientationNED rdf:parseType=\"Resource\">"
                + "<drone-skydio:Pitch>-59.7</drone-skydio:Pitch>"
                + "<drone-skydio:Yaw>0.1</drone-skydio:Yaw></drone-skydio:CameraOrientationNED>"
                + "<drone-skydio:Latitude>29.785934</drone-skydio:Latitude>"
                + "<drone-skydio:Longitude>-95.635417</drone-skydio:Longitude>"),
        elements(
            "<Camera:Yaw>146.7</Camera:Yaw><Camera:Pitch>38.0</Camera:Pitch>"
                + "<Camera:Roll>-0.04</Camera:Roll><Camera:PrincipalPoint>2.4,1.8</Camera:"
                + "PrincipalPoint><Camera:PerspectiveFocalLength>5</Camera:PerspectiveFocalLength>"
                + "<drone-parrot:CameraYawDegree>146.8</drone-parrot:CameraYawDegree>"),
        elements(
            "<exif:CameraPitch>-86831/1600</exif:CameraPitch><exif:CameraYaw>359/1</exif:CameraYaw>"
                + "<exif:GPSLatitude>40,42.62N</exif:GPSLatitude>"
                + "<exif:GPSLongitude>111,53.66W</exif:GPSLongitude>"
                + "<exif:GPSTimeStamp>2017-09-03T05:53:57Z</exif:GPSTimeStamp>"
                + "<GPano:FullPanoWidthPixels>8000</GPano:FullPanoWidthPixels>"),
        Stills.text("exif:GPSLatitude", "54/1, 59/1, 2280/100"));
  }

  @Test
  void payloadsCutAtEveryByteNeverFail() {
    for (Block block : payloads()) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            byte[] whole = block.bytes().array();
            for (int length = 0; length <= whole.length; length++) {
              byte[] cut = Arrays.copyOf(whole, length);
              assertNotNull(read(new Block(block.kind(), block.where(), Bytes.wrap(cut))));
            }
          });
    }
  }

  @Test
  void payloadsWithFlippedBitsNeverFail() {
    Random random = new Random(7);
    for (Block block : payloads()) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            byte[] whole = block.bytes().array();
            for (int bit = 0; bit < whole.length * 8; bit++) {
              byte[] flipped = whole.clone();
              flipped[bit / 8] ^= (byte) (1 << bit % 8);
              assertNotNull(read(new Block(block.kind(), block.where(), Bytes.wrap(flipped))));
            }
            for (int round = 0; round < 2000; round++) {
              byte[] noisy = whole.clone();
              for (int i = 0; i < 1 + round % 16; i++) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
              }
              assertNotNull(read(new Block(block.kind(), block.where(), Bytes.wrap(noisy))));
            }
          });
    }
  }
}
