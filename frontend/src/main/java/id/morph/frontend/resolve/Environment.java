package id.morph.frontend.resolve;

import id.morph.frontend.syntax.SyntaxTree.StringLiteral;
import id.morph.ir.Unit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a module sees of the rest of the program while its names are resolved. */
public interface Environment {

    /** Key in the error catalogue of an import that fails when it is reached (language decision 23). */
    String MISSING_MODULE = "HOST.modul";

    /** The unit that an import or {@code pinjam} path of this module means, if there is one. */
    Optional<String> unitOf(StringLiteral path);

    /** What another unit declares; empty while that is not known (imports inside functions may form cycles). */
    Optional<Unit> exports(String unit);

    /** A global that needs no import (language decision 27). */
    Optional<Unit.Global> builtin(String name);

    Collection<String> builtinNames();

    /** Modules of the bundled library that offer a name, the first few in order: what an import could bring. */
    List<String> libraryUnitsWith(String name);
}
