package id.morph.difftest.generate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Random Morph programs. All of them are finite: loops are bounded by constants, functions call what was declared before
 * them, or themselves with a smaller number. Most are well-typed; what an error is, is caught in most places, and everything
 * prints what it knows, so that a difference between two executors does not stay inside.
 */
public final class ProgramGenerator {
    private ProgramGenerator() {}

    /** The program of a seed; the same one for the same seed, always. */
    public static String program(long seed) {
        Dice dice = new Dice(seed);
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (dice.percent(50)) {
                features.add(feature);
            }
        }
        features.add(dice.pick(List.of(Feature.values())));
        return new Composition(new Draft(dice, features)).write();
    }

    /** The order of the parts of one program. */
    private static final class Composition {
        private final Draft draft;
        private final StatementWriter statements;

        Composition(Draft draft) {
            this.draft = draft;
            this.statements = new StatementWriter(draft, new ExpressionWriter(draft));
        }

        String write() {
            Dice dice = draft.dice;
            DeclarationWriter declarations = statements.declarations();
            if (draft.has(Feature.LIBRARY) && dice.percent(40)) {
                declarations.imports();
            }
            if (draft.has(Feature.CLASSES)) {
                declarations.shape();
            }
            if (draft.has(Feature.VARIANTS)) {
                declarations.type();
            }
            for (int parts = dice.between(2, 5); parts > 0; parts--) {
                dice.<Runnable>choice()
                        .of(3, () -> () -> chunk(dice.between(1, 4)))
                        .of(5, () -> declarations::function)
                        .when(draft.has(Feature.CLASSES), 4, () -> declarations::shape)
                        .when(draft.has(Feature.VARIANTS), 1, () -> declarations::type)
                        .make()
                        .run();
            }
            chunk(dice.between(2, 5));
            chunk(dice.between(1, 3));
            statements.showAll();
            return draft.text();
        }

        /** Statements of the module; an error in some chunks ends only them. */
        private void chunk(int count) {
            if (draft.dice.percent(65)) {
                draft.line("coba");
                draft.indent();
                statements.statements(count, 2);
                draft.outdent();
                draft.line("tangkap e");
                draft.line("    tulis(\"" + draft.name("!") + "\", e)");
                draft.line("akhir");
            } else {
                statements.statements(count, 2);
            }
        }
    }
}
