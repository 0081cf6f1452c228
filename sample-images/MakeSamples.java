import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.formats.Probe;
import org.sightline.vision.Detection;
import org.sightline.vision.Detectors;
import org.sightline.vision.Engine;

/**
 * Makes the pictures of this folder: paints invented scenes, writes EXIF and XMP with invented
 * positions in and around the invented zones of {@code geofences}, and makes sure that the
 * installed detector sees what it should. README.md beside this file tells how to run it.
 *
 * <p>Every random thing is a hash of its place, so each run makes the same bytes.
 */
public final class MakeSamples {
  /** Pictures of objects that the default policy flags, and what must be seen there. */
  private static final List<List<String>> MUST_FIRE =
      List.of(
          List.of("inside-airfield.jpg", "airplane"),
          List.of("border-harbour.jpg", "boat"),
          List.of("drone-quay.jpg", "boat"),
          List.of("margin-depot.jpg", "truck"),
          List.of("damaged.jpg", "boat"));

  private static final double MIN_SCORE = 0.5;

  private MakeSamples() {}

  /**
   * @param arguments the folder to write to and, to check the pictures with a detector, the folder
   *     of models
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    write(folder);
    if (arguments.length > 1) {
      check(folder, Path.of(arguments[1]));
    }
  }

  /** Writes all files; README.md says what each is for. */
  public static void write(Path folder) throws IOException {
    Exif phone = new Exif("Lanternfish", "LF-2", "2026:05:14 10:12:05", List.of());
    Exif drone = new Exif("DJI", "SAMPLE", "2026:05:14 09:31:40", List.of());
    save(
        folder,
        "inside-airfield.jpg",
        AirAndSea.airfield(),
        phone.at(-41.1975, -24.4965, 12.16, 38).facing(41),
        null);
    save(
        folder,
        "border-harbour.jpg",
        AirAndSea.harbour(),
        phone.at(-41.1599241, -24.5780285, 22.8, 4).facing(262),
        null);
    save(
        folder,
        "margin-depot.jpg",
        Land.depot(),
        phone.at(-41.16765, -24.42978, 6.08, 21).facing(258),
        null);
    save(
        folder,
        "drone-refuge.jpg",
        FromAbove.reeds(),
        drone.at(-41.2405, -24.5785, 0, 66.1),
        Xmp.drone(-41.2405, -24.5785, 66.1, 64, 118.4, -24.9));
    save(
        folder,
        "drone-quay.jpg",
        FromAbove.buoys(),
        drone.at(FromAbove.LAT, FromAbove.LON, 0, 61.4),
        Xmp.drone(FromAbove.LAT, FromAbove.LON, 61.4, FromAbove.UP_M, -90, FromAbove.PITCH_DEG));
    save(
        folder,
        "nothing-found.jpg",
        Land.meadow(),
        phone.at(-41.2551372, -24.4000468, 7.6, 52).facing(195),
        null);
    save(folder, "no-position.jpg", Land.lake(), phone, null);
    save(folder, "zero-position.jpg", Land.peaks(), phone.at(0, 0, 0, 0), null);
    save(
        folder,
        "two-positions.jpg",
        Land.sheds(),
        phone.at(-41.19, -24.4005, 7.6, 33),
        Xmp.position(-41.168, -24.422));
    save(
        folder,
        "outside-coverage.jpg",
        AirAndSea.beach(),
        phone.at(-41.3502216, -24.4501077, 9.12, 3).facingByCompass(143),
        null);
    save(
        folder,
        "straight-down.jpg",
        FromAbove.fields(),
        drone.at(-41.2601163, -24.5002749, 0, 121.5),
        Xmp.drone(-41.2601163, -24.5002749, 121.5, 98, 12, -90));
    save(folder, "sidecar-works.jpg", Land.works(), phone, null);
    Files.write(folder.resolve("sidecar-works.xmp"), Xmp.position(-41.2375, -24.4418));
    byte[] whole =
        Container.jpeg(
            AirAndSea.marina(), phone.at(-41.1450841, -24.4001193, 7.6, 2).facing(15), null);
    Files.write(folder.resolve("damaged.jpg"), Arrays.copyOf(whole, whole.length * 9 / 10));
    Files.write(
        folder.resolve("range.png"),
        Container.png(Land.heath(), phone.at(-41.149, -24.478, 7.6, 140)));
    Files.write(
        folder.resolve("dam.webp"),
        Container.webp(Land.dam(), phone.at(-41.214, -24.409, 7.6, 88)));
  }

  private static void save(Path folder, String name, Scene scene, Exif exif, byte[] xmp)
      throws IOException {
    Files.write(folder.resolve(name), Container.jpeg(scene, exif, xmp));
  }

  /** Fails unless the detector sees what the scenes show. */
  private static void check(Path folder, Path models) throws Exception {
    Frames.load();
    Set<String> missed = new TreeSet<>();
    try (Detectors detectors = Detectors.open(models, Engine.preferred())) {
      for (List<String> must : MUST_FIRE) {
        double best = best(detectors, folder.resolve(must.get(0)), must.get(1));
        System.out.println(must.get(0) + ": " + must.get(1) + " " + Math.round(best * 100) / 100.0);
        if (best < MIN_SCORE) {
          missed.add(must.get(0));
        }
      }
    }
    if (!missed.isEmpty()) {
      throw new IllegalStateException("the detector in " + models + " misses " + missed);
    }
  }

  private static double best(Detectors detectors, Path file, String label) throws Exception {
    double best = 0;
    MediaItem.Photo photo = (MediaItem.Photo) new Probe().open(Input.of(file));
    try (Frame frame = Frames.open(photo, Math.max(photo.widthPx(), photo.heightPx()))) {
      for (Detection one :
          detectors.detect(frame.mat(), frame.fullWidthPx(), frame.fullHeightPx())) {
        best = one.label().equals(label) ? Math.max(best, one.score()) : best;
      }
    }
    return best;
  }
}

/**
 * EXIF of one picture (CIPA DC-008-2024 in the structure of TIFF 6.0), little-endian. Immutable.
 *
 * @param gps fields of the position; empty for a camera without a receiver
 */
record Exif(String make, String model, String time, List<Exif.Field> gps) {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int UNDEFINED = 7;
  private static final int PHOTO_POINTER = 0x8769;
  private static final int GPS_POINTER = 0x8825;
  private static final int THUMBNAIL_POINTER = 0x0201;

  /** One field; its value in file order. */
  record Field(int tag, int type, int count, byte[] value) {}

  /**
   * With a position.
   *
   * @param errorM radius of its error; 0 if the camera does not state one
   * @param heightM above the sea
   */
  Exif at(double latDeg, double lonDeg, double errorM, double heightM) {
    boolean fixed = latDeg != 0; // a camera without a fix has no GPS time either
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(0, 1, 4, new byte[] {2, 3, 0, 0}));
    fields.add(text(1, latDeg < 0 ? "S" : "N"));
    fields.add(degrees(2, Math.abs(latDeg)));
    fields.add(text(3, lonDeg < 0 ? "W" : "E"));
    fields.add(degrees(4, Math.abs(lonDeg)));
    fields.add(new Field(5, 1, 1, new byte[] {0}));
    fields.add(rationals(6, 100, heightM));
    if (fixed) {
      fields.add(rationals(7, 1, timePart(11), timePart(14), timePart(17)));
      fields.add(text(29, time.substring(0, 10)));
    }
    if (errorM > 0) {
      fields.add(rationals(31, 100, errorM));
    }
    return new Exif(make, model, time, fields);
  }

  /** With the direction of the camera, degrees clockwise from true north. */
  Exif facing(double deg) {
    return facing("T", deg);
  }

  /** With the same from magnetic north. */
  Exif facingByCompass(double deg) {
    return facing("M", deg);
  }

  private Exif facing(String north, double deg) {
    List<Field> fields = new ArrayList<>(gps);
    fields.add(text(16, north));
    fields.add(rationals(17, 100, deg));
    fields.sort((a, b) -> Integer.compare(a.tag, b.tag));
    return new Exif(make, model, time, fields);
  }

  private double timePart(int from) {
    return Integer.parseInt(time.substring(from, from + 2));
  }

  /** The whole structure, with a small JPEG inside if there is one. */
  byte[] bytes(Scene scene, byte[] thumbnail) {
    List<Field> main = new ArrayList<>();
    main.add(text(0x010f, make));
    main.add(text(0x0110, model));
    main.add(number(0x0112, SHORT, 1));
    main.addAll(resolution());
    main.add(text(0x0131, "Sightline sample painter"));
    main.add(text(0x0132, time));
    main.add(number(0x0213, SHORT, 1));
    main.add(number(PHOTO_POINTER, LONG, 0));
    if (!gps.isEmpty()) {
      main.add(number(GPS_POINTER, LONG, 0));
    }
    List<Field> photo = new ArrayList<>();
    photo.add(new Field(0x9000, UNDEFINED, 4, new byte[] {'0', '2', '3', '2'}));
    photo.add(text(0x9003, time));
    photo.add(text(0x9011, "+00:00"));
    photo.add(new Field(0x9101, UNDEFINED, 4, new byte[] {1, 2, 3, 0}));
    photo.add(rationals(0x920a, 100, 5.4));
    photo.add(new Field(0xa000, UNDEFINED, 4, new byte[] {'0', '1', '0', '0'}));
    photo.add(number(0xa001, SHORT, 1));
    photo.add(number(0xa002, LONG, scene.width));
    photo.add(number(0xa003, LONG, scene.height));
    photo.add(number(0xa405, SHORT, 26));
    List<Field> small = new ArrayList<>();
    if (thumbnail != null) {
      small.add(number(0x0103, SHORT, 6));
      small.addAll(resolution());
      small.add(number(THUMBNAIL_POINTER, LONG, 0));
      small.add(number(0x0202, LONG, thumbnail.length));
    }
    return join(main, photo, small, thumbnail);
  }

  private static List<Field> resolution() {
    return List.of(rationals(0x011a, 1, 72), rationals(0x011b, 1, 72), number(0x0128, SHORT, 2));
  }

  private byte[] join(List<Field> main, List<Field> photo, List<Field> small, byte[] thumbnail) {
    int photoAt = 8 + size(main);
    int gpsAt = photoAt + size(photo);
    int smallAt = gpsAt + size(gps);
    int thumbnailAt = smallAt + size(small);
    point(main, PHOTO_POINTER, photoAt);
    point(main, GPS_POINTER, gpsAt);
    point(small, THUMBNAIL_POINTER, thumbnailAt);
    int length = thumbnailAt + (thumbnail == null ? 0 : thumbnail.length);
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    put(out, main, small.isEmpty() ? 0 : smallAt);
    put(out, photo, 0);
    put(out, gps, 0);
    put(out, small, 0);
    if (thumbnail != null) {
      out.put(thumbnail);
    }
    return out.array();
  }

  private static void point(List<Field> fields, int tag, int offset) {
    fields.replaceAll(field -> field.tag == tag ? number(tag, LONG, offset) : field);
  }

  private static int size(List<Field> fields) {
    int size = fields.isEmpty() ? 0 : 2 + 12 * fields.size() + 4;
    for (Field field : fields) {
      size += field.value.length > 4 ? field.value.length + field.value.length % 2 : 0;
    }
    return size;
  }

  private static void put(ByteBuffer out, List<Field> fields, int next) {
    if (fields.isEmpty()) {
      return;
    }
    int values = out.position() + 2 + 12 * fields.size() + 4;
    out.putShort((short) fields.size());
    for (Field field : fields) {
      out.putShort((short) field.tag).putShort((short) field.type).putInt(field.count);
      if (field.value.length <= 4) {
        out.put(Arrays.copyOf(field.value, 4));
      } else {
        out.putInt(values);
        out.duplicate().position(values).put(field.value);
        values += field.value.length + field.value.length % 2;
      }
    }
    out.putInt(next);
    out.position(values);
  }

  private static Field text(int tag, String text) {
    byte[] value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    return new Field(tag, ASCII, value.length, value);
  }

  private static Field number(int tag, int type, int value) {
    byte[] bytes = new byte[type == SHORT ? 2 : 4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (value >> 8 * i);
    }
    return new Field(tag, type, 1, bytes);
  }

  private static Field rationals(int tag, int scale, double... values) {
    ByteBuffer out = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      out.putInt((int) Math.round(value * scale)).putInt(scale);
    }
    return new Field(tag, RATIONAL, values.length, out.array());
  }

  /** Degrees, minutes, and seconds to 1e-5 s, a third of a millimetre. */
  private static Field degrees(int tag, double deg) {
    long units = Math.round(deg * 3600 * 100_000);
    ByteBuffer out = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt((int) (units / 360_000_000)).putInt(1);
    out.putInt((int) (units / 6_000_000 % 60)).putInt(1);
    out.putInt((int) (units % 6_000_000)).putInt(100_000);
    return new Field(tag, RATIONAL, 3, out.array());
  }
}

/** XMP packets (ISO 16684-1), as cameras and other programs write them. */
final class Xmp {
  private Xmp() {}

  /** A position in the EXIF namespace, in degrees and minutes. */
  static byte[] position(double latDeg, double lonDeg) {
    return packet(
        "xmlns:exif=\"http://ns.adobe.com/exif/1.0/\"",
        "exif:GPSLatitude=\"" + minutes(latDeg, 'N', 'S') + "\"",
        "exif:GPSLongitude=\"" + minutes(lonDeg, 'E', 'W') + "\"");
  }

  /** What a drone states of itself: heights above the sea and take-off, and its camera's angles. */
  static byte[] drone(
      double latDeg, double lonDeg, double seaM, double takeOffM, double yawDeg, double pitchDeg) {
    return packet(
        "xmlns:drone-dji=\"http://www.dji.com/drone-dji/1.0/\"",
        "drone-dji:GpsLatitude=\"" + signed(latDeg, 7) + "\"",
        "drone-dji:GpsLongitude=\"" + signed(lonDeg, 7) + "\"",
        "drone-dji:AbsoluteAltitude=\"" + signed(seaM, 2) + "\"",
        "drone-dji:RelativeAltitude=\"" + signed(takeOffM, 2) + "\"",
        "drone-dji:GimbalRollDegree=\"+0.00\"",
        "drone-dji:GimbalYawDegree=\"" + signed(yawDeg, 2) + "\"",
        "drone-dji:GimbalPitchDegree=\"" + signed(pitchDeg, 2) + "\"",
        "drone-dji:FlightYawDegree=\"" + signed(yawDeg, 2) + "\"");
  }

  private static String minutes(double deg, char positive, char negative) {
    double abs = Math.abs(deg);
    int whole = (int) abs;
    String minutes = String.format(Locale.ROOT, "%.6f", (abs - whole) * 60);
    return whole + "," + minutes + (deg < 0 ? negative : positive);
  }

  private static String signed(double value, int decimals) {
    return String.format(Locale.ROOT, "%+." + decimals + "f", value);
  }

  private static byte[] packet(String... attributes) {
    String text =
        "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
            + " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
            + "  <rdf:Description rdf:about=\"\"\n    "
            + String.join("\n    ", attributes)
            + "/>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

/** Picture files around painted pixels and their metadata. */
final class Container {
  private static final byte[] EXIF_HEADER = ascii("Exif\0\0");
  private static final byte[] XMP_HEADER = ascii("http://ns.adobe.com/xap/1.0/\0");

  private Container() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** EXIF stands first, in the place of the JFIF header (CIPA DC-008, 4.7.2.1). */
  static byte[] jpeg(Scene scene, Exif exif, byte[] xmp) {
    int quality = opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
    byte[] plain = encoded(scene, 1, ".jpg", quality, 84);
    byte[] small = encoded(scene, 160.0 / scene.width, ".jpg", quality, 72);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    segment(out, EXIF_HEADER, exif.bytes(scene, small));
    if (xmp != null) {
      segment(out, XMP_HEADER, xmp);
    }
    int header = 4 + (((plain[4] & 0xff) << 8) | (plain[5] & 0xff));
    out.write(plain, header, plain.length - header);
    return out.toByteArray();
  }

  private static void segment(ByteArrayOutputStream out, byte[] header, byte[] body) {
    int length = 2 + header.length + body.length;
    out.write(0xff);
    out.write(0xe1);
    out.write(length >> 8);
    out.write(length);
    out.writeBytes(header);
    out.writeBytes(body);
  }

  /** EXIF in its own chunk before the pixels (PNG, third edition, 11.3.3.6). */
  static byte[] png(Scene scene, Exif fields) {
    byte[] exif = fields.bytes(scene, null);
    byte[] plain = encoded(scene, 1, ".png", opencv_imgcodecs.IMWRITE_PNG_COMPRESSION, 9);
    ByteBuffer chunk = ByteBuffer.allocate(12 + exif.length);
    chunk.putInt(exif.length).put(ascii("eXIf")).put(exif);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + exif.length);
    chunk.putInt((int) crc.getValue());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 33); // signature and IHDR
    out.writeBytes(chunk.array());
    out.write(plain, 33, plain.length - 33);
    return out.toByteArray();
  }

  /** The extended form with an EXIF chunk (WebP Container Specification). */
  static byte[] webp(Scene scene, Exif fields) {
    byte[] exif = fields.bytes(scene, null);
    byte[] plain = encoded(scene, 1, ".webp", opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 80);
    int length = plain.length + 18 + 8 + exif.length + exif.length % 2;
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(length - 8);
    out.put(ascii("WEBPVP8X")).putInt(10).putInt(8); // flag 8: there is EXIF
    for (int side : new int[] {scene.width - 1, scene.height - 1}) {
      out.put((byte) side).put((byte) (side >> 8)).put((byte) (side >> 16));
    }
    out.put(plain, 12, plain.length - 12);
    out.put(ascii("EXIF")).putInt(exif.length).put(exif);
    return out.array();
  }

  private static byte[] encoded(Scene scene, double scale, String ending, int option, int setting) {
    byte[] bgr = ((DataBufferByte) scene.image.getRaster().getDataBuffer()).getData();
    int width = (int) Math.round(scene.width * scale);
    int height = (int) Math.round(scene.height * scale);
    try (Mat whole = new Mat(scene.height, scene.width, opencv_core.CV_8UC3);
        Mat scaled = new Mat();
        Size size = new Size(width, height);
        BytePointer pixels = whole.data();
        BytePointer name = new BytePointer(ending);
        BytePointer encoded = new BytePointer();
        IntPointer options = new IntPointer(option, setting)) {
      pixels.put(bgr, 0, bgr.length);
      opencv_imgproc.resize(whole, scaled, size, 0, 0, opencv_imgproc.INTER_AREA);
      if (!opencv_imgcodecs.imencode(name, scaled, encoded, options)) {
        throw new IllegalStateException("OpenCV cannot write " + ending);
      }
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return bytes;
    }
  }
}

/**
 * A canvas with the few brushes that the scenes share. Every random thing is a hash of its place.
 */
final class Scene {
  final int width;
  final int height;
  final BufferedImage image;
  final Graphics2D g;

  Scene(int width, int height) {
    this.width = width;
    this.height = height;
    image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  static double hash(int x, int y, int seed) {
    int h = x * 0x27d4eb2d ^ y * 0x165667b1 ^ seed * 0x9e3779b9;
    h ^= h >>> 15;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return (h & 0xffffff) / (double) 0x1000000;
  }

  static double noise(double x, double y, int seed) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    double fx = x - ix;
    double fy = y - iy;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    double top = hash(ix, iy, seed) * (1 - fx) + hash(ix + 1, iy, seed) * fx;
    double bottom = hash(ix, iy + 1, seed) * (1 - fx) + hash(ix + 1, iy + 1, seed) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  static double cloudy(double x, double y, int seed) {
    double sum = 0;
    double weight = 0.5;
    for (int octave = 0; octave < 5; octave++) {
      sum += weight * noise(x, y, seed + octave);
      x *= 2.03;
      y *= 2.03;
      weight /= 2;
    }
    return sum;
  }

  static Color mix(Color a, Color b, double t) {
    double u = Math.max(0, Math.min(1, t));
    return new Color(
        (int) Math.round(a.getRed() + (b.getRed() - a.getRed()) * u),
        (int) Math.round(a.getGreen() + (b.getGreen() - a.getGreen()) * u),
        (int) Math.round(a.getBlue() + (b.getBlue() - a.getBlue()) * u));
  }

  static Color rgb(int rgb) {
    return new Color(rgb);
  }

  static Color alpha(int rgb, double a) {
    return new Color((rgb & 0xffffff) | ((int) Math.round(a * 255) << 24), true);
  }

  void rgbAt(int x, int y, Color c) {
    image.setRGB(x, y, c.getRGB());
  }

  /** Sky from the top down to a row, with clouds. */
  void sky(int to, Color high, Color low, double clouds, int seed) {
    for (int y = 0; y < to; y++) {
      double t = (double) y / to;
      Color base = mix(high, low, Math.pow(t, 0.8));
      for (int x = 0; x < width; x++) {
        double squeeze = 1.2 + 2.2 * t;
        double c = cloudy(x / 260.0 + 3, y * squeeze / 170.0, seed);
        double cover = Math.max(0, Math.min(1, (c - 0.56 + clouds) * 5)) * (1 - 0.35 * t);
        double shade = cloudy(x / 260.0 + 3.06, (y + 9) * squeeze / 170.0, seed);
        Color cloud = mix(rgb(0xffffff), rgb(0xb9c4cf), (shade - 0.45) * 2.2);
        rgbAt(x, y, mix(base, cloud, cover * 0.86));
      }
    }
  }

  /** A line of hills against the sky. */
  void hills(double base, double tall, double wave, Color top, Color bottom, int seed) {
    var path = new Path2D.Double();
    path.moveTo(0, height);
    for (int x = 0; x <= width; x += 2) {
      double n = cloudy(x / wave, 0.5, seed) - 0.5;
      path.lineTo(x, base - tall * (0.5 + 1.6 * n));
    }
    path.lineTo(width, height);
    path.closePath();
    g.setPaint(
        new GradientPaint(0, (float) (base - tall), top, 0, (float) (base + tall * 0.3), bottom));
    g.fill(path);
  }

  /** A row of trees with light from the left. */
  void trees(double base, double tall, Color light, Color dark, int seed, double from, double to) {
    for (double x = from; x < to; x += tall * 0.34) {
      double h = tall * (0.55 + 0.6 * hash((int) x, 1, seed));
      double w = h * (0.7 + 0.4 * hash((int) x, 2, seed));
      blob(x, base - h * 0.5, w, h, light, dark, seed + (int) x);
    }
  }

  void blob(double cx, double cy, double w, double h, Color light, Color dark, int seed) {
    for (int i = 0; i < 26; i++) {
      double a = hash(i, 3, seed) * Math.PI * 2;
      double r = Math.sqrt(hash(i, 4, seed));
      double x = cx + Math.cos(a) * r * w * 0.36;
      double y = cy + Math.sin(a) * r * h * 0.36;
      double size = w * (0.2 + 0.18 * hash(i, 5, seed));
      double lit = 0.5 - (x - cx) / w * 0.7 - (y - cy) / h * 0.9 + (hash(i, 6, seed) - 0.5) * 0.3;
      g.setColor(mix(dark, light, lit));
      g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }
  }

  /** Ground that is finer the farther it is. */
  void ground(int from, int to, Color far, Color near, double rough, int seed) {
    for (int y = from; y < to; y++) {
      double depth = (y - from + 4.0) / (height - from);
      for (int x = 0; x < width; x++) {
        double u = (x - width / 2.0) / depth / 30;
        double v = 40 / depth;
        double n = cloudy(u * 0.6, v * 3, seed) - 0.5;
        double grain = hash(x, y, seed) - 0.5;
        Color c = mix(far, near, Math.pow(depth, 0.7));
        rgbAt(x, y, shade(c, n * rough + grain * rough * 0.22));
      }
    }
  }

  static Color shade(Color c, double by) {
    double k = 1 + by;
    return new Color(
        (int) Math.max(0, Math.min(255, c.getRed() * k)),
        (int) Math.max(0, Math.min(255, c.getGreen() * k)),
        (int) Math.max(0, Math.min(255, c.getBlue() * k)));
  }

  /** Roughens what lies in a shape, as a surface seen from afar. */
  void roughen(Shape shape, double by, double size, int seed) {
    Rectangle r = shape.getBounds().intersection(new Rectangle(width, height));
    for (int y = r.y; y < r.y + r.height; y++) {
      for (int x = r.x; x < r.x + r.width; x++) {
        if (shape.contains(x + 0.5, y + 0.5)) {
          double n = cloudy(x / size, y / size, seed) - 0.5 + (hash(x, y, seed) - 0.5) * 0.35;
          rgbAt(x, y, shade(new Color(image.getRGB(x, y)), n * by));
        }
      }
    }
  }

  void softShadow(double cx, double cy, double w, double h, double dark) {
    for (int i = 12; i >= 1; i--) {
      double k = i / 12.0;
      g.setColor(alpha(0x0a0f14, dark / 9));
      g.fill(new Ellipse2D.Double(cx - w / 2 * k, cy - h / 2 * k, w * k, h * k));
    }
  }

  /** The lens: a little blur, grain, and darker corners. */
  void develop(int seed) {
    float[] k = {0.03f, 0.09f, 0.03f, 0.09f, 0.52f, 0.09f, 0.03f, 0.09f, 0.03f};
    BufferedImage soft =
        new ConvolveOp(new Kernel(3, 3, k), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = (x - width / 2.0) / width;
        double dy = (y - height / 2.0) / height;
        double v = -0.32 * (dx * dx + dy * dy) * (dx * dx + dy * dy) * 2;
        double grain = (hash(x, y, seed) + hash(x, y, seed + 1) - 1) * 0.045;
        rgbAt(x, y, shade(new Color(soft.getRGB(x, y)), v + grain));
      }
    }
  }
}

/** Things that stand in the scenes, each drawn with its foot at the origin. */
final class Things {
  private Things() {}

  static Path2D path(double... p) {
    var path = new Path2D.Double();
    path.moveTo(p[0], p[1]);
    for (int i = 2; i < p.length; i += 2) {
      path.lineTo(p[i], p[i + 1]);
    }
    path.closePath();
    return path;
  }

  /** An airliner from its left side, nose left, 100 long, wheels at y = 0. */
  static void airliner(Scene s, double x, double y, double length, boolean noseRight, int paint) {
    Graphics2D g = (Graphics2D) s.g.create();
    s.softShadow(x, y + length * 0.004, length * 0.95, length * 0.045, 0.8);
    g.translate(x, y);
    double k = length / 100;
    g.scale(noseRight ? -k : k, k);
    g.translate(-50, 0);
    // far wing and far tailplane
    g.setColor(Scene.rgb(0x8b959d));
    g.fill(path(46, -7.6, 60, -13.6, 64, -13.9, 56, -7.6));
    g.setColor(Scene.rgb(0x9aa3aa));
    g.fill(path(87, -12.2, 95, -15.5, 98, -15.4, 94.5, -11.6));
    // fin
    var fin = new Path2D.Double();
    fin.moveTo(80, -12.8);
    fin.curveTo(84, -14, 86, -16, 92.4, -27.5);
    fin.lineTo(98.2, -27.5);
    fin.curveTo(97.6, -22, 96.6, -16, 96.2, -11.4);
    fin.closePath();
    g.setPaint(
        new GradientPaint(84, 0, new Color(paint), 100, 0, Scene.shade(new Color(paint), -0.35)));
    g.fill(fin);
    g.setColor(Scene.alpha(0xffffff, 0.75));
    g.fill(path(88.4, -20, 97.6, -22.4, 97.3, -20.2, 87, -17.6));
    // fuselage
    var body = new Path2D.Double();
    body.moveTo(0.6, -7.4);
    body.curveTo(1.2, -9.2, 4.6, -12.2, 10, -12.9);
    body.curveTo(14, -13.3, 20, -13.3, 26, -13.3);
    body.lineTo(78, -13.3);
    body.curveTo(86, -13.3, 94, -12.9, 99.4, -12.2);
    body.curveTo(100.4, -11.8, 100, -11, 99, -10.6);
    body.curveTo(92, -8.4, 85, -5.2, 77, -4);
    body.curveTo(72, -3.4, 66, -3.2, 60, -3.2);
    body.lineTo(14, -3.2);
    body.curveTo(7, -3.4, 1.4, -5, 0.6, -7.4);
    body.closePath();
    g.setPaint(
        new LinearGradientPaint(
            0,
            -13.4f,
            0,
            -3f,
            new float[] {0, 0.28f, 0.62f, 0.86f, 1},
            new Color[] {
              Scene.rgb(0xdfe6ec),
              Scene.rgb(0xffffff),
              Scene.rgb(0xe3e8ec),
              Scene.rgb(0x98a3ad),
              Scene.rgb(0x6d7882)
            }));
    g.fill(body);
    Shape clip = g.getClip();
    g.clip(body);
    g.setColor(new Color(paint));
    g.fill(path(0, -6.2, 60, -6.2, 78, -6.6, 100, -11.6, 100, -10, 78, -5.4, 60, -5.2, 0, -5.2));
    g.setPaint(new GradientPaint(78, 0, Scene.alpha(paint, 0), 90, 0, Scene.alpha(paint, 0.9)));
    g.fill(new Rectangle2D.Double(78, -14, 22, 12));
    g.setClip(clip);
    // windows and doors
    g.setColor(Scene.rgb(0x27323c));
    for (double w = 15.5; w < 83; w += 1.28) {
      if (Math.abs(w - 38) > 0.7 && Math.abs(w - 58) > 0.7) {
        g.fill(new RoundRectangle2D.Double(w, -9.9, 0.62, 1.0, 0.4, 0.5));
      }
    }
    g.fill(path(3.0, -9.7, 5.0, -11.2, 8.4, -11.5, 8.2, -10.1, 3.6, -9.2));
    g.setStroke(new BasicStroke(0.18f));
    g.setColor(Scene.rgb(0x7d8891));
    for (double d : new double[] {11.5, 84}) {
      g.draw(new RoundRectangle2D.Double(d, -11.2, 1.7, 4.2, 0.5, 0.5));
    }
    // gear
    g.setStroke(new BasicStroke(0.55f));
    g.setColor(Scene.rgb(0x5b656d));
    g.draw(new Line2D.Double(13.5, -3.4, 13.5, -1));
    g.draw(new Line2D.Double(51.5, -3.4, 51.5, -1.2));
    g.draw(new Line2D.Double(54.5, -3.4, 54.5, -1.2));
    for (double w : new double[] {13.5, 50.6, 52.8, 54.9}) {
      double r = w < 20 ? 0.95 : 1.25;
      g.setColor(Scene.rgb(0x14181b));
      g.fill(new Ellipse2D.Double(w - r, -2 * r, 2 * r, 2 * r));
      g.setColor(Scene.rgb(0x9aa3aa));
      g.fill(new Ellipse2D.Double(w - r * 0.4, -1.4 * r, r * 0.8, r * 0.8));
    }
    // near wing, from the belly towards the viewer and back
    var wing = path(38, -5.2, 50, -5.6, 68, 0.2, 70.2, 0.9, 66.6, 1.0, 58, -0.6);
    g.setPaint(new GradientPaint(44, -6, Scene.rgb(0xd7dde2), 66, 1, Scene.rgb(0x8d98a1)));
    g.fill(wing);
    g.setColor(Scene.rgb(0x5e6972));
    g.setStroke(new BasicStroke(0.22f));
    g.draw(new Line2D.Double(58, -0.6, 66.6, 1.0));
    g.draw(new Line2D.Double(44, -3.6, 58, -0.6));
    g.setColor(new Color(paint));
    g.fill(path(66.8, 1.0, 70.2, 0.9, 72.6, -2.6, 71.4, -2.6));
    // engine
    var engine = new RoundRectangle2D.Double(35.4, -4.6, 10.4, 4.4, 3.6, 4.2);
    g.setPaint(
        new LinearGradientPaint(
            0,
            -4.6f,
            0,
            -0.2f,
            new float[] {0, 0.35f, 1},
            new Color[] {Scene.rgb(0xe8edf1), Scene.rgb(0xffffff), Scene.rgb(0x6f7a83)}));
    g.fill(engine);
    g.setColor(Scene.rgb(0x323c44));
    g.fill(new Ellipse2D.Double(35.2, -4.5, 1.6, 4.2));
    g.setColor(new Color(paint));
    g.fill(new Rectangle2D.Double(38, -4.6, 0.9, 4.4));
    g.setColor(Scene.rgb(0x58626b));
    g.fill(path(45, -3.6, 49, -2.9, 49, -2.1, 45, -1.4));
    // near tailplane
    g.setPaint(new GradientPaint(86, -11, Scene.rgb(0xeef1f4), 97, -8, Scene.rgb(0x97a1aa)));
    g.fill(path(84, -10.6, 91, -10.9, 99.2, -8.2, 99.6, -7.6, 95.6, -7.7));
    g.dispose();
  }

  /** A sailing boat with its waterline at y = 0. */
  static void sailboat(Scene s, double x, double y, double tall, boolean right, int hull) {
    Graphics2D g = (Graphics2D) s.g.create();
    double k = tall / 100;
    g.translate(x, y);
    g.scale(right ? k : -k, k);
    // reflection
    g.setColor(Scene.alpha(0x24343c, 0.4));
    g.fill(path(-32, 1, 36, 1, 28, 9, -26, 9));
    g.setColor(Scene.alpha(0xf2f3ee, 0.30));
    g.fill(path(2, 10, 24, 10, 6, 40, 3, 40));
    // sails
    g.setPaint(new GradientPaint(-20, 0, Scene.rgb(0xe9e7dd), 4, 0, Scene.rgb(0xfffefa)));
    var main = new Path2D.Double();
    main.moveTo(-1, -94);
    main.curveTo(-12, -62, -24, -36, -29, -17);
    main.lineTo(-1, -15);
    main.closePath();
    g.fill(main);
    g.setPaint(new GradientPaint(0, 0, Scene.rgb(0xffffff), 30, 0, Scene.rgb(0xd9dad4)));
    var jib = new Path2D.Double();
    jib.moveTo(2, -84);
    jib.curveTo(14, -52, 26, -30, 35, -12);
    jib.quadTo(16, -13, 3, -16);
    jib.closePath();
    g.fill(jib);
    g.setColor(Scene.alpha(0x8a8f8d, 0.7));
    g.setStroke(new BasicStroke(0.5f));
    for (int i = 1; i < 5; i++) {
      double yy = -15 - i * 15;
      g.draw(new Line2D.Double(-1, yy, -1 - (94 + yy) * 0.33, yy - 1));
    }
    g.setColor(Scene.rgb(0x5b5348));
    g.setStroke(new BasicStroke(1.5f));
    g.draw(new Line2D.Double(0, -97, 0, -7));
    g.draw(new Line2D.Double(0, -14, -30, -15.5));
    g.setStroke(new BasicStroke(0.4f));
    g.draw(new Line2D.Double(0, -96, 37, -9));
    g.draw(new Line2D.Double(0, -96, -34, -8));
    // hull
    var body = new Path2D.Double();
    body.moveTo(-34, -8.5);
    body.quadTo(0, -5.5, 38, -10);
    body.curveTo(33, -4, 29, 0.5, 24, 2);
    body.lineTo(-28, 2);
    body.quadTo(-33, -2, -34, -8.5);
    body.closePath();
    g.setPaint(
        new GradientPaint(
            0, -9, Scene.shade(new Color(hull), 0.12), 0, 2, Scene.shade(new Color(hull), -0.4)));
    g.fill(body);
    g.setColor(Scene.rgb(0xf5f4ee));
    g.fill(path(-16, -8, -13, -12, 9, -12.4, 14, -8.6));
    g.setColor(Scene.rgb(0x2b3a44));
    for (double w = -11; w < 8; w += 4.4) {
      g.fill(new Rectangle2D.Double(w, -11.2, 2.8, 1.8));
    }
    g.setColor(Scene.rgb(0xeceae2));
    g.setStroke(new BasicStroke(0.7f));
    g.draw(new QuadCurve2D.Double(-34, -8.5, 0, -5.5, 38, -10));
    g.dispose();
  }

  /** A motor boat with a cabin, bow right, about 100 long. */
  static void motorboat(Scene s, double x, double y, double length, boolean right, int trim) {
    Graphics2D g = (Graphics2D) s.g.create();
    double k = length / 100;
    g.translate(x, y);
    g.scale(right ? k : -k, k);
    g.setColor(Scene.alpha(0x1f2f38, 0.45));
    g.fill(path(-48, 2, 46, 2, 30, 12, -42, 12));
    g.setColor(Scene.alpha(0xf2f3ee, 0.25));
    g.fill(path(-40, 12, 20, 12, 6, 26, -30, 26));
    // cabin
    g.setPaint(new GradientPaint(0, -36, Scene.rgb(0xffffff), 0, -14, Scene.rgb(0xcfd5d8)));
    g.fill(path(-30, -15, -28, -25, -24, -33, 6, -33, 14, -24, 24, -16));
    g.setColor(Scene.rgb(0x22303a));
    g.fill(path(-24, -24.5, -22, -31, -12, -31, -12, -24.5));
    g.fill(path(-10.5, -24.5, -10.5, -31, -1, -31, -1, -24.5));
    g.fill(path(0.5, -24.5, 0.5, -31, 5, -31, 10.5, -24.5));
    g.setColor(Scene.rgb(0xeef1f2));
    g.fill(path(-27, -33, -25, -35.5, 8, -35.5, 10, -33));
    g.setColor(Scene.rgb(0x7e8a90));
    g.setStroke(new BasicStroke(0.8f));
    g.draw(new Line2D.Double(-10, -35, -10, -47));
    g.draw(new Line2D.Double(-15, -41, -5, -41));
    // rail
    g.setStroke(new BasicStroke(0.6f));
    g.setColor(Scene.rgb(0xb9c2c7));
    g.draw(new Line2D.Double(16, -20, 48, -23));
    for (double r = 18; r < 48; r += 6) {
      g.draw(new Line2D.Double(r, -20.2 - (r - 16) * 0.09, r, -14.5 - (r - 16) * 0.06));
    }
    // hull
    var body = new Path2D.Double();
    body.moveTo(-49, -12.5);
    body.lineTo(-10, -13.5);
    body.quadTo(28, -14.5, 51, -18);
    body.curveTo(45, -8, 38, 0, 32, 3);
    body.lineTo(-46, 3);
    body.closePath();
    g.setPaint(new GradientPaint(0, -16, Scene.rgb(0xfdfdfb), 0, 3, Scene.rgb(0x9aa5ab)));
    g.fill(body);
    g.setColor(new Color(trim));
    var stripe = new Path2D.Double();
    stripe.moveTo(-48.6, -9.5);
    stripe.quadTo(20, -10, 48, -13.2);
    stripe.lineTo(45.6, -9.6);
    stripe.quadTo(20, -6.8, -48, -6.4);
    stripe.closePath();
    g.fill(stripe);
    g.setColor(Scene.rgb(0x5a2f2a));
    g.fill(path(-46.8, 1, 34.5, 1, 32, 3.4, -46, 3.4));
    g.setColor(Scene.alpha(0xffffff, 0.75));
    g.setStroke(new BasicStroke(0.9f));
    g.draw(new QuadCurve2D.Double(-50, 4, 0, 2.6, 40, 3.6));
    g.dispose();
  }

  static void hangar(Scene s, double x, double y, double w, double h, int colour) {
    Graphics2D g = (Graphics2D) s.g.create();
    g.translate(x, y);
    Color c = new Color(colour);
    g.setPaint(
        new GradientPaint(
            0, (float) -h, Scene.shade(c, 0.08), (float) w, 0, Scene.shade(c, -0.22)));
    g.fill(new Rectangle2D.Double(0, -h * 0.72, w, h * 0.72));
    g.setPaint(
        new GradientPaint(
            0, (float) -h, Scene.shade(c, 0.2), 0, (float) (-h * 0.7), Scene.shade(c, -0.1)));
    g.fill(new Arc2D.Double(0, -h, w, h * 0.58, 0, 180, Arc2D.CHORD));
    g.setColor(Scene.shade(c, -0.5));
    g.fill(new Rectangle2D.Double(w * 0.14, -h * 0.56, w * 0.72, h * 0.56));
    g.setColor(Scene.alpha(0xffffff, 0.12));
    for (int i = 1; i < 6; i++) {
      g.fill(new Rectangle2D.Double(w * (0.14 + 0.12 * i) - 0.5, -h * 0.56, 1, h * 0.56));
    }
    g.dispose();
  }

  static void wheel(Graphics2D g, double x, double r) {
    g.setColor(Scene.rgb(0x15181a));
    g.fill(new Ellipse2D.Double(x - r, -2 * r, 2 * r, 2 * r));
    g.setColor(Scene.rgb(0x8f979c));
    g.fill(new Ellipse2D.Double(x - r * 0.5, -1.5 * r, r, r));
    g.setColor(Scene.rgb(0x3d4449));
    g.fill(new Ellipse2D.Double(x - r * 0.18, -1.18 * r, r * 0.36, r * 0.36));
  }

  /** A lorry with a box body from its right side, cab right, 100 long, wheels at y = 0. */
  static void lorry(Scene s, double x, double y, double length, int cab, int box) {
    s.softShadow(x, y, length * 1.02, length * 0.06, 0.9);
    Graphics2D g = (Graphics2D) s.g.create();
    g.translate(x, y);
    double k = length / 100;
    g.scale(k, k);
    g.translate(-50, 0);
    g.setColor(Scene.rgb(0x2a2f33));
    g.fill(new Rectangle2D.Double(2, -12, 92, 5));
    // box
    Color b = new Color(box);
    g.setPaint(new GradientPaint(0, -47, Scene.shade(b, 0.06), 0, -10, Scene.shade(b, -0.12)));
    g.fill(new Rectangle2D.Double(0, -47, 68, 36.5));
    g.setColor(Scene.alpha(0x000000, 0.10));
    g.setStroke(new BasicStroke(0.35f));
    for (double r = 4; r < 68; r += 4) {
      g.draw(new Line2D.Double(r, -46, r, -11.5));
    }
    g.setColor(Scene.shade(b, -0.35));
    g.setStroke(new BasicStroke(0.9f));
    g.draw(new Rectangle2D.Double(0.4, -46.6, 67.2, 35.7));
    g.setColor(new Color(cab));
    g.fill(new Rectangle2D.Double(0.9, -24, 66.2, 3.2));
    // cab
    Color c = new Color(cab);
    var body = new Path2D.Double();
    body.moveTo(70, -9);
    body.lineTo(70, -38);
    body.curveTo(70, -40.5, 71, -41.5, 73, -41.5);
    body.lineTo(87, -41);
    body.curveTo(90, -40.6, 91.2, -38, 92.4, -34);
    body.lineTo(96, -23);
    body.curveTo(98, -22, 99, -20, 99, -16);
    body.lineTo(99, -8);
    body.lineTo(70, -8);
    body.closePath();
    g.setPaint(
        new LinearGradientPaint(
            0,
            -42,
            0,
            -8,
            new float[] {0, 0.4f, 1},
            new Color[] {Scene.shade(c, 0.35), c, Scene.shade(c, -0.35)}));
    g.fill(body);
    g.setPaint(new GradientPaint(78, -38, Scene.rgb(0xbcd2de), 92, -24, Scene.rgb(0x3b4f5c)));
    g.fill(path(77, -37.6, 86.6, -37.4, 88.6, -35, 92.4, -24.4, 77, -24.4));
    g.setColor(Scene.shade(c, -0.4));
    g.setStroke(new BasicStroke(0.5f));
    g.draw(new Line2D.Double(76, -38, 76, -9.5));
    g.draw(new Line2D.Double(90, -23.6, 90, -14));
    g.setColor(Scene.rgb(0x22282c));
    g.fill(new RoundRectangle2D.Double(86.4, -21.6, 3, 0.9, 0.5, 0.5));
    g.fill(new RoundRectangle2D.Double(93.2, -34, 1.8, 6, 1, 1));
    g.setColor(Scene.rgb(0xf6efc8));
    g.fill(new RoundRectangle2D.Double(96.2, -17, 2.6, 3.6, 1, 1));
    g.setColor(Scene.rgb(0x3a4146));
    g.fill(new RoundRectangle2D.Double(90, -10, 9.6, 4, 1, 1));
    // tank and arches
    g.setColor(Scene.rgb(0x8c969c));
    g.fill(new RoundRectangle2D.Double(44, -11, 14, 6, 2, 2));
    g.setColor(Scene.rgb(0x101315));
    for (double w : new double[] {16, 28, 83}) {
      g.fill(new Arc2D.Double(w - 6.6, -13.4, 13.2, 13.2, 0, 180, Arc2D.PIE));
    }
    for (double w : new double[] {16, 28, 83}) {
      wheel(g, w, 5.4);
    }
    g.setColor(Scene.rgb(0xc23b2e));
    g.fill(new Rectangle2D.Double(0, -14, 1.6, 3));
    g.dispose();
  }

  static void shed(Scene s, double x, double y, double w, double h, int wall, int roof) {
    Graphics2D g = (Graphics2D) s.g.create();
    g.translate(x, y);
    Color c = new Color(wall);
    g.setPaint(
        new GradientPaint(
            0, (float) -h, Scene.shade(c, 0.08), (float) w, 0, Scene.shade(c, -0.16)));
    g.fill(new Rectangle2D.Double(0, -h * 0.74, w, h * 0.74));
    g.setPaint(
        new GradientPaint(
            0,
            (float) -h,
            Scene.shade(new Color(roof), 0.15),
            0,
            (float) (-h * 0.7),
            Scene.shade(new Color(roof), -0.15)));
    g.fill(path(-w * 0.02, -h * 0.72, w * 0.06, -h, w * 0.94, -h, w * 1.02, -h * 0.72));
    g.setColor(Scene.shade(c, -0.42));
    int doors = (int) Math.max(1, w / 70);
    for (int i = 0; i < doors; i++) {
      double d = w / doors;
      g.fill(new Rectangle2D.Double(d * i + d * 0.28, -h * 0.42, d * 0.44, h * 0.42));
    }
    g.setColor(Scene.alpha(0xdfe8ec, 0.8));
    for (double i = w * 0.04; i < w * 0.94; i += w * 0.08) {
      g.fill(new Rectangle2D.Double(i, -h * 0.64, w * 0.045, h * 0.09));
    }
    g.dispose();
  }

  static void fence(Scene s, double y, double tall) {
    Graphics2D g = s.g;
    g.setColor(Scene.alpha(0x59625f, 0.9));
    g.setStroke(new BasicStroke(3.2f));
    for (double x = 18; x < s.width; x += 118) {
      g.draw(new Line2D.Double(x, y, x, y - tall));
      g.draw(new Line2D.Double(x, y - tall, x + 11, y - tall - 13));
    }
    g.setStroke(new BasicStroke(0.8f));
    g.setColor(Scene.alpha(0x6d7674, 0.5));
    for (double x = -tall; x < s.width + tall; x += 11) {
      g.draw(new Line2D.Double(x, y, x + tall, y - tall));
      g.draw(new Line2D.Double(x, y, x - tall, y - tall));
    }
    g.setStroke(new BasicStroke(1.6f));
    g.setColor(Scene.alpha(0x59625f, 0.9));
    g.draw(new Line2D.Double(0, y - tall, s.width, y - tall));
    g.draw(new Line2D.Double(0, y, s.width, y));
  }

  static void coolingTower(Scene s, double x, double y, double w, double h) {
    var shape = new Path2D.Double();
    shape.moveTo(x - w / 2, y);
    shape.curveTo(x - w * 0.28, y - h * 0.5, x - w * 0.24, y - h * 0.7, x - w * 0.31, y - h);
    shape.lineTo(x + w * 0.31, y - h);
    shape.curveTo(x + w * 0.24, y - h * 0.7, x + w * 0.28, y - h * 0.5, x + w / 2, y);
    shape.closePath();
    s.g.setPaint(
        new LinearGradientPaint(
            (float) (x - w / 2),
            0,
            (float) (x + w / 2),
            0,
            new float[] {0, 0.35f, 1},
            new Color[] {Scene.rgb(0xb7b8b3), Scene.rgb(0xdad9d2), Scene.rgb(0x7f827f)}));
    s.g.fill(shape);
    s.roughen(shape, 0.1, 9, (int) x);
    for (int i = 0; i < 34; i++) {
      double t = i / 34.0;
      double r = w * (0.20 + t * 0.42);
      double cx = x + t * t * w * 1.3 + (Scene.hash(i, 1, (int) x) - 0.5) * w * 0.25;
      double cy = y - h - t * h * 0.95;
      s.g.setColor(Scene.alpha(0xffffff, 0.15 * (1 - t)));
      s.g.fill(new Ellipse2D.Double(cx - r, cy - r * 0.8, 2 * r, 1.6 * r));
    }
    s.g.setColor(Scene.rgb(0x6f726f));
    s.g.fill(new Ellipse2D.Double(x - w * 0.31, y - h - w * 0.03, w * 0.62, w * 0.06));
  }
}

/** Scenes with sea or sky. */
final class AirAndSea {
  private AirAndSea() {}

  static Scene airfield() {
    Scene s = new Scene(960, 640);
    s.sky(330, Scene.rgb(0x4f8ec6), Scene.rgb(0xd6e6ee), 0.02, 11);
    s.hills(318, 46, 330, Scene.rgb(0x93a9ac), Scene.rgb(0xa9bab4), 5);
    s.hills(330, 30, 190, Scene.rgb(0x7f9a7c), Scene.rgb(0x93a883), 9);
    s.ground(328, 640, Scene.rgb(0x9fae77), Scene.rgb(0x6d8446), 0.5, 21);
    s.trees(336, 22, Scene.rgb(0x7f9a5c), Scene.rgb(0x41603f), 3, 0, 960);
    Things.hangar(s, 610, 352, 130, 62, 0xb9b3a2);
    Things.hangar(s, 752, 350, 104, 50, 0xa9a89c);
    Path2D apron = Things.path(-20, 392, 980, 372, 980, 560, -20, 600);
    s.g.setPaint(new GradientPaint(0, 372, Scene.rgb(0xb2b2ac), 0, 600, Scene.rgb(0x8c8d8a)));
    s.g.fill(apron);
    s.roughen(apron, 0.16, 26, 40);
    s.g.setColor(Scene.alpha(0xf1ead0, 0.8));
    s.g.setStroke(new BasicStroke(4));
    s.g.draw(new Line2D.Double(-10, 556, 970, 522));
    s.g.setStroke(new BasicStroke(1.2f));
    s.g.setColor(Scene.alpha(0x4c4f4e, 0.5));
    for (int i = 0; i < 9; i++) {
      s.g.draw(new Line2D.Double(120 * i + 30, 386, 190 * i - 280, 600));
    }
    Things.airliner(s, 420, 490, 540, false, 0x1f5c9a);
    s.develop(77);
    return s;
  }

  static Scene harbour() {
    Scene s = new Scene(960, 640);
    s.sky(300, Scene.rgb(0x6aa3cf), Scene.rgb(0xe6ecea), 0.0, 31);
    s.hills(290, 60, 300, Scene.rgb(0x8ea3ab), Scene.rgb(0xa7b6b4), 15);
    s.hills(300, 34, 170, Scene.rgb(0x7d9580), Scene.rgb(0x8fa387), 19);
    sea(s, 296, 640, Scene.rgb(0x9fb9c2), Scene.rgb(0x3f6f86), 51);
    Things.sailboat(s, 700, 404, 230, true, 0x24405e);
    Things.motorboat(s, 300, 500, 330, true, 0x9c2b2b);
    Things.sailboat(s, 150, 352, 90, false, 0xe9e6dc);
    s.develop(78);
    return s;
  }

  static Scene marina() {
    Scene s = new Scene(840, 560);
    s.sky(250, Scene.rgb(0xd9a887), Scene.rgb(0xf6e6cf), 0.03, 181);
    s.hills(244, 60, 260, Scene.rgb(0x8b8a96), Scene.rgb(0xa49a98), 182);
    sea(s, 248, 560, Scene.rgb(0xd5c1ac), Scene.rgb(0x5d7382), 183);
    Things.sailboat(s, 200, 360, 190, true, 0x7a2f2f);
    Things.sailboat(s, 560, 330, 130, false, 0x27415c);
    Things.motorboat(s, 500, 470, 280, true, 0x2c6a5a);
    s.develop(89);
    return s;
  }

  static Scene beach() {
    Scene s = new Scene(840, 560);
    s.sky(240, Scene.rgb(0x63a2d2), Scene.rgb(0xeaf0ee), 0.04, 121);
    sea(s, 238, 400, Scene.rgb(0x8fbac6), Scene.rgb(0x3f8a96), 122);
    s.ground(392, 560, Scene.rgb(0xe3d5b4), Scene.rgb(0xcfb988), 0.22, 123);
    for (int wave = 0; wave < 3; wave++) {
      var foam = new Path2D.Double();
      double y = 396 - wave * 22;
      foam.moveTo(0, y);
      for (int x = 0; x <= 840; x += 6) {
        foam.lineTo(
            x, y + 9 * Math.sin(x / 90.0 + wave * 2) + 5 * Scene.noise(x / 20.0, wave, 124));
      }
      s.g.setColor(Scene.alpha(0xffffff, 0.75 - 0.2 * wave));
      s.g.setStroke(
          new BasicStroke(6 - 1.6f * wave, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      s.g.draw(foam);
    }
    for (int i = 0; i < 60; i++) {
      double x = 40 + 170 * Scene.hash(i, 1, 125) + (i % 2) * 560;
      double y = 470 + 60 * Scene.hash(i, 2, 125);
      s.g.setColor(Scene.mix(Scene.rgb(0x8a9a55), Scene.rgb(0xb6b77a), Scene.hash(i, 3, 125)));
      s.g.setStroke(new BasicStroke(1.4f));
      for (int b = -3; b <= 3; b++) {
        s.g.draw(
            new QuadCurve2D.Double(x, y, x + b * 2, y - 18, x + b * 7, y - 30 + Math.abs(b) * 3));
      }
    }
    s.develop(85);
    return s;
  }

  static void sea(Scene s, int from, int to, Color far, Color near, int seed) {
    for (int y = from; y < to; y++) {
      double depth = (y - from + 3.0) / (to - from);
      for (int x = 0; x < s.width; x++) {
        double u = (x - s.width / 2.0) / depth / 60;
        double v = 60 / depth;
        double n = Scene.cloudy(u, v * 1.2, seed) - 0.5;
        double glint = Math.max(0, Scene.noise(u * 3, v * 7, seed + 9) - 0.78) * 1.6;
        Color c = Scene.mix(far, near, Math.pow(depth, 0.55));
        s.rgbAt(x, y, Scene.mix(Scene.shade(c, n * 0.42), Color.WHITE, glint * 0.5));
      }
    }
  }
}

/** Scenes on land. */
final class Land {
  private Land() {}

  static Scene depot() {
    Scene s = new Scene(960, 640);
    s.sky(300, Scene.rgb(0x7d9fb8), Scene.rgb(0xdfe4e2), 0.10, 61);
    s.hills(296, 40, 260, Scene.rgb(0x8fa19a), Scene.rgb(0x9dae98), 65);
    s.ground(296, 640, Scene.rgb(0xa3ab80), Scene.rgb(0x758350), 0.45, 66);
    s.trees(306, 26, Scene.rgb(0x7c9459), Scene.rgb(0x3f5a3a), 67, 0, 960);
    Things.shed(s, 70, 370, 260, 96, 0xb8b4a6, 0x77796f);
    Things.shed(s, 372, 366, 210, 82, 0xa6abb0, 0x656d72);
    Things.shed(s, 640, 372, 290, 92, 0xb3a893, 0x7d6a58);
    Things.fence(s, 404, 46);
    Path2D road = Things.path(-10, 430, 970, 418, 970, 560, -10, 590);
    s.g.setPaint(new GradientPaint(0, 420, Scene.rgb(0x93948f), 0, 590, Scene.rgb(0x6f716f)));
    s.g.fill(road);
    s.roughen(road, 0.2, 14, 68);
    s.g.setColor(Scene.alpha(0xf0ead8, 0.85));
    s.g.setStroke(
        new BasicStroke(
            5, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4, new float[] {54, 40}, 0));
    s.g.draw(new Line2D.Double(-10, 532, 970, 508));
    Things.lorry(s, 470, 500, 400, 0x2f5f8f, 0xe8e6de);
    s.develop(79);
    return s;
  }

  static Scene works() {
    Scene s = new Scene(960, 640);
    s.sky(320, Scene.rgb(0x6c9bc4), Scene.rgb(0xf0e3d2), 0.02, 71);
    s.hills(316, 44, 280, Scene.rgb(0x94a5ab), Scene.rgb(0xa9b3a8), 75);
    s.ground(316, 640, Scene.rgb(0xa9ac7c), Scene.rgb(0x7b8449), 0.5, 76);
    Things.coolingTower(s, 250, 330, 150, 180);
    Things.coolingTower(s, 430, 334, 168, 200);
    s.g.setPaint(new GradientPaint(612, 0, Scene.rgb(0xc9c4bb), 634, 0, Scene.rgb(0x8b857e)));
    s.g.fill(Things.path(612, 334, 616, 120, 630, 120, 634, 334));
    s.g.setColor(Scene.rgb(0xb24a3a));
    s.g.fill(new Rectangle2D.Double(615.5, 126, 15, 14));
    s.g.fill(new Rectangle2D.Double(615, 154, 15.6, 14));
    Things.shed(s, 520, 338, 200, 76, 0xa9aeb2, 0x6a7175);
    Things.shed(s, 742, 340, 120, 56, 0xb8b09f, 0x766c5e);
    s.trees(346, 24, Scene.rgb(0x86994f), Scene.rgb(0x495f38), 77, 0, 960);
    Path2D road = Things.path(420, 346, 470, 346, 700, 650, 240, 650);
    s.g.setPaint(new GradientPaint(0, 346, Scene.rgb(0xb4aea0), 0, 640, Scene.rgb(0x8f897c)));
    s.g.fill(road);
    s.roughen(road, 0.3, 9, 78);
    for (int i = 0; i < 3; i++) {
      Land.tree(s, 110 + 30 * i, 430 + 44 * i, 90 + 24 * i, 79 + i);
      Land.tree(s, 780 + 62 * i, 440 + 36 * i, 84 + 22 * i, 89 + i);
    }
    s.develop(80);
    return s;
  }

  static Scene sheds() {
    Scene s = new Scene(840, 560);
    s.sky(250, Scene.rgb(0x8aa0ae), Scene.rgb(0xe7e4da), 0.12, 111);
    s.hills(246, 50, 300, Scene.rgb(0x8f9f97), Scene.rgb(0x9dab96), 112);
    s.ground(246, 560, Scene.rgb(0xa9ab86), Scene.rgb(0x7f8752), 0.5, 113);
    for (int i = 0; i < 5; i++) {
      Things.shed(
          s, 40 + 160 * i, 300 + 6 * (i % 2), 130, 54, i % 2 == 0 ? 0xb8b4a6 : 0xa6abb0, 0x6f7270);
    }
    Things.shed(s, 120, 378, 230, 86, 0xb3a893, 0x7d6a58);
    Things.shed(s, 450, 384, 260, 90, 0xaeb3b6, 0x5f686d);
    s.trees(400, 30, Scene.rgb(0x829a58), Scene.rgb(0x43603b), 114, -20, 90);
    s.trees(402, 34, Scene.rgb(0x829a58), Scene.rgb(0x43603b), 115, 740, 860);
    Things.fence(s, 500, 64);
    s.develop(84);
    return s;
  }

  static Scene meadow() {
    Scene s = new Scene(840, 560);
    s.sky(270, Scene.rgb(0x5b98cd), Scene.rgb(0xdfeaec), 0.05, 81);
    s.hills(262, 80, 320, Scene.rgb(0x91a9b4), Scene.rgb(0xa6b9b6), 82);
    s.hills(276, 52, 240, Scene.rgb(0x84a07c), Scene.rgb(0x98ae80), 84);
    s.ground(272, 560, Scene.rgb(0xa9b97a), Scene.rgb(0x6c8a3c), 0.55, 85);
    s.trees(286, 26, Scene.rgb(0x87a35c), Scene.rgb(0x47683f), 86, 0, 840);
    for (int i = 0; i < 5; i++) {
      double x = 90 + 150 * i + 60 * Scene.hash(i, 1, 87);
      tree(s, x, 330 + 50 * Scene.hash(i, 2, 87), 60 + 50 * Scene.hash(i, 3, 87), 88 + i);
    }
    flowers(s, 400, 560, 89);
    s.develop(81);
    return s;
  }

  static void tree(Scene s, double x, double y, double h, int seed) {
    s.softShadow(x + h * 0.2, y, h * 0.9, h * 0.14, 0.6);
    s.g.setColor(Scene.rgb(0x5d4a38));
    s.g.fill(
        Things.path(
            x - h * 0.04,
            y,
            x - h * 0.02,
            y - h * 0.5,
            x + h * 0.02,
            y - h * 0.5,
            x + h * 0.05,
            y));
    s.blob(x, y - h * 0.68, h * 0.8, h * 0.75, Scene.rgb(0x8fb05c), Scene.rgb(0x3b5c37), seed);
  }

  static void flowers(Scene s, int from, int to, int seed) {
    int[] colours = {0xf4e36a, 0xffffff, 0xd98bb0};
    for (int i = 0; i < 500; i++) {
      double d = Scene.hash(i, 1, seed);
      double y = from + d * d * (to - from);
      double r = 0.7 + 1.8 * d * d;
      s.g.setColor(Scene.alpha(colours[i % 3], 0.8));
      s.g.fill(new Ellipse2D.Double(s.width * Scene.hash(i, 2, seed), y, 2 * r, 1.5 * r));
    }
  }

  static Scene lake() {
    Scene s = new Scene(840, 560);
    s.sky(260, Scene.rgb(0x86a9c6), Scene.rgb(0xf3e4d6), 0.06, 91);
    s.hills(250, 120, 330, Scene.rgb(0x7f93a6), Scene.rgb(0x9aaab2), 92);
    s.hills(262, 60, 210, Scene.rgb(0x62806d), Scene.rgb(0x7b957a), 95);
    AirAndSea.sea(s, 262, 470, Scene.rgb(0xb9c3c1), Scene.rgb(0x527d8c), 96);
    pines(s, 270, 30, 0, 330, 97);
    pines(s, 268, 24, 560, 840, 98);
    s.ground(462, 560, Scene.rgb(0x9c9a78), Scene.rgb(0x6d7450), 0.7, 99);
    pines(s, 540, 210, -20, 150, 100);
    pines(s, 536, 170, 720, 860, 101);
    s.develop(82);
    return s;
  }

  static void pines(Scene s, double base, double tall, double from, double to, int seed) {
    int i = 0;
    for (double x = from; x < to; x += tall * 0.3) {
      double h = tall * (0.7 + 0.5 * Scene.hash(i, 1, seed));
      for (int tier = 0; tier < 7; tier++) {
        double top = base - h * (0.98 - tier * 0.12);
        double half = h * (0.04 + 0.028 * tier);
        s.g.setPaint(
            new GradientPaint(
                (float) (x - half),
                0,
                Scene.rgb(0x567a57),
                (float) (x + half),
                0,
                Scene.rgb(0x22402f)));
        s.g.fill(
            Things.path(
                x,
                top - h * 0.06,
                x + half,
                top + h * 0.16,
                x,
                top + h * 0.12,
                x - half,
                top + h * 0.16));
      }
      i++;
    }
  }

  static Scene peaks() {
    Scene s = new Scene(840, 560);
    s.sky(360, Scene.rgb(0x4c86bf), Scene.rgb(0xe3edf1), 0.0, 102);
    peak(s, 250, 380, 330, 150, 103);
    peak(s, 560, 390, 400, 110, 104);
    peak(s, 760, 385, 300, 210, 105);
    s.hills(390, 70, 200, Scene.rgb(0x6d8a78), Scene.rgb(0x8aa184), 106);
    s.ground(392, 560, Scene.rgb(0x98ab78), Scene.rgb(0x62803f), 0.6, 107);
    pines(s, 440, 44, 0, 840, 108);
    s.develop(83);
    return s;
  }

  static void peak(Scene s, double x, double base, double half, double top, int seed) {
    Path2D shape =
        Things.path(
            x - half,
            base,
            x - half * 0.4,
            (base + top) / 2 + 20,
            x - 24,
            top + 26,
            x,
            top,
            x + 30,
            top + 34,
            x + half * 0.45,
            (base + top) / 2,
            x + half,
            base);
    Rectangle r = shape.getBounds().intersection(new Rectangle(s.width, s.height));
    for (int yy = r.y; yy < r.y + r.height; yy++) {
      for (int xx = r.x; xx < r.x + r.width; xx++) {
        if (shape.contains(xx + 0.5, yy + 0.5)) {
          double n = Scene.cloudy(xx / 60.0, yy / 60.0, seed);
          double lit = 0.5 - (xx - x) / half * 0.6 + (n - 0.5) * 1.4;
          Color rock = Scene.mix(Scene.rgb(0x5f6f80), Scene.rgb(0xa8adab), lit);
          Color snow = Scene.mix(Scene.rgb(0xa9bccf), Scene.rgb(0xfbfcfc), lit + 0.2);
          double cover = (0.42 - (yy - top) / (base - top) + (n - 0.5) * 1.1) * 6;
          Color c = Scene.mix(rock, snow, cover);
          double haze = Math.max(0, (yy - top) / (base - top) - 0.3) * 0.7;
          s.rgbAt(xx, yy, Scene.mix(c, Scene.rgb(0xb6c6c9), haze));
        }
      }
    }
  }

  static Scene heath() {
    Scene s = new Scene(540, 360);
    s.sky(170, Scene.rgb(0x9fb6c4), Scene.rgb(0xeee7da), 0.08, 131);
    s.hills(166, 44, 200, Scene.rgb(0x9aa5a4), Scene.rgb(0xadb2a4), 132);
    s.ground(168, 360, Scene.rgb(0xb3a98a), Scene.rgb(0x8a7d52), 0.4, 133);
    for (int i = 0; i < 90; i++) {
      double d = Scene.hash(i, 1, 134);
      double y = 184 + d * d * 170;
      double r = 4 + 16 * d * d;
      s.blob(
          540 * Scene.hash(i, 2, 134),
          y,
          r * 2,
          r,
          Scene.rgb(0xb08aa2),
          Scene.rgb(0x5d4a58),
          135 + i);
    }
    for (int i = 0; i < 6; i++) {
      double x = 60 + 84 * i;
      s.g.setColor(Scene.rgb(0x6b5b48));
      s.g.fill(new Rectangle2D.Double(x, 196, 2, 20));
      s.g.setColor(Scene.rgb(0xe9e4d6));
      s.g.fill(new Rectangle2D.Double(x - 7, 184, 16, 14));
      s.g.setColor(Scene.rgb(0x3a3f44));
      s.g.draw(new Ellipse2D.Double(x - 3, 187, 8, 8));
    }
    s.g.setColor(Scene.rgb(0x55606a));
    s.g.setStroke(new BasicStroke(2.4f));
    s.g.draw(new Line2D.Double(452, 330, 452, 214));
    s.g.setColor(Scene.rgb(0xb5322a));
    s.g.fill(Things.path(452, 214, 496, 222, 488, 232, 496, 244, 452, 240));
    return s;
  }

  static Scene dam() {
    Scene s = new Scene(840, 560);
    s.sky(220, Scene.rgb(0x7ea8c9), Scene.rgb(0xe4ebea), 0.05, 141);
    s.hills(230, 150, 260, Scene.rgb(0x75897f), Scene.rgb(0x8b9d86), 142);
    AirAndSea.sea(s, 214, 262, Scene.rgb(0x9db8bf), Scene.rgb(0x6e98a3), 143);
    Path2D wall = new Path2D.Double();
    wall.moveTo(120, 258);
    wall.quadTo(420, 280, 720, 258);
    wall.lineTo(640, 470);
    wall.quadTo(420, 500, 200, 470);
    wall.closePath();
    s.g.setPaint(
        new LinearGradientPaint(
            120,
            0,
            720,
            0,
            new float[] {0, 0.45f, 1},
            new Color[] {Scene.rgb(0xa9a79e), Scene.rgb(0xd4d1c6), Scene.rgb(0x8a8983)}));
    s.g.fill(wall);
    s.g.setStroke(new BasicStroke(1.2f));
    s.g.setColor(Scene.alpha(0x6f6d66, 0.45));
    for (int i = 1; i < 14; i++) {
      double t = i / 14.0;
      s.g.draw(
          new Line2D.Double(
              120 + 600 * t,
              262 + 14 * Math.sin(t * Math.PI),
              200 + 440 * t,
              474 + 14 * Math.sin(t * Math.PI)));
    }
    s.roughen(wall, 0.14, 18, 144);
    s.g.setColor(Scene.rgb(0x7d7b74));
    s.g.setStroke(new BasicStroke(9));
    s.g.draw(new QuadCurve2D.Double(116, 256, 420, 278, 724, 256));
    s.g.setPaint(
        new GradientPaint(0, 300, Scene.alpha(0xffffff, 0.9), 0, 490, Scene.alpha(0xffffff, 0.5)));
    s.g.fill(Things.path(392, 290, 448, 290, 470, 492, 372, 492));
    for (int side = -1; side <= 1; side += 2) {
      double e = side < 0 ? 0 : 840;
      Path2D rock = Things.path(e, 190, e - side * 150, 246, e - side * 250, 500, e, 560);
      s.g.setPaint(
          new GradientPaint(
              (float) e, 0, Scene.rgb(0x5f6a5a), (float) (e - side * 240), 0, Scene.rgb(0x8f9080)));
      s.g.fill(rock);
      s.roughen(rock, 0.8, 22, 145 + side);
      pines(s, 250, 40, side < 0 ? 0 : 720, side < 0 ? 110 : 840, 147 + side);
    }
    s.ground(490, 560, Scene.rgb(0x9aa391), Scene.rgb(0x5f7a70), 0.8, 149);
    s.develop(86);
    return s;
  }
}

/** Scenes from the air. */
final class FromAbove {
  private FromAbove() {}

  /** Reeds, water and sand, from a drone that looks down at a slant. */
  static Scene reeds() {
    Scene s = new Scene(960, 640);
    s.sky(90, Scene.rgb(0xa8c4d4), Scene.rgb(0xe8ece6), 0.05, 151);
    for (int y = 88; y < 640; y++) {
      double depth = (y - 60) / 580.0;
      for (int x = 0; x < 960; x++) {
        double u = (x - 480) / depth / 240;
        double v = 3.2 / depth;
        double w =
            Scene.cloudy(u * 0.9 + 5, v * 0.9, 152)
                + 0.12 * (Scene.cloudy(u * 4, v * 4, 153) - 0.5);
        double fine = Scene.hash(x, y, 154) - 0.5 + 1.5 * (Scene.cloudy(u * 14, v * 14, 155) - 0.5);
        Color c;
        if (w < 0.44) {
          c = Scene.mix(Scene.rgb(0x3d6b74), Scene.rgb(0x7fa3a4), (w - 0.3) * 5 + fine * 0.08);
        } else if (w < 0.475) {
          c = Scene.mix(Scene.rgb(0xcdbf98), Scene.rgb(0xa99a70), fine);
        } else {
          c =
              Scene.shade(
                  Scene.mix(Scene.rgb(0x9aa15c), Scene.rgb(0x5c7440), (w - 0.47) * 5), fine * 0.3);
        }
        s.rgbAt(x, y, Scene.mix(Scene.rgb(0xd7e0de), c, Math.min(1, depth * 2.4 + 0.1)));
      }
    }
    for (int i = 0; i < 46; i++) {
      double d = 0.15 + 0.85 * Scene.hash(i, 1, 156);
      double x = 300 + 330 * Scene.hash(i, 2, 156) - 200 * d;
      double y = 90 + 500 * d * d;
      s.g.setColor(Scene.rgb(0xf7f7f2));
      s.g.setStroke(
          new BasicStroke((float) (1.1 + 1.6 * d), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      double w = 3 + 9 * d;
      s.g.draw(new QuadCurve2D.Double(x - w, y - w * 0.3, x - w * 0.4, y - w * 0.6, x, y));
      s.g.draw(new QuadCurve2D.Double(x, y, x + w * 0.4, y - w * 0.6, x + w, y - w * 0.3));
    }
    s.develop(87);
    return s;
  }

  /** Where the drone of {@link #buoys} is, 150 m east of Old Quay. */
  static final double LAT = -41.16;

  static final double LON = -24.5763;
  static final double UP_M = 60;
  static final double PITCH_DEG = -16;

  /** The eastern border of Old Quay, from south to north: longitude, latitude. */
  private static final double[][] BORDER = {
    {-24.584644, -41.166684}, {-24.577491, -41.163082}, {-24.578684, -41.156779},
    {-24.587029, -41.154078}
  };

  /** A boat on either side of a line of buoys, which stand on the border of Old Quay. */
  static Scene buoys() {
    Scene s = new Scene(960, 640);
    s.sky(126, Scene.rgb(0x7fb0d6), Scene.rgb(0xe4ebea), 0.0, 201);
    s.hills(124, 26, 320, Scene.rgb(0x90a4ac), Scene.rgb(0xa7b6b4), 202);
    AirAndSea.sea(s, 121, 640, Scene.rgb(0xa3bcc4), Scene.rgb(0x3a6a80), 203);
    Things.motorboat(s, 330, 318, 150, true, 0x9c2b2b);
    for (int edge = 0; edge + 1 < BORDER.length; edge++) {
      for (double t = 0; t < 1; t += 0.016) {
        double lon = BORDER[edge][0] + t * (BORDER[edge + 1][0] - BORDER[edge][0]);
        double lat = BORDER[edge][1] + t * (BORDER[edge + 1][1] - BORDER[edge][1]);
        buoy(s, lat, lon);
      }
    }
    Things.sailboat(s, 700, 575, 220, false, 0x24405e);
    s.develop(204);
    return s;
  }

  /** Painted where a camera of 26 mm (of 36) that looks due west would see it on flat water. */
  private static void buoy(Scene s, double lat, double lon) {
    double west = (LON - lon) * 111_320 * Math.cos(Math.toRadians(LAT));
    double north = (lat - LAT) * 111_057;
    double down = Math.toRadians(-PITCH_DEG);
    double depth = west * Math.cos(down) + UP_M * Math.sin(down);
    double below = UP_M * Math.cos(down) - west * Math.sin(down);
    double focal = s.width * 26 / 36.0;
    if (depth > 10) {
      double x = s.width / 2.0 + focal * north / depth;
      double y = s.height / 2.0 + focal * below / depth;
      double size = 2.2 * focal / depth;
      s.g.setColor(Scene.alpha(0x1f2f38, 0.4));
      s.g.fill(new Ellipse2D.Double(x - size * 0.7, y - size * 0.2, size * 1.4, size * 0.5));
      s.g.setColor(Scene.rgb(0xd8862c));
      s.g.fill(new Ellipse2D.Double(x - size / 2, y - size, size, size));
    }
  }

  /** Fields from straight above. */
  static Scene fields() {
    Scene s = new Scene(840, 560);
    int[] crops = {0x9fae5c, 0xc9b873, 0x7f9a4c, 0xb08a5c, 0x6d8a46, 0xd8cd8e};
    for (int y = 0; y < 560; y++) {
      for (int x = 0; x < 840; x++) {
        double u = x * 0.96 + y * 0.28;
        double v = y * 0.96 - x * 0.28;
        int row = (int) Math.floor(v / 150);
        int column = (int) Math.floor((u + 90 * Scene.hash(row, 0, 161)) / 190);
        double fu = (u + 90 * Scene.hash(row, 0, 161)) / 190 - column;
        double fv = v / 150 - row;
        Color c = new Color(crops[(int) (Scene.hash(column, row, 162) * crops.length)]);
        boolean along = Scene.hash(column, row, 163) > 0.5;
        double furrow = Math.sin((along ? v : u) * 1.1) * 0.05;
        c = Scene.shade(c, furrow + (Scene.cloudy(x / 40.0, y / 40.0, 164) - 0.5) * 0.35);
        double edge = Math.min(Math.min(fu, 1 - fu) * 190, Math.min(fv, 1 - fv) * 150);
        if (edge < 5) {
          c =
              Scene.mix(
                  Scene.rgb(0x4c6338), Scene.rgb(0x6f8350), Scene.noise(x / 6.0, y / 6.0, 165));
        }
        double river =
            Math.abs(
                x
                    - 520
                    - 0.35 * y
                    - 60 * Math.sin(y / 120.0)
                    - 30 * Scene.cloudy(y / 90.0, 1, 166));
        if (river < 26) {
          c =
              river > 21
                  ? Scene.rgb(0x8d8a64)
                  : Scene.shade(
                      Scene.rgb(0x557f88), (Scene.cloudy(x / 16.0, y / 16.0, 167) - 0.5) * 0.3);
        }
        s.rgbAt(x, y, Scene.shade(c, (Scene.hash(x, y, 168) - 0.5) * 0.06));
      }
    }
    for (int i = 0; i < 70; i++) {
      double x = 840 * Scene.hash(i, 1, 169);
      double y = 560 * Scene.hash(i, 2, 169);
      double r = 8 + 10 * Scene.hash(i, 3, 169);
      s.g.setColor(Scene.alpha(0x1a2416, 0.35));
      s.g.fill(new Ellipse2D.Double(x - r * 0.4, y - r * 0.4, 2 * r, 2 * r));
      s.blob(x, y, 2 * r, 2 * r, Scene.rgb(0x86a055), Scene.rgb(0x3d5a35), 170 + i);
    }
    s.develop(88);
    return s;
  }
}
