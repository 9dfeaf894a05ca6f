package id.morph.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may look into whom: the picture in ARCHITECTURE.md, as a test. */
class ArchitectureTest {
    private static JavaClasses house;

    @BeforeAll
    static void readAllClasses() {
        house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("id.morph");
    }

    /** {@code room} imports of ours only what is in {@code others}, and itself. */
    private static void importsOnly(String room, String... others) {
        List<String> allowed = new ArrayList<>(List.of(others));
        allowed.add(room);
        classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(withTheWorldOutside(allowed))
                .check(house);
    }

    private static String[] withTheWorldOutside(List<String> rooms) {
        List<String> packages = new ArrayList<>(rooms);
        packages.addAll(List.of("java..", "javax..", "org..", "com..", "picocli.."));
        return packages.toArray(String[]::new);
    }

    @Test
    void irAndRuntimeSupportAndGrammarStandAlone() {
        importsOnly("id.morph.ir..");
        importsOnly("id.morph.runtime..");
        importsOnly("id.morph.grammar..");
    }

    @Test
    void frontendSeesTheGrammarAndTheIr() {
        importsOnly("id.morph.frontend..", "id.morph.grammar..", "id.morph.ir..");
    }

    @Test
    void whatExecutesSeesTheIrAndTheRuntimeOnly() {
        importsOnly("id.morph.backend.sfox..", "id.morph.ir..", "id.morph.runtime..");
        importsOnly("id.morph.backend.jvm..", "id.morph.ir..", "id.morph.runtime..");
        importsOnly("id.morph.backend.js..", "id.morph.ir..", "id.morph.runtime..");
        importsOnly("id.morph.backend.wasm..", "id.morph.ir..", "id.morph.runtime..");
        noClasses()
                .that()
                .resideInAPackage("id.morph.oracle..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("id.morph.backend..", "id.morph.frontend..", "id.morph.morphc..")
                .allowEmptyShould(true)
                .check(house);
    }

    @Test
    void theCommandLineIsImportedByTheTesterOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("id.morph.morphc..", "id.morph.tests..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("id.morph.morphc..")
                .check(house);
    }

    @Test
    void theDifferentialTesterKnowsBackendsAndTheFrontEndButNoCommandLine() {
        importsOnly(
                "id.morph.difftest..",
                "id.morph.frontend..",
                "id.morph.ir..",
                "id.morph.runtime..",
                "id.morph.oracle..",
                "id.morph.backend..");
    }

    @Test
    void librariesStayInTheirRoom() {
        onlyIn("org.antlr..", "id.morph.grammar..", "id.morph.frontend.parse..");
        onlyIn("picocli..", "id.morph.morphc");
        onlyIn("org.objectweb..", "id.morph.backend.jvm..");
        onlyIn("org.jline..", "id.morph.morphc.repl..");
        onlyIn("com.google.javascript..", "id.morph.backend.js..");
    }

    private static void onlyIn(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(house);
    }

    @Test
    void noModuleNeedsItselfThroughAnother() {
        slices().matching("id.morph.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void aNameSaysWhatAClassIsAbout() {
        noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager)").check(house);
    }
}
