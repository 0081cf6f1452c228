package org.sightline.risk;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.sightline.media.Header;
import org.sightline.media.Note;

/** The answer on one input. */
public sealed interface Assessment extends Serializable {
  /** The input. */
  Header header();

  /** Calls the function of this case: a switch that the compiler checks for completeness. */
  <T> T match(Function<Assessed, T> assessed, Function<Failed, T> failed);

  /**
   * The item was looked at.
   *
   * @param observation what was seen
   * @param findings what the rules made of it, worst first
   * @param level the worst of the findings and of required checks that were not made
   */
  record Assessed(Observation observation, List<Finding> findings, Level level)
      implements Assessment {
    /** Copies the list. */
    public Assessed {
      findings = List.copyOf(findings);
    }

    /** The same with one remark more, unless it was made already. */
    public Assessed noted(Note note) {
      return observation.notes().contains(note)
          ? this
          : new Assessed(observation.noted(note), findings, level);
    }

    @Override
    public Header header() {
      return observation.item().header();
    }

    @Override
    public <T> T match(Function<Assessed, T> assessed, Function<Failed, T> failed) {
      return assessed.apply(this);
    }
  }

  /**
   * The item could not be read; its level is {@link Level#UNDETERMINED}.
   *
   * @param header what is known of it; format {@code unknown} if not even that could be read
   * @param stage the package that gave up
   * @param code stable word that summaries count by
   * @param message one sentence for a person
   * @param notes remarks made before the failure
   */
  record Failed(Header header, String stage, String code, String message, List<Note> notes)
      implements Assessment {
    /** Copies the list. */
    public Failed {
      notes = List.copyOf(notes);
    }

    @Override
    public <T> T match(Function<Assessed, T> assessed, Function<Failed, T> failed) {
      return failed.apply(this);
    }
  }
}
