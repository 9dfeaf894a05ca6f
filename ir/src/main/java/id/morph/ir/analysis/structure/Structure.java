package id.morph.ir.analysis.structure;

import id.morph.ir.Block;
import java.util.List;

/**
 * A piece of structured control flow. Pieces of a list follow each other: who falls off the end of one goes on with the next.
 * Only a {@link Labeled} can be left that way; all others end with a {@link Way} on each of their paths.
 */
public sealed interface Structure {

    /**
     * The code of a block, and where its edges lead.
     *
     * @param ways one for each edge of {@link Block#edges}, in that order
     */
    record Run(Block block, List<Way> ways) implements Structure {
        public Run {
            ways = List.copyOf(ways);
        }
    }

    /**
     * Goes on where a selector says. Only irreducible graphs need it.
     *
     * @param selector the number of a variable that {@link Way.Selecting} ways have set
     * @param ways one for each value of the variable
     */
    record Choose(int selector, List<Way> ways) implements Structure {
        public Choose {
            ways = List.copyOf(ways);
        }
    }

    /** Pieces that {@link Way.Leave} leaves: control goes on behind this. */
    record Labeled(Label label, List<Structure> body) implements Structure {
        public Labeled {
            body = List.copyOf(body);
        }
    }

    /** Pieces that {@link Way.Again} starts again. */
    record Loop(Label label, List<Structure> body) implements Structure {
        public Loop {
            body = List.copyOf(body);
        }
    }

    /** The name of a {@link Labeled} or of a {@link Loop}; unequal to any other. */
    final class Label {}
}
