/**
 * Installs detector models, measures them on annotated pictures, and drafts the cards of new ones.
 */
@NullMarked
package org.sightline.models;

import org.jspecify.annotations.NullMarked;
