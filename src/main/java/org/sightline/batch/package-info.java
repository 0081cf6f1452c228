/**
 * The pipeline for one item, and the runner that drives many: threads, queues, progress, resume.
 */
@NullMarked
package org.sightline.batch;

import org.jspecify.annotations.NullMarked;
