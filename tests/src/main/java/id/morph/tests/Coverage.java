package id.morph.tests;

import id.morph.difftest.Comparison;
import id.morph.difftest.Compiled;
import id.morph.difftest.Outcome;
import id.morph.difftest.Program;
import id.morph.difftest.RandomSearch;
import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Word;
import id.morph.ir.pass.Pass;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.Toolchain;
import id.morph.oracle.Oracle;
import id.morph.runtime.ErrorCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What programs reach: operations that are performed at any level, primitives, runtime errors, what passes take away and add. */
public final class Coverage {
    private final Map<Op, Long> ops = new EnumMap<>(Op.class);
    private final Map<Primitive, Long> primitives = new EnumMap<>(Primitive.class);
    private final Map<String, Long> errors = new TreeMap<>();
    /** By the pass's name: by how many more or fewer of an operation there were behind it. */
    private final Map<String, Map<Op, Long>> rewrites = new LinkedHashMap<>();

    private static final Map<String, Pattern> ERRORS = ErrorCatalogue.keys().stream()
            .collect(Collectors.toMap(
                    key -> key,
                    key -> pattern(ErrorCatalogue.message(key, "{0}", "{1}", "{2}")),
                    (a, _) -> a,
                    TreeMap::new));

    /** What a message looks like inside other text; its places may hold anything short. */
    private static Pattern pattern(String message) {
        return Pattern.compile(Arrays.stream(message.split("\\{[0-9]}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".{0,80}?")));
    }

    /** Runs the program at every level and adds what it reaches. */
    public void add(Program program) {
        observe(program, PassPipeline.level(0).after(counting()), Word.BITS_64);
        observe(program, PassPipeline.level(1), Word.BITS_64);
        observe(program, PassPipeline.level(2, Dialect.MACHINE).after(counting()), Word.BITS_64);
        observe(program, PassPipeline.level(2, Dialect.MACHINE, Word.DOUBLE), Word.DOUBLE);
    }

    private void observe(Program program, PassPipeline passes, Word word) {
        Consumer<Instruction> observer = instruction -> {
            ops.merge(instruction.op(), 1L, Long::sum);
            if (instruction.op() == Op.PRIMITIVE) {
                primitives.merge(Primitive.named(instruction.name(0)).orElseThrow(), 1L, Long::sum);
            }
        };
        Outcome outcome = Compiled.run(
                program, Host.NONE, passes, (module, context) -> Oracle.run(module, context, word, observer));
        String text = new String(outcome.standardOutput(), StandardCharsets.UTF_8) + outcome.errorText();
        ERRORS.forEach((key, pattern) -> {
            if (pattern.matcher(text).find()) {
                errors.merge(key, 1L, Long::sum);
            }
        });
    }

    /** Compares the counts of operations before and behind each pass. */
    private java.util.function.BiConsumer<Pass, Module> counting() {
        Map<Op, Long> before = new EnumMap<>(Op.class);
        return (pass, module) -> {
            Map<Op, Long> now = histogram(module);
            Map<Op, Long> changes = rewrites.computeIfAbsent(pass.name(), _ -> new EnumMap<>(Op.class));
            if (!before.isEmpty()) {
                for (Op op : Op.values()) {
                    long difference = now.getOrDefault(op, 0L) - before.getOrDefault(op, 0L);
                    if (difference != 0) {
                        changes.merge(op, difference, Long::sum);
                    }
                }
            }
            before.clear();
            before.putAll(now);
        };
    }

    private static Map<Op, Long> histogram(Module module) {
        Map<Op, Long> counts = new EnumMap<>(Op.class);
        for (Function function : module.functions()) {
            function.blocks().forEach(block -> block.instructions().forEach(i -> counts.merge(i.op(), 1L, Long::sum)));
        }
        return counts;
    }

    /** Operations that no program has come to. */
    public Set<Op> unvisitedOps() {
        Set<Op> missing = EnumSet.allOf(Op.class);
        missing.removeAll(ops.keySet());
        return missing;
    }

    /** Primitives that no program has come to. */
    public Set<Primitive> unvisitedPrimitives() {
        Set<Primitive> missing = EnumSet.allOf(Primitive.class);
        missing.removeAll(primitives.keySet());
        return missing;
    }

    /** Keys of errors that no program has shown. */
    public Set<String> unvisitedErrors() {
        Set<String> missing = new TreeSet<>(ERRORS.keySet());
        missing.removeAll(errors.keySet());
        return missing;
    }

    /** The report for people, the rarest first. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        section(text, "operations", ops, unvisitedOps());
        section(text, "primitives", primitives, unvisitedPrimitives());
        section(text, "errors", errors, unvisitedErrors());
        rewrites.forEach((pass, changes) -> text.append("pass ")
                .append(pass)
                .append(": ")
                .append(changes.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .map(change -> "%+d %s"
                                .formatted(change.getValue(), change.getKey().text()))
                        .collect(Collectors.joining(", ")))
                .append('\n'));
        return text.toString();
    }

    private static <T> void section(StringBuilder text, String title, Map<T, Long> counts, Set<T> missing) {
        text.append(title).append(", never: ").append(missing).append('\n');
        counts.entrySet().stream()
                .sorted(Comparator.comparingLong(Map.Entry::getValue))
                .forEach(entry -> text.append("%12d %s%n".formatted(entry.getValue(), entry.getKey())));
    }

    /**
     * Prints what random programs reach.
     *
     * @param arguments how many, the first seed
     */
    public static void main(String[] arguments) throws IOException {
        RandomSearch search =
                new RandomSearch(Toolchain.programCompiler(), List.of(), Files.createTempDirectory("morph-cakupan-"));
        Coverage coverage = new Coverage();
        long first = Long.parseLong(arguments[1]);
        for (long seed = first; seed < first + Long.parseLong(arguments[0]); seed++) {
            coverage.addIfFit(search.program(seed));
        }
        System.out.print(coverage);
    }

    /** Adds a program unless it does not compile, or may never end. */
    public void addIfFit(Program program) {
        if (Comparison.SMALL
                .reference(program)
                .filter(o -> o.status() != Compiled.ERRORS)
                .isPresent()) {
            add(program);
        }
    }
}
