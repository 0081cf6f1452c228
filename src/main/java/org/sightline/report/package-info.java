/**
 * Writes assessments as JSON Lines (the record), GeoJSON, HTML, CSV and annotated images, and reads
 * the record back.
 */
@NullMarked
package org.sightline.report;

import org.jspecify.annotations.NullMarked;
