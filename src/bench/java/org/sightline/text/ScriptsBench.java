package org.sightline.text;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sightline.formats.Probe;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

/**
 * How often writing that the reader does not know is told as not read: {@code mvn -q -Pbench,fast
 * test-compile exec:exec -Dexec.mainClass=org.sightline.text.ScriptsBench -Dbench="COUNT FONT..."}
 * with files of fonts for scripts that those of the system lack, or {@code -Dbench="FOLDER"} for
 * all photos in a folder. The numbers stand in docs/text.md.
 */
public final class ScriptsBench {
  private static final Map<String, List<String>> SIGNS = signs();

  private final TextReader reader;
  private final Random random = new Random(5);

  private ScriptsBench(TextReader reader) {
    this.reader = reader;
  }

  /** Arguments: how many of each, or a folder; then files of fonts. */
  public static void main(String[] arguments) throws Exception {
    List<Font> fonts = new ArrayList<>();
    for (String name : List.of("DejaVu Sans", "Liberation Sans")) {
      fonts.add(new Font(name, Font.BOLD, 1));
    }
    for (int i = 1; i < arguments.length; i++) {
      fonts.add(Font.createFont(Font.TRUETYPE_FONT, Path.of(arguments[i]).toFile()));
    }
    try (TextReader reader =
        Objects.requireNonNull(TextReader.open(TextNetworks.modelsDir(), 960))) {
      ScriptsBench bench = new ScriptsBench(reader);
      if (Character.isDigit(arguments[0].charAt(0))) {
        bench.rendered(Integer.parseInt(arguments[0]), fonts);
      } else {
        bench.photos(Path.of(arguments[0]));
      }
    }
  }

  private void rendered(int each, List<Font> fonts) throws InputException {
    for (Map.Entry<String, List<String>> script : SIGNS.entrySet()) {
      int drawn = 0;
      int told = 0;
      for (int i = 0; i < each; i++) {
        String sign = script.getValue().get(i % script.getValue().size());
        List<Font> able = new ArrayList<>(fonts);
        able.removeIf(font -> font.canDisplayUpTo(sign.replace("|", "")) >= 0);
        if (!able.isEmpty()) {
          TextReader.Reading reading = read(sign, able.get(random.nextInt(able.size())), i);
          drawn++;
          told += reading.tooSmall() + reading.unclear() > 0 ? 1 : 0;
        }
      }
      System.out.printf(Locale.ROOT, "%-24s told %3d of %3d%n", script.getKey(), told, drawn);
    }
  }

  private TextReader.Reading read(String sign, Font font, int number) throws InputException {
    float letterPx = number % 4 == 0 ? 12 + random.nextInt(14) : 26 + random.nextInt(60);
    boolean dark = random.nextBoolean();
    Print.Shot shot =
        new Print.Shot(
            (random.nextDouble() - 0.5) * 30,
            0.2 * random.nextDouble(),
            1.5 * random.nextDouble(),
            15 * random.nextDouble());
    BufferedImage board = board(List.of(sign.split("\\|")), font.deriveFont(letterPx), dark);
    try (Mat picture = Print.shot(board, 1600, 1200, shot, random)) {
      return reader.read(picture, 1600, 1200);
    }
  }

  private static BufferedImage board(List<String> lines, Font font, boolean dark) {
    FontRenderContext context = new FontRenderContext(null, true, true);
    double longest = 0;
    for (String line : lines) {
      longest = Math.max(longest, font.getStringBounds(line, context).getWidth());
    }
    float letterPx = font.getSize2D();
    int width = (int) (longest * 1.22 + letterPx);
    int height = (int) (1.6 * letterPx * (lines.size() + 0.55));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(dark ? new Color(170, 20, 20) : new Color(245, 240, 220));
    pen.fillRect(0, 0, width, height);
    pen.setColor(dark ? Color.WHITE : Color.BLACK);
    pen.setFont(font);
    for (int i = 0; i < lines.size(); i++) {
      double wide = font.getStringBounds(lines.get(i), context).getWidth();
      pen.drawString(
          lines.get(i), (float) ((width - wide) / 2), (float) (1.6 * letterPx * (i + 1.15)));
    }
    pen.dispose();
    return image;
  }

  private void photos(Path folder) throws Exception {
    int looked = 0;
    int withBoxes = 0;
    int told = 0;
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      try {
        if (new Probe().open(Input.of(file)) instanceof MediaItem.Photo photo) {
          try (Frame frame = Frames.open(photo, 1_600)) {
            TextReader.Reading reading =
                reader.read(frame.mat(), frame.fullWidthPx(), frame.fullHeightPx());
            looked++;
            int unread = reading.tooSmall() + reading.unclear();
            told += unread > 0 ? 1 : 0;
            withBoxes += unread > 0 || !reading.lines().isEmpty() ? 1 : 0;
            if (unread > 0) {
              System.out.println(file.getFileName() + " " + reading);
            }
          }
        }
      } catch (InputException e) {
        System.out.println(file.getFileName() + " " + e.getMessage());
      }
    }
    System.out.println(
        looked + " photos, " + withBoxes + " with lines read or not, " + told + " told");
  }

  private static Map<String, List<String>> signs() {
    Map<String, List<String>> signs = new LinkedHashMap<>();
    signs.put(
        "Cyrillic",
        List.of(
            "ФОТОСЪЁМКА ЗАПРЕЩЕНА",
            "СТОП|ЗАПРЕТНАЯ ЗОНА",
            "ВХОД ВОСПРЕЩЁН",
            "ВОЕННЫЙ ОБЪЕКТ",
            "Фотографировать запрещено",
            "ЗАБОРОНЕНА ЗОНА",
            "СНИМАНЕТО ЗАБРАНЕНО",
            "Посторонним вход воспрещён"));
    signs.put(
        "Greek",
        List.of(
            "ΑΠΑΓΟΡΕΥΕΤΑΙ Η ΦΩΤΟΓΡΑΦΗΣΗ",
            "ΑΠΑΓΟΡΕΥΕΤΑΙ Η ΕΙΣΟΔΟΣ",
            "ΣΤΡΑΤΙΩΤΙΚΗ ΠΕΡΙΟΧΗ",
            "Απαγορεύεται η είσοδος"));
    signs.put(
        "Arabic",
        List.of("ممنوع التصوير", "منطقة عسكرية|ممنوع الاقتراب", "ممنوع الدخول", "منطقة محظورة"));
    signs.put("Hebrew", List.of("אסור לצלם", "שטח צבאי", "שטח צבאי סגור|הכניסה אסורה"));
    signs.put("Korean", List.of("사진 촬영 금지", "출입 금지", "군사 시설", "군사시설 보호구역"));
    signs.put("Kana", List.of("カメラ シャッター", "ここで しゃしんを とらないでください", "フェンスに さわるな"));
    signs.put("Japanese, mixed", List.of("撮影禁止", "立ち入り禁止", "写真を撮らないでください"));
    signs.put("Devanagari", List.of("फोटो खींचना मना है", "प्रवेश निषेध", "सैन्य क्षेत्र"));
    signs.put("Thai", List.of("ห้ามถ่ายรูป", "ห้ามเข้า", "เขตทหาร|ห้ามเข้า"));
    signs.put(
        "Latin: should be none",
        List.of(
            "NO PHOTOGRAPHY",
            "RESTRICTED AREA",
            "FOTOGRAFIEREN VERBOTEN",
            "Défense d'entrer",
            "ZAKAZ FOTOGRAFOWANIA",
            "Fotoğraf çekmek yasaktır",
            "TILTOTT TERÜLET",
            "OPEN 24 HOURS"));
    signs.put("Chinese: should be none", List.of("军事禁区", "禁止拍照", "禁止入内|军事管理区"));
    return signs;
  }
}
