/**
 * Writes assessments as JSON Lines (the record), GeoJSON, HTML, CSV and annotated images, and reads
 * the record back.
 *
 * <p>Takes an {@link org.sightline.risk.Assessment} an item and gives its line, from any thread;
 * then takes the folder that holds the lines and gives every other report, from one thread, with
 * one row in memory at a time.
 *
 * <pre>{@code
 * byte[] line = RecordLine.of(assessment, Attached.NOTHING);
 * RunSummary summary = Reports.write(folder, head, timing);
 * }</pre>
 */
@NullMarked
package org.sightline.report;

import org.jspecify.annotations.NullMarked;
