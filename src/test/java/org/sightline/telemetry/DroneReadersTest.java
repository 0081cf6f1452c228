package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.telemetry.ExifTags.GPS;
import static org.sightline.telemetry.Stills.attributes;
import static org.sightline.telemetry.Stills.elements;
import static org.sightline.telemetry.Stills.fix;
import static org.sightline.telemetry.Stills.hasNote;
import static org.sightline.telemetry.Stills.read;
import static org.sightline.telemetry.Stills.tiff;
import static org.sightline.telemetry.Stills.xmp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;
import org.sightline.media.Block;
import org.sightline.media.Bytes;
import org.sightline.media.Quarter;

/** One claim for each maker's convention: DJI, Autel, Skydio, Parrot, Teal, Pix4D. */
class DroneReadersTest {
  private static void angle(double expected, @Nullable Angle angle) {
    assertNotNull(angle);
    assertEquals(expected, angle.deg(), 1e-6);
  }

  private static void pose(double yaw, double pitch, double roll, Telemetry telemetry) {
    angle(yaw, telemetry.pose().yaw());
    angle(pitch, telemetry.pose().pitch());
    angle(roll, telemetry.pose().roll());
  }

  @Test
  void djiGimbalIsTheCamerasPose() {
    Telemetry telemetry =
        read(
            attributes(
                "drone-dji:GpsLatitude=\"+47.3541841\" drone-dji:GpsLongtitude=\"-10.1913155\""
                    + " drone-dji:AbsoluteAltitude=\"+1252.12\""
                    + " drone-dji:RelativeAltitude=\"+125.30\""
                    + " drone-dji:GimbalRollDegree=\"+0.00\" drone-dji:GimbalYawDegree=\"-127.10\""
                    + " drone-dji:GimbalPitchDegree=\"-31.50\""
                    + " drone-dji:FlightYawDegree=\"-97.00\""));
    pose(232.9, -31.5, 0, telemetry);
    Fix fix = fix(telemetry);
    assertEquals(47.3541841, fix.position().latDeg(), 0);
    assertEquals(-10.1913155, fix.position().lonDeg(), 0);
    assertEquals(
        List.of(
            new Height(1252.12, Height.Datum.UNKNOWN), new Height(125.3, Height.Datum.TAKE_OFF)),
        fix.heights());
    assertEquals("xmp:drone-dji", fix.source());
    assertEquals("assumed:drone", fix.accuracySource());
  }

  @Test
  void djiRtkStatesItsErrorAndDatum() {
    String position =
        "drone-dji:GpsLatitude=\"47.35418412\" drone-dji:GpsLongitude=\"10.19131553\""
            + " drone-dji:AltitudeType=\"RtkAlt\" drone-dji:AbsoluteAltitude=\"500\" ";
    Fix fixed =
        fix(
            read(
                attributes(
                    position
                        + "drone-dji:RtkFlag=\"50\" drone-dji:RtkStdLon=\"0.0123\""
                        + " drone-dji:RtkStdLat=\"0.0150\"")));
    assertEquals(0.015, fixed.accuracyM(), 1e-9);
    assertEquals("xmp:drone-dji:RtkStd", fixed.accuracySource());
    assertEquals(Height.Datum.ELLIPSOID, fixed.heights().get(0).datum());
    Telemetry exif =
        read(
            attributes(position + "drone-dji:RtkFlag=\"50\""),
            tiff()
                .position("N", 47, 21, 1506, "E", 10, 11, 2874)
                .bytes(GPS, 5, 0)
                .rationals(GPS, 6, 500, 1)
                .block());
    assertEquals(List.of(new Height(500, Height.Datum.ELLIPSOID)), fix(exif).heights());
    assertTrue(hasNote(exif, "height-ellipsoidal"));
    Fix failed =
        fix(read(attributes(position + "drone-dji:RtkFlag=\"0\" drone-dji:RtkStdLon=\"0.01\"")));
    assertEquals("assumed:drone", failed.accuracySource());
    Fix single = fix(read(attributes(position + "drone-dji:RtkFlag=\"16\"")));
    assertEquals("assumed:drone", single.accuracySource());
  }

  @Test
  void djiUpsideDownGimbalKeepsItsAxis() {
    // roll 180 at pitch -90 names the view of roll 0 with the opposite yaw: the axis is the same
    pose(
        90,
        -89.9,
        180,
        read(
            attributes(
                "drone-dji:GimbalRollDegree=\"180.00\" drone-dji:GimbalYawDegree=\"90.00\""
                    + " drone-dji:GimbalPitchDegree=\"-89.90\"")));
    // past straight down
    pose(
        190,
        -80,
        180,
        read(
            attributes(
                "drone-dji:GimbalRollDegree=\"0\" drone-dji:GimbalYawDegree=\"10\""
                    + " drone-dji:GimbalPitchDegree=\"-100\"")));
  }

  @Test
  void djiWithoutGimbalYawLooksWhereItFlies() {
    Telemetry telemetry =
        read(
            attributes(
                "drone-dji:FlightYawDegree=\"+89.60\" drone-dji:GimbalPitchDegree=\"-80.00\""));
    angle(89.6, telemetry.pose().yaw());
    angle(-80, telemetry.pose().pitch());
    assertNull(telemetry.pose().roll());
    assertTrue(telemetry.pose().yaw().sigmaDeg() > Attitudes.Sigma.GIMBAL.yawDeg());
  }

  @Test
  void djiCalibrationOfThisPictureGivesTheLens() {
    String focal =
        "drone-dji:GimbalYawDegree=\"1\" drone-dji:CalibratedFocalLength=\"3666.666504\""
            + " drone-dji:CalibratedOpticalCenterX=\"%s\""
            + " drone-dji:CalibratedOpticalCenterY=\"1500\"";
    Lens lens = read(attributes(focal.replace("%s", "2000"))).lens();
    assertNotNull(lens);
    assertEquals(2 * Math.toDegrees(Math.atan(2000 / 3666.666504)), lens.horizontalFovDeg(), 1e-9);
    assertNull(read(attributes(focal.replace("%s", "320"))).lens());
  }

  @Test
  void autelWritesDjisNamesUnderItsOwnPrefix() {
    Telemetry telemetry =
        read(
            attributes(
                "drone:GpsLatitude=\"34.5\" drone:GpsLongtitude=\"-84.25123\""
                    + " drone:GimbalYawDegree=\"-10.5\" drone:GimbalPitchDegree=\"-45\""
                    + " drone:GimbalRollDegree=\"0\""));
    pose(349.5, -45, 0, telemetry);
    assertEquals(-84.25123, fix(telemetry).position().lonDeg(), 0);
    assertEquals("xmp:drone-autel", fix(telemetry).source());
  }

  @Test
  void skydioOrientationIsReadAsElementsAndAsAttributes() {
    String rest =
        "<drone-skydio:Latitude>29.785934</drone-skydio:Latitude>"
            + "<drone-skydio:Longitude>-95.635417</drone-skydio:Longitude>"
            + "<drone-skydio:AbsoluteAltitude>46.02</drone-skydio:AbsoluteAltitude>";
    Telemetry nested =
        read(
            elements(
                "<drone-skydio:CameraOrientationNED rdf:parseType=\"Resource\">"
                    + "<drone-skydio:Roll>-0.5</drone-skydio:Roll>"
                    + "<drone-skydio:Pitch>-59.7</drone-skydio:Pitch>"
                    + "<drone-skydio:Yaw>0.1</drone-skydio:Yaw>"
                    + "</drone-skydio:CameraOrientationNED>"
                    + rest));
    pose(0.1, -59.7, -0.5, nested);
    assertEquals(29.785934, fix(nested).position().latDeg(), 0);
    Telemetry flat =
        read(
            elements(
                "<drone-skydio:CameraOrientationNED drone-skydio:Roll=\"-0.5\""
                    + " drone-skydio:Pitch=\"-59.7\" drone-skydio:Yaw=\"0.1\"/>"
                    + rest));
    pose(0.1, -59.7, -0.5, flat);
  }

  @Test
  void parrotAnafiPrefersItsOwnNorthEastDownFields() {
    Telemetry telemetry =
        read(
            elements(
                "<Camera:Yaw>146.781036</Camera:Yaw><Camera:Pitch>38.011101</Camera:Pitch>"
                    + "<Camera:Roll>-0.041258</Camera:Roll>"
                    + "<Camera:GPSXYAccuracy>845389/2097152</Camera:GPSXYAccuracy>"
                    + "<Camera:AboveGroundAltitude>11485529/262144</Camera:AboveGroundAltitude>"
                    + "<drone-parrot:CameraRollDegree>-0.052789</drone-parrot:CameraRollDegree>"
                    + "<drone-parrot:CameraPitchDegree>-51.988888</drone-parrot:CameraPitchDegree>"
                    + "<drone-parrot:CameraYawDegree>146.848038</drone-parrot:CameraYawDegree>"
                    + "<exif:GPSLatitude>48,21.1367729995753N</exif:GPSLatitude>"
                    + "<exif:GPSLongitude>2,49.15540455031244E</exif:GPSLongitude>"));
    pose(146.848038, -51.988888, -0.052789, telemetry);
    Fix fix = fix(telemetry);
    assertEquals(845389.0 / 2097152, fix.accuracyM(), 1e-9);
    assertEquals("xmp:Camera:GPSXYAccuracy", fix.accuracySource());
    assertEquals(List.of(new Height(11485529.0 / 262144, Height.Datum.GROUND)), fix.heights());
  }

  @Test
  void parrotDiscoGivesAnAircraftsAttitude() {
    String packet =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            + "<rdf:Description xmlns:Camera=\"Camera/\" Camera:Yaw=\"18.6\" Camera:Pitch=\"2.05\""
            + " Camera:Roll=\"-2.39\" Camera:AboveGroundAltitude=\"1.0\"/></rdf:RDF></x:xmpmeta>";
    Block block =
        new Block(Block.Kind.XMP, "APP1", Bytes.wrap(packet.getBytes(StandardCharsets.UTF_8)));
    Telemetry telemetry = read(block);
    angle(18.6, telemetry.pose().yaw());
    assertNull(telemetry.pose().pitch());
    assertNull(telemetry.pose().roll());
    assertTrue(hasNote(telemetry, "aircraft-attitude"));
  }

  @Test
  void pix4dPitchCountsFromStraightDown() {
    pose(90, -90, 0, read(attributes("Camera:Yaw=\"90\" Camera:Pitch=\"0\" Camera:Roll=\"0\"")));
    pose(90, -30, 0, read(attributes("Camera:Yaw=\"90\" Camera:Pitch=\"60\" Camera:Roll=\"0\"")));
    Telemetry zero = read(attributes("Camera:Yaw=\"0\" Camera:Pitch=\"0\" Camera:Roll=\"0\""));
    assertNull(zero.pose().yaw());
    assertTrue(hasNote(zero, "attitude-zero"));
    Telemetry horizon =
        read(attributes("Camera:Yaw=\"-119.54\" Camera:Pitch=\"-84.97\" Camera:Roll=\"96.6\""));
    pose(240.46, -84.97, 96.6, horizon);
    assertTrue(hasNote(horizon, "attitude-from-horizon"));
  }

  @Test
  void autelsOlderFirmwareCountsFromStraightDownWithEitherSign() {
    for (String sign : new String[] {"", "-"}) {
      Telemetry telemetry =
          read(
              tiff().ascii(ExifTags.MAIN, 0x10F, "Autel Robotics").block(),
              elements(
                  "<Camera:Yaw>90</Camera:Yaw><Camera:Roll>0</Camera:Roll><Camera:Pitch>"
                      + sign
                      + "60</Camera:Pitch>"));
      pose(90, -30, 0, telemetry);
    }
  }

  @Test
  void senseFlyAddressIsKnownUnderAnyPrefix() {
    Telemetry telemetry =
        read(
            elements(
                "<s:Yaw xmlns:s=\"http://ns.sensefly.com/Camera/1.0/\">90</s:Yaw>"
                    + "<s:Pitch xmlns:s=\"http://ns.sensefly.com/Camera/1.0/\">60</s:Pitch>"));
    pose(90, -30, 0, telemetry);
  }

  @Test
  void tealKeepsItsAnglesUnderTheExifAddress() {
    Telemetry telemetry =
        read(
            elements(
                "<exif:CameraPitch>-86831/1600</exif:CameraPitch>"
                    + "<exif:CameraRoll>16501/1000000</exif:CameraRoll>"
                    + "<exif:CameraYaw>359986359/1000000</exif:CameraYaw>"
                    + "<exif:CameraHorizontalFOV>31534363/1000000</exif:CameraHorizontalFOV>"
                    + "<exif:CameraVerticalFOV>25456987/1000000</exif:CameraVerticalFOV>"));
    pose(359.986359, -54.269375, 0.016501, telemetry);
    assertEquals(new Lens(31.534363, 25.456987, "xmp:exif:CameraHorizontalFOV"), telemetry.lens());
  }

  @Test
  void impossibleAnglesAreLeftOut() {
    Telemetry telemetry =
        read(attributes("drone-dji:GimbalYawDegree=\"10\" drone-dji:GimbalPitchDegree=\"3000\""));
    assertNull(telemetry.pose().pitch());
    assertTrue(hasNote(telemetry, "attitude-implausible"));
  }

  @Test
  void everyPositionIsKeptAndExifPreferred() {
    Telemetry telemetry =
        read(
            attributes("drone-dji:GpsLatitude=\"47.354184\" drone-dji:GpsLongitude=\"10.191315\""),
            tiff().position("N", 47, 21, 1506, "E", 10, 11, 2874).block());
    assertEquals(2, telemetry.positions().size());
    assertEquals("exif:GPS", telemetry.position().source());
    assertEquals("xmp:drone-dji", telemetry.positions().get(1).source());
    assertEquals(false, telemetry.conflicting());
    Telemetry conflicting =
        read(
            attributes("drone-dji:GpsLatitude=\"47.355184\" drone-dji:GpsLongitude=\"10.191315\""),
            tiff().position("N", 47, 21, 1506, "E", 10, 11, 2874).block());
    assertTrue(conflicting.conflicting());
  }

  @Test
  void turnedPicturesRollIsThatOfTheUprightPicture() {
    Block rolled =
        attributes(
            "drone-dji:GimbalYawDegree=\"10\" drone-dji:GimbalPitchDegree=\"0\""
                + " drone-dji:GimbalRollDegree=\"89\"");
    Telemetry upright = TelemetryReaders.read(Stills.photo(3000, 4000, Quarter.CLOCKWISE, rolled));
    angle(-1, upright.pose().roll());
    angle(10, upright.pose().yaw());
    Block level = attributes("drone-dji:GimbalYawDegree=\"10\" drone-dji:GimbalRollDegree=\"1\"");
    angle(
        1, TelemetryReaders.read(Stills.photo(3000, 4000, Quarter.CLOCKWISE, level)).pose().roll());
  }

  @Test
  void sidecarStandsBehindTheFileItself() {
    Block sidecar =
        xmp(
            Block.Kind.XMP_SIDECAR,
            " exif:GPSLatitude=\"46,30.5N\" exif:GPSLongitude=\"7,10.25E\"/>");
    Telemetry both = read(sidecar, tiff().position("N", 47, 21, 1506, "E", 10, 11, 2874).block());
    assertEquals("exif:GPS", both.position().source());
    assertEquals("sidecar:xmp", both.positions().get(1).source());
    Telemetry alone = read(sidecar, tiff().ascii(GPS, 0x12, "WGS-84").block());
    assertEquals("sidecar:xmp", alone.position().source());
    assertEquals("assumed:geotagged-by-software", fix(alone).accuracySource());
  }
}
