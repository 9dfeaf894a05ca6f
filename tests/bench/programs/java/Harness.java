/** Measures one program: {@code NAME [ITERATIONS [SIZE]]} on the command line. */
public final class Harness {
    /** A program gives its result for a size as text. */
    interface Program {
        String run(int size);
    }

    private static Program program(String name) {
        return switch (name) {
            case "fib" -> new Fib();
            case "nbody" -> new NBody();
            case "spectral_norm" -> new SpectralNorm();
            case "fannkuch" -> new Fannkuch();
            case "binary_trees" -> new BinaryTrees();
            case "word_count" -> new WordCount();
            case "string_building" -> new StringBuilding();
            case "pidigits" -> new PiDigits();
            case "loops" -> new Loops();
            case "method_calls" -> new MethodCalls();
            default -> throw new IllegalArgumentException(name);
        };
    }

    public static void main(String[] arguments) {
        String name = arguments[0];
        int iterations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        int size = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        Program program = program(name);
        String result = "";
        for (int i = 0; i < iterations; i++) {
            long start = System.nanoTime();
            result = program.run(size);
            System.out.println(name + ": iterations=1 runtime: " + (System.nanoTime() - start) / 1000 + "us");
        }
        System.out.println(name + ": result: " + result);
    }
}
