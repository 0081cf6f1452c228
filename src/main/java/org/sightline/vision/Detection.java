package org.sightline.vision;

import java.io.Serializable;

/**
 * An object a detector saw.
 *
 * @param label the class, in the words of the model's label list
 * @param score 0..1 as the model states it
 * @param box where, in pixels of the full-size upright picture
 * @param model name of the model card
 */
public record Detection(String label, double score, Box box, String model)
    implements Serializable {}
