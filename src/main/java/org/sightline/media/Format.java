package org.sightline.media;

import java.util.Locale;

/** The kinds of content that are told apart, and what becomes of each. */
public enum Format {
  JPEG(Use.PHOTO),
  PNG(Use.PHOTO),
  WEBP(Use.PHOTO),
  /** TIFF and all RAW formats that are built as TIFF; the reader says which. */
  TIFF(Use.PHOTO),
  /** Any still picture in ISO base media boxes; the reader says which codec. */
  HEIC(Use.PHOTO),
  CR3(Use.PHOTO),
  RAF(Use.PHOTO),

  MP4(Use.VIDEO),
  MOV(Use.VIDEO),
  THREE_GP(Use.VIDEO),
  MKV(Use.VIDEO),
  WEBM(Use.VIDEO),
  AVI(Use.VIDEO),
  /** MPEG transport stream, with or without the time codes of AVCHD. */
  TS(Use.VIDEO),
  MPG(Use.VIDEO),
  FLV(Use.VIDEO),
  WMV(Use.VIDEO),

  SRT(Use.TRACK),
  GPX(Use.TRACK),
  KML(Use.TRACK),
  TCX(Use.TRACK),
  IGC(Use.TRACK),
  NMEA(Use.TRACK),
  FIT(Use.TRACK),
  GPMF(Use.TRACK),
  KLV(Use.TRACK),
  CSV(Use.TRACK),
  /** Places of images, one a line, as OpenDroneMap takes them. */
  GEO(Use.TRACK),

  GIF(Use.NOT_SUPPORTED),
  BMP(Use.NOT_SUPPORTED),
  JP2(Use.NOT_SUPPORTED),
  JXL(Use.NOT_SUPPORTED),
  SVG(Use.NOT_SUPPORTED),
  PSD(Use.NOT_SUPPORTED),
  ICO(Use.NOT_SUPPORTED),
  EXR(Use.NOT_SUPPORTED),
  CRW(Use.NOT_SUPPORTED),
  MRW(Use.NOT_SUPPORTED),
  X3F(Use.NOT_SUPPORTED),
  FLIF(Use.NOT_SUPPORTED),
  BPG(Use.NOT_SUPPORTED),
  DICOM(Use.NOT_SUPPORTED),
  XCF(Use.NOT_SUPPORTED),
  PNM(Use.NOT_SUPPORTED),
  XMP(Use.NOT_SUPPORTED),
  PDF(Use.NOT_SUPPORTED),
  POSTSCRIPT(Use.NOT_SUPPORTED),
  /** The old office formats: Word, Excel, PowerPoint before 2007. */
  OLE(Use.NOT_SUPPORTED),
  RTF(Use.NOT_SUPPORTED),
  /** Archives, and all that is one inside: office documents since 2007, KMZ. */
  ZIP(Use.NOT_SUPPORTED),
  ARCHIVE(Use.NOT_SUPPORTED),
  /** Sound without pictures. */
  AUDIO(Use.NOT_SUPPORTED),

  UNKNOWN(Use.NONE);

  /** What becomes of a file. */
  public enum Use {
    PHOTO,
    VIDEO,
    TRACK,
    NOT_SUPPORTED,
    NONE
  }

  private final Use use;

  Format(Use use) {
    this.use = use;
  }

  /** What becomes of a file of this kind. */
  public Use use() {
    return use;
  }

  /** Lower-case name in the record. */
  public String text() {
    return this == THREE_GP ? "3gp" : name().toLowerCase(Locale.ROOT);
  }
}
