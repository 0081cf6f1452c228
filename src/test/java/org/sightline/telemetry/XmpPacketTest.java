package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sightline.media.Block;
import org.sightline.media.Bytes;

class XmpPacketTest {
  private static XmpPacket packet(String text, Charset charset) {
    return XmpPacket.read(new Block(Block.Kind.XMP, "APP1", Bytes.wrap(text.getBytes(charset))));
  }

  private static String wrap(String inner) {
    return "<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        + "<rdf:Description xmlns:e='http://ns.adobe.com/exif/1.0/'"
        + inner
        + "</rdf:RDF></x:xmpmeta>";
  }

  @Test
  void readsPropertiesWhateverTheirForm() {
    assertEquals("1", packet(wrap(" e:A='1'/>"), StandardCharsets.UTF_8).text("exif:A"));
    XmpPacket elements =
        packet(
            wrap(
                "><e:A>  x &amp; &#x41;<!-- c --><![CDATA[<y>]]> </e:A><e:B><rdf:Seq><rdf:li>1"
                    + "</rdf:li><rdf:li>2</rdf:li></rdf:Seq></e:B></rdf:Description>"),
            StandardCharsets.UTF_8);
    assertEquals("x & A<y>", elements.text("exif:A"));
    assertEquals("1", elements.text("exif:B"));
    assertFalse(elements.damaged());
  }

  @Test
  void readsEveryEncodingOfTheStandard() {
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_16LE
        }) {
      String text = wrap(" e:GPSLatitude='46,5N' e:A='é'/>");
      assertEquals("é", packet(text, charset).text("exif:A"), charset.name());
      assertTrue(XmpMentions.place(Bytes.wrap(text.getBytes(charset))), charset.name());
    }
  }

  @Test
  void namespaceIsKnownByAddressNotPrefix() {
    String text =
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns:dji='http://www.dji.com/drone-dji/1.0/' xmlns:exif='urn:other'>"
            + "<rdf:Description dji:GimbalYawDegree='5' exif:GPSLatitude='1'/></rdf:RDF>";
    XmpPacket packet = packet(text, StandardCharsets.UTF_8);
    assertEquals("5", packet.text("drone-dji:GimbalYawDegree"));
    assertNull(packet.text("exif:GPSLatitude"));
  }

  @Test
  void documentTypesAndEntitiesAreNotRead() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
            + wrap(" e:A='&a;&b;'/>");
    XmpPacket packet = packet(bomb, StandardCharsets.UTF_8);
    assertTrue(packet.damaged());
    assertNull(packet.text("exif:A"));
    assertEquals("&b;", packet(wrap(" e:A='&b;'/>"), StandardCharsets.UTF_8).text("exif:A"));
  }

  @Test
  void depthAndLengthAreBounded() {
    StringBuilder deep = new StringBuilder("<a>");
    for (int i = 0; i < 100_000; i++) {
      deep.append("<a>");
    }
    assertTrue(packet(deep.toString(), StandardCharsets.UTF_8).damaged());
    String longValue = wrap(" e:A='" + "1".repeat(100_000) + "' e:B='2'/>");
    XmpPacket packet = packet(longValue, StandardCharsets.UTF_8);
    assertNull(packet.text("exif:A"));
    assertEquals("2", packet.text("exif:B"));
  }

  @Test
  @Timeout(60)
  void fourMegabytesOfSmallValuesAreReadInOnePass() {
    // looking for each value's entities to the end of the packet would take hours
    StringBuilder many = new StringBuilder(" e:A='1'>");
    while (many.length() < 4_000_000) {
      many.append("<e:B>&").append("&x".repeat(200)).append("</e:B><e:B e:C='2'/>");
    }
    XmpPacket packet = packet(wrap(many.toString()), StandardCharsets.UTF_8);
    assertEquals("1", packet.text("exif:A"));
    assertEquals("&" + "&x".repeat(200), packet.text("exif:B"));
  }

  @Test
  void whatStoodBeforeABreakIsKept() {
    String text = wrap("><e:A>1</e:A><e:B>2</e:B></rdf:Description>");
    XmpPacket packet = packet(text.substring(0, text.indexOf("<e:B>") + 3), StandardCharsets.UTF_8);
    assertEquals("1", packet.text("exif:A"));
    assertTrue(packet.damaged());
  }

  @Test
  void datesAndCamerasAreMentionedByTheirNames() {
    for (String name : List.of("exif:DateTimeOriginal", "photoshop:DateCreated", "tiff:Make")) {
      byte[] packet =
          wrap("><" + name + ">x</" + name + "></rdf:Description>")
              .getBytes(StandardCharsets.UTF_8);
      assertTrue(XmpMentions.date(Bytes.wrap(packet)), name);
    }
    byte[] edited = wrap(" e:MetadataDate='2026-01-01'/>").getBytes(StandardCharsets.UTF_8);
    assertFalse(XmpMentions.date(Bytes.wrap(edited)));
    assertTrue(XmpMentions.date(Bytes.wrap("<x/>".getBytes(StandardCharsets.UTF_16BE))));
  }

  @Test
  void packetsWithoutAPlaceAreNotParsed() {
    byte[] plain =
        wrap(" e:Make='Canon' e:DateTimeOriginal='2020-01-01'/>").getBytes(StandardCharsets.UTF_8);
    assertFalse(XmpMentions.place(Bytes.wrap(plain)));
    assertFalse(XmpMentions.place(Bytes.EMPTY));
  }

  @Test
  void fieldsOfOtherPicturesAndPlacesAreNotThisPictures() {
    String shown =
        wrap(
            "><i:LocationShown xmlns:i='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'><rdf:Bag>"
                + "<rdf:li rdf:parseType='Resource'><e:GPSLatitude>48,51.5N</e:GPSLatitude></rdf:li>"
                + "</rdf:Bag></i:LocationShown><e:GPSLongitude>2,17.5E</e:GPSLongitude>"
                + "</rdf:Description>");
    assertNull(packet(shown, StandardCharsets.UTF_8).text("exif:GPSLatitude"));
    assertEquals("2,17.5E", packet(shown, StandardCharsets.UTF_8).text("exif:GPSLongitude"));
    String pasted =
        wrap(
            "><m:Pantry xmlns:m='http://ns.adobe.com/xap/1.0/mm/'><rdf:Bag><rdf:li>"
                + "<rdf:Description e:GPSLatitude='48,51.5N'/></rdf:li></rdf:Bag></m:Pantry>"
                + "</rdf:Description>");
    assertNull(packet(pasted, StandardCharsets.UTF_8).text("exif:GPSLatitude"));
    String created = shown.replace("LocationShown", "LocationCreated");
    assertEquals("48,51.5N", packet(created, StandardCharsets.UTF_8).text("exif:GPSLatitude"));
  }
}
