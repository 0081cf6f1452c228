package org.sightline.track;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of one camera's {@code djmd} stream keep what is wanted: paths of field
 * numbers, as read by others from the makers' own descriptions and from recordings.
 *
 * @param schema name of the layout
 * @param position the position's message; null if the camera writes none
 * @param relativeHeight the message of the height above take-off; null if none is known
 * @param attitude the aircraft's attitude; null if none is known
 * @param gimbal the gimbal's angles; null if none are known
 * @param aircraft whether it flies
 */
record DjmdModel(
    String schema,
    @Nullable Path position,
    @Nullable Path relativeHeight,
    @Nullable Path attitude,
    @Nullable Path gimbal,
    boolean aircraft) {
  /** Field numbers from the outermost message inwards. */
  static final class Path {
    private final int[] fields;

    Path(int... fields) {
      this.fields = fields;
    }

    int[] fields() {
      return fields;
    }
  }

  private static final Path A_POSITION = new Path(3, 3, 4);
  private static final Path A_HEIGHT = new Path(3, 3, 5);
  private static final Path A_ATTITUDE = new Path(3, 3, 3);
  private static final Path A_GIMBAL = new Path(3, 4, 3);
  private static final Path B_POSITION = new Path(3, 4, 4);
  private static final Path B_HEIGHT = new Path(3, 4, 5);
  private static final Path B_ATTITUDE = new Path(3, 4, 3);

  private static final List<DjmdModel> KNOWN =
      List.of(
          full("dvtm_wm265e"), // Mavic 3
          full("dvtm_pm320"), // Matrice 30
          full("dvtm_Mini4_Pro"),
          full("dvtm_Air3s"),
          full("dvtm_Air3"),
          full("dvtm_wm261"), // Mavic 3 Pro
          full("dvtm_wa345e"), // Matrice 4E
          new DjmdModel("dvtm_Mavic4", A_POSITION, A_HEIGHT, A_ATTITUDE, null, true),
          new DjmdModel("dvtm_Mini5Pro", A_POSITION, null, null, null, true),
          new DjmdModel("dvtm_AVATA2", B_POSITION, B_HEIGHT, B_ATTITUDE, null, true),
          new DjmdModel("dvtm_dji_neo", B_POSITION, null, B_ATTITUDE, null, true),
          handheld("dvtm_ac203"), // Osmo Action 4
          handheld("dvtm_ac204"), // Osmo Action 5
          handheld("dvtm_ac206"), // Osmo Action 6
          handheld("dvtm_oq101"), // Osmo 360
          new DjmdModel("dvtm_PP-101", null, null, null, null, false), // Osmo Pocket 3
          new DjmdModel("dvtm_wm169", null, null, null, null, true)); // FPV

  private static DjmdModel full(String schema) {
    return new DjmdModel(schema, A_POSITION, A_HEIGHT, A_ATTITUDE, A_GIMBAL, true);
  }

  private static DjmdModel handheld(String schema) {
    return new DjmdModel(schema, new Path(3, 4, 2), null, null, null, false);
  }

  /** The model of a schema such as {@code dvtm_wm265e.proto}; null if it is not known. */
  static @Nullable DjmdModel of(String schema) {
    String name = schema.endsWith(".proto") ? schema.substring(0, schema.length() - 6) : schema;
    for (DjmdModel model : KNOWN) {
      if (name.equals(model.schema)) {
        return model;
      }
    }
    return null;
  }
}
