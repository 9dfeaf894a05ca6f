package id.morph.frontend.resolve;

import id.morph.frontend.syntax.SyntaxTree.Call;
import java.util.Optional;
import java.util.Set;

/**
 * Calls that the compiler knows by the callee's bare name (reference 4.2). They keep their meaning when the name was
 * imported, since upstream's library exports stubs of the same names; a declaration of one's own takes precedence.
 */
public final class Intrinsics {

    /** {@code bekukan(v)}: gives a value to whoever resumes the generator. */
    public static final String FREEZE = "bekukan";
    /** {@code lanjut(g)}: resumes a generator. */
    public static final String RESUME = "lanjut";
    /** {@code serah()}: lets the next routine run. */
    public static final String YIELD = "serah";
    /** {@code tidur(s)}: lets others run for that long. */
    public static final String SLEEP = "tidur";
    /** The command line; a value, not a call. */
    public static final String ARGUMENTS = "argumen_sistem";

    private static final Set<String> SYNTAX = Set.of(FREEZE, RESUME);

    private Intrinsics() {}

    /** Names that mean something in every module although no library function carries them. */
    public static boolean isSyntax(String name) {
        return SYNTAX.contains(name);
    }

    /** Names that upstream's compiler replaces by an opcode even when they were imported from its library's stubs. */
    public static boolean isStub(String name) {
        return name.startsWith("_intrinsik_")
                || name.startsWith("_sys_")
                || name.startsWith("_net_")
                || name.startsWith("_io_");
    }

    public static boolean isReserved(String name) {
        return isSyntax(name) || name.equals(ARGUMENTS);
    }

    /** Whether {@code call} in {@code scope} is the intrinsic {@code name} with that many arguments. */
    public static boolean isCall(Call call, Scope scope, String name, int arity) {
        return call.arguments().size() == arity
                && Expressions.name(call.callee()).filter(name::equals).isPresent()
                && !shadowed(scope, name);
    }

    /** Whether the program declares the name itself, other than by importing the library's stub. */
    public static boolean shadowed(Scope scope, String name) {
        Optional<Variable> variable = scope.lookup(name);
        return variable.isPresent() && variable.get().kind() != Variable.Kind.IMPORTED;
    }
}
