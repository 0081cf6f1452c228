package org.sightline.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium that looks at pages on disk and tells what they asked for and complained of.
 */
final class Chromium implements AutoCloseable {
  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one, or skips the test where there is none. */
  static Chromium start(Path profile) {
    File browser = program("CHROMIUM", "chromium", "chromium-browser", "google-chrome");
    File service = program("CHROMEDRIVER", "chromedriver");
    Assumptions.assumeTrue(
        browser != null && service != null,
        "skipped: chromium and chromedriver are neither on PATH nor named in CHROMIUM and"
            + " CHROMEDRIVER");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable("browser", Level.ALL);
    logs.enable("performance", Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    // both programs are named, so that Selenium's own manager never looks for them on the network
    ChromeDriverService chosen =
        new ChromeDriverService.Builder().usingDriverExecutable(service).build();
    return new Chromium(new ChromeDriver(chosen, options));
  }

  private static @Nullable File program(String variable, String... names) {
    String named = System.getenv(variable);
    if (named != null) {
      return new File(named);
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name : names) {
        if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
          return new File(folder, name);
        }
      }
    }
    return null;
  }

  /** Opens a page afresh in a window of a size, pixels. */
  void open(Path page, String hash, int width, int height, boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 800));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    driver.get("about:blank");
    driver.get(page.toUri() + hash);
  }

  Object run(String script) {
    Object answer = driver.executeScript(script);
    return answer == null ? "" : answer;
  }

  long number(String script) {
    return ((Number) run("return " + script)).longValue();
  }

  String text(String selector) {
    return driver.findElement(By.cssSelector(selector)).getText();
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void leaveFields() {
    press(Keys.ESCAPE);
  }

  /** Waits until an expression holds; says which did not. */
  void until(String condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!Boolean.TRUE.equals(run("return !!(" + condition + ")"))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came true: " + condition);
      }
    }
  }

  /** What the page complained of since the last call. */
  List<String> complaints() {
    List<String> lines = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get("browser")) {
      lines.add(entry.getLevel() + " " + entry.getMessage());
    }
    return lines;
  }

  /** Every address asked for since the last call that is not a file or written in the page. */
  List<String> requestsElsewhere() {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get("performance")) {
      String message = entry.getMessage();
      int at = message.indexOf("\"Network.requestWillBeSent\"");
      int url = message.indexOf("\"url\":\"", message.indexOf("\"request\":"));
      if (at >= 0 && url >= 0) {
        String address = message.substring(url + 7, message.indexOf('"', url + 7));
        if (!address.startsWith("file:")
            && !address.startsWith("data:")
            && !address.startsWith("chrome:")) { // its own first page
          addresses.add(address);
        }
      }
    }
    return addresses;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
