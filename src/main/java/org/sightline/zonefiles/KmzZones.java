package org.sightline.zonefiles;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * KMZ: a ZIP archive with one KML document, {@code doc.kml} or else the first (OGC 07-147r2, annex
 * C). Entries, sizes and the rate of expansion are bounded; names in the archive are compared and
 * never used as paths.
 */
final class KmzZones implements ZoneReader {
  private static final int MAX_ENTRIES = 10_000;
  private static final long MAX_BYTES = 512L << 20;
  private static final int MAX_HELD_BYTES = 64 << 20;

  @Override
  public String name() {
    return "KMZ";
  }

  @Override
  public boolean accepts(String head) {
    return head.startsWith("PK\u0003\u0004");
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(input.open())) {
      Bounded bounded = new Bounded(zip);
      byte @Nullable [] first = null;
      int documents = 0;
      ZipEntry entry = zip.getNextEntry();
      for (int n = 0; entry != null; n++, entry = zip.getNextEntry()) {
        if (n >= MAX_ENTRIES) {
          throw new ZipException("the archive has more than " + MAX_ENTRIES + " entries");
        }
        String name = entry.getName();
        boolean document = name.regionMatches(true, name.length() - 4, ".kml", 0, 4);
        documents += document ? 1 : 0;
        if (name.equals("doc.kml")) {
          KmlZones.read(bounded, input, into);
          return;
        }
        if (first == null && document) {
          first = bounded.readNBytes(MAX_HELD_BYTES + 1);
          if (first.length > MAX_HELD_BYTES) {
            throw new ZipException("the archive's document is larger than 64 MiB");
          }
        } else {
          bounded.skipRest();
        }
      }
      if (documents > 1) {
        into.problem(
            input.name(),
            null,
            "holds "
                + documents
                + " KML documents, of which the first is read; unpack it"
                + " and name the others if they hold zones too",
            false);
      }
      if (first == null) {
        into.problem(input.name(), null, "is an archive without a KML document", true);
      } else {
        KmlZones.read(new ByteArrayInputStream(first), input, into);
      }
    } catch (ZipException | IllegalArgumentException e) {
      // an illegal argument: a name in the archive that is not text
      into.problem(
          input.name(), null, "is a damaged or oversized archive: " + e.getMessage(), true);
    }
  }

  /** Counts what comes out of the archive, all entries together. */
  private static final class Bounded extends FilterInputStream {
    private long left = MAX_BYTES;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int off, int len) throws IOException {
      int n = in.read(bytes, off, len);
      left -= Math.max(n, 0);
      if (left < 0) {
        throw new ZipException("the archive unpacks to more than 512 MiB");
      }
      return n;
    }

    void skipRest() throws IOException {
      byte[] buffer = new byte[8192];
      int n = read(buffer, 0, buffer.length);
      while (n >= 0) {
        n = read(buffer, 0, buffer.length);
      }
    }

    @Override
    public void close() {
      // the archive is closed by whoever opened it
    }
  }
}
