package id.morph.backend.js;

/** A local variable of a JavaScript function; equal only to itself. */
final class Variable {
    private final String name;
    private final boolean parameter;

    private Variable(String name, boolean parameter) {
        this.name = name;
        this.parameter = parameter;
    }

    static Variable local(String name) {
        return new Variable(name, false);
    }

    static Variable parameter(String name) {
        return new Variable(name, true);
    }

    String name() {
        return name;
    }

    /** Whether the function's head declares it. */
    boolean isParameter() {
        return parameter;
    }
}
