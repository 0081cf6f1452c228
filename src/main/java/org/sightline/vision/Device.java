package org.sightline.vision;

/** What the networks run on. Their answers may differ in the last digits of a score. */
public enum Device {
  /** The processor, one thread for each picture. */
  CPU,
  /** A graphics card of NVIDIA's, through CUDA; the one with the number 0. */
  CUDA;

  /** As on the command line and in the report. */
  public String word() {
    return this == CPU ? "cpu" : "cuda";
  }
}
