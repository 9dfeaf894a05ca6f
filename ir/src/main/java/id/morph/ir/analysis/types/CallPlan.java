package id.morph.ir.analysis.types;

import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import java.util.List;
import java.util.Optional;

/** What a call comes to. */
public sealed interface CallPlan {

    /** Not known, or several functions: a call through a function value. */
    CallPlan UNKNOWN = new Dynamic();

    record Dynamic() implements CallPlan {}

    /** One function, in one context. */
    record Direct(Context target) implements CallPlan {}

    /**
     * A method found by the class of the receiver, and a function in one context for each of these classes; the function is
     * the same for all of them if {@code single}.
     */
    record Method(String name, List<ClassObject> receivers, List<Context> targets) implements CallPlan {
        /** Whether all receivers have the same method. */
        public boolean single() {
            return targets.stream().distinct().count() == 1;
        }
    }

    /** A method of the parent class. */
    record Parent(Context target) implements CallPlan {}

    /** A new instance; {@code initialiser} is empty if the class has none. */
    record Instantiate(ClassObject type, Optional<Context> initialiser) implements CallPlan {}
}
