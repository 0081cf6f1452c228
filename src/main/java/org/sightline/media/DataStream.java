package org.sightline.media;

import java.io.Serializable;

/**
 * A stream of timed data beside the picture and the sound of a video, not yet read: where telemetry
 * lies. {@code containers.Packets.open} reads it.
 *
 * @param number which of the file's streams: the track id of an ISO base media file, the packet
 *     identifier of a transport stream
 * @param format what the packets are, by the container's own code: the four characters of the
 *     sample entry ({@code gpmd}, {@code djmd}, {@code camm}, {@code rtmd}, {@code mebx}, {@code
 *     tx3g}…); {@code KLVA} for SMPTE 336 packets in a transport stream
 * @param handler the handler type of an ISO base media file, such as {@code meta} or {@code sbtl};
 *     empty elsewhere
 * @param description the sample entry after its size and type; empty where the container has none
 */
public record DataStream(int number, String format, String handler, Bytes description)
    implements Serializable {}
