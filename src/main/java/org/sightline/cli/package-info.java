/** Commands: parse, build the options, call one class, map the outcome to an exit code. */
@NullMarked
package org.sightline.cli;

import org.jspecify.annotations.NullMarked;
