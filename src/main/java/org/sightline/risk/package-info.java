/**
 * Weighs the observations of one item by named rules into findings and a level.
 *
 * <p>Takes an {@link org.sightline.risk.Observation} and a {@link org.sightline.risk.Policy}, gives
 * an {@link org.sightline.risk.Assessment}. Pure and safe for any number of threads.
 *
 * <pre>{@code
 * Policy policy = Policy.load(Path.of("my-policy.yaml"));
 * Assessment.Assessed assessed = Assessor.assess(policy, observation);
 * }</pre>
 */
@NullMarked
package org.sightline.risk;

import org.jspecify.annotations.NullMarked;
