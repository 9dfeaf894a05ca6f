package id.morph.runtime.primitive;

import static id.morph.runtime.primitive.HostPrimitive.of0;
import static id.morph.runtime.primitive.HostPrimitive.of1;
import static id.morph.runtime.primitive.HostPrimitive.of2;

import id.morph.runtime.GeneratorHandle;
import id.morph.runtime.ImageRunner;
import id.morph.runtime.MorphError;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.interop.JavaClass;
import java.util.List;

/** Generators, routines, bytecode images, the host. */
final class LanguagePrimitives {
    static final List<String> NAMES =
            List.of("generator_checkpoint", "routine_yield", "run_image", "java_class", "js_module", "js_export");

    private LanguagePrimitives() {}

    static HostPrimitive find(String name) {
        return switch (name) {
            case "generator_checkpoint" -> of1(name, (context, generator) -> checkpoint(generator));
            case "routine_yield" ->
                of0(name, context -> {
                    context.scheduler().yieldTurn();
                    return Nil.NIL;
                });
            case "run_image" -> of2(name, LanguagePrimitives::runImage);
            case "java_class" ->
                of1(
                        name,
                        (context, type) ->
                                JavaClass.named(Arguments.text(name, type).toString()));
            case "js_export" -> of2(name, (context, export, value) -> Nil.NIL);
            case "js_module" ->
                of1(name, (context, module) -> {
                    throw MorphError.of("HOST.modul", "js:" + Arguments.text(name, module));
                });
            default -> null;
        };
    }

    private static Object checkpoint(Object generator) {
        if (!(generator instanceof GeneratorHandle handle)) {
            throw MorphError.of("GENERATOR.bukan", "ingat", Operations.typeName(generator));
        }
        handle.checkpoint();
        return Nil.NIL;
    }

    private static Object runImage(RuntimeContext context, Object image, Object arguments) {
        ImageRunner runner = context.imageRunner().orElseThrow(() -> MorphError.of("HOST.citra"));
        return runner.run(context, Arguments.bytes("run_image", image), Arguments.list("run_image", arguments));
    }
}
