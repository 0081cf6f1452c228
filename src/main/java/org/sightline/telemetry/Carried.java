package org.sightline.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Block;
import org.sightline.media.MediaItem;

/**
 * The pieces of metadata of one still, each decoded once for all readers. Made and used by one
 * thread.
 */
final class Carried {
  /** Pieces of one kind beyond this many are not looked at: a still has two or three. */
  private static final int MAX_PIECES = 32;

  private final MediaItem.Photo photo;
  private final List<ExifTags> exif = new ArrayList<>(1);
  private final List<XmpPacket> xmp = new ArrayList<>(1);
  private final List<Block> unread = new ArrayList<>(1);

  Carried(MediaItem.Photo photo) {
    this.photo = photo;
    for (Block block : photo.blocks()) {
      add(block);
    }
    if (!exifIsDated()) {
      for (Block block : unread) {
        if (XmpMentions.date(block.bytes())) {
          xmp.add(XmpPacket.read(block));
        }
      }
    }
  }

  /** Whether the date is known, so that packets without a place need not be parsed for it. */
  private boolean exifIsDated() {
    for (ExifTags tags : exif) {
      if (tags.text(0x9003) != null) {
        return true;
      }
    }
    return false;
  }

  private void add(Block block) {
    switch (block.kind()) {
      case EXIF:
        if (exif.size() < MAX_PIECES) {
          exif.add(ExifTags.read(block.bytes(), block.where()));
        }
        break;
      case TIFF_FILE:
        exif.add(ExifTags.read(photo.header().file().path(), block.where()));
        break;
      case XMP:
      case XMP_SECONDARY:
      case XMP_SIDECAR:
        if (xmp.size() < MAX_PIECES) {
          if (XmpMentions.place(block.bytes())) {
            xmp.add(XmpPacket.read(block));
          } else {
            unread.add(block);
          }
        }
        break;
      default:
        break; // texts are read where they lie
    }
  }

  MediaItem.Photo photo() {
    return photo;
  }

  /** TIFF structures, in file order. */
  List<ExifTags> exif() {
    return exif;
  }

  /** XMP packets that mention a place or direction, where EXIF has no date those with one too. */
  List<XmpPacket> xmp() {
    return xmp;
  }

  /** The first packet of the picture itself that has a property; null if none has. */
  @Nullable XmpPacket with(String property) {
    for (XmpPacket packet : xmp) {
      if (packet.kind() != Block.Kind.XMP_SECONDARY && packet.text(property) != null) {
        return packet;
      }
    }
    return null;
  }

  /** Names the camera, which some readers must know before they read. */
  void nameCamera(Draft draft) {
    for (ExifTags tags : exif) {
      draft.camera(tags.text(0x010F), tags.text(0x0110));
    }
    for (XmpPacket packet : xmp) {
      if (packet.kind() != Block.Kind.XMP_SECONDARY) {
        draft.camera(packet.text("tiff:Make"), packet.text("tiff:Model"));
        draft.camera(packet.text("exif:Make"), packet.text("exif:Model"));
      }
    }
  }

  /** Notes pieces that broke off. */
  void noteDamage(Draft draft) {
    for (ExifTags tags : exif) {
      String damage = tags.damage();
      if (damage != null) {
        draft.note(
            "exif-damaged",
            "The EXIF data (" + tags.where() + ") is damaged: " + damage + ". The rest was read.");
      }
    }
    for (XmpPacket packet : xmp) {
      if (packet.damaged()) {
        draft.note(
            "xmp-damaged",
            "The XMP data (" + packet.where() + ") breaks off; what stood before was read");
      }
    }
  }
}
