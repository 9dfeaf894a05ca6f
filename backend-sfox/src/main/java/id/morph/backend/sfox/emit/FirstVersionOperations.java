package id.morph.backend.sfox.emit;

import id.morph.backend.sfox.emit.CodeWriter.Label;
import id.morph.backend.sfox.image.CodeObject;
import id.morph.backend.sfox.image.Datum;
import id.morph.backend.sfox.image.DictFunction;
import id.morph.backend.sfox.image.Opcode;
import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.runtime.ErrorCatalogue;
import id.morph.runtime.VariantType;
import java.util.List;

/** How version 1 performs each operation; operations that it cannot perform are reported as reasons not to use it. */
final class FirstVersionOperations {

    /** A local that holds a value for a moment. */
    private static final String TEMPORARY = "$nilai";

    private final FirstVersion dialect;
    private final FunctionEmitter emitter;
    private final CodeWriter code;
    private final SingleImage image;

    FirstVersionOperations(FirstVersion dialect, FunctionEmitter emitter, SingleImage image) {
        this.dialect = dialect;
        this.emitter = emitter;
        this.code = emitter.code();
        this.image = image;
    }

    void perform(Instruction i) {
        List<Value> x = i.operands();
        switch (i.op()) {
            case NEG -> {
                loadAll(x);
                dialect.push(Datum.of(-1L));
                operation(i, Opcode.MUL);
            }
            case ADD -> plain(i, Opcode.ADD);
            case SUB -> plain(i, Opcode.SUB);
            case MUL -> plain(i, Opcode.MUL);
            case DIV -> plain(i, Opcode.DIV);
            case MOD -> plain(i, Opcode.MOD);
            case BIT_AND -> plain(i, Opcode.BIT_AND);
            case BIT_OR -> plain(i, Opcode.BIT_OR);
            case BIT_XOR -> plain(i, Opcode.BIT_XOR);
            case BIT_NOT -> plain(i, Opcode.BIT_NOT);
            case SHIFT_LEFT -> plain(i, Opcode.LSHIFT);
            case SHIFT_RIGHT -> plain(i, Opcode.RSHIFT);
            case EQ -> plain(i, Opcode.EQ);
            case NE -> plain(i, Opcode.NEQ);
            case LT -> plain(i, Opcode.LT);
            case LE -> plain(i, Opcode.LTE);
            case GT -> plain(i, Opcode.GT);
            case GE -> plain(i, Opcode.GTE);
            case TRUTHY -> {
                plain(i, Opcode.NOT);
                code.emit(Opcode.NOT);
            }
            case NOT -> plain(i, Opcode.NOT);

            case FORMAT -> format(i);
            case PRINT -> plain(i, Opcode.PRINT, x.size());
            case LIST -> plain(i, Opcode.BUILD_LIST, x.size());
            case DICT -> dict(i);
            case INDEX -> {
                if (x.get(1) instanceof Constant.Text(String key)) {
                    image.reads(key);
                }
                plain(i, Opcode.LOAD_INDEX);
            }
            case SET_INDEX -> plain(i, Opcode.STORE_INDEX);
            case SLICE -> plain(i, Opcode.SLICE);
            case LENGTH -> plain(i, Opcode.LEN);
            case TYPE_NAME -> plain(i, Opcode.TYPE);
            // A program that runs without errors needs neither check; version 1 has none.
            case UNPACK_CHECK -> {
                loadAll(x);
                code.emit(Opcode.POP);
            }
            case DEFINED -> loadAll(x);

            case ATTRIBUTE -> {
                image.reads(i.name(0));
                plain(i, Opcode.LOAD_ATTR, i.name(0));
            }
            case SET_ATTRIBUTE -> plain(i, Opcode.STORE_ATTR, i.name(0));
            // The machine itself knows the class in which the running method stands.
            case SUPER -> {
                emitter.load(x.get(1));
                operation(i, Opcode.LOAD_SUPER_METHOD, i.name(0));
            }
            case CLASS -> {
                dialect.push(Datum.of(i.name(0)));
                loadAll(x);
                code.emit(Opcode.BUILD_DICT, (x.size() - 1) / 2);
                operation(i, Opcode.BUILD_CLASS);
            }
            case CONSTRUCTOR ->
                code.emit(
                        Opcode.LOAD_VAR,
                        image.constructorName(
                                new VariantType(i.name(1), i.name(2), i.number(3), i.symbol(0) + ":" + i.name(1))));
            case IS_VARIANT -> {
                image.expectVariant(i.name(0), i.number(1));
                plain(i, Opcode.IS_VARIANT, i.name(0));
            }
            case PAYLOAD -> payload(i);
            case IS_LIST -> isList(i, Opcode.EQ);
            case IS_LIST_MIN -> isList(i, Opcode.GTE);

            case GLOBAL_GET -> {
                requireMain(i.symbol(0));
                operation(i, Opcode.LOAD_VAR, i.name(1));
            }
            case GLOBAL_SET -> {
                requireMain(i.symbol(0));
                plain(i, Opcode.STORE_VAR, i.name(1));
            }
            case CELL_NEW -> {
                if (!(x.getFirst() instanceof Constant.Undefined)) {
                    loadAll(x);
                    code.emit(Opcode.STORE_DEREF, dialect.nameOf(i));
                }
                dialect.push(Datum.NIL);
            }
            case CELL_GET -> code.emit(Opcode.LOAD_DEREF, dialect.cell(x.getFirst()));
            case CELL_SET -> {
                String cell = dialect.cell(x.getFirst());
                emitter.load(x.get(1));
                code.emit(Opcode.STORE_DEREF, cell);
            }

            case CLOSURE -> closure(i);
            case FUNCTION_REF -> {
                if (image.function(i.symbol(0)).variadic()) {
                    image.refuse("functions with any number of arguments as values");
                }
                code.emit(Opcode.LOAD_VAR, image.functionName(i.symbol(0)));
            }
            case CALL -> plain(i, Opcode.CALL, x.size() - 1);
            case CALL_STATIC -> {
                code.emit(Opcode.LOAD_VAR, image.functionName(i.symbol(0)));
                plain(i, Opcode.CALL, x.size());
            }
            case PRIMITIVE -> primitive(i);
            case ERROR_OF_KIND -> {
                dialect.push(Datum.of("pesan"));
                emitter.load(x.get(0));
                dialect.push(Datum.of("jenis"));
                emitter.load(x.get(1));
                code.emit(Opcode.BUILD_DICT, 2);
            }
            case RAISE -> raise(i);

            case ITERATOR_NEW, ITERATOR_NEXT, ITERATOR_VALUE -> iterate(i);

            case IS_DEFINED, GLOBAL_PROBE, MODULE_INIT, DEPTH_CHECK -> refuse(i);
            case RESUME, FRAME_NEW, FRAME_LOAD, FRAME_STORE, FRAME_LOAD_ITERATOR, FRAME_STORE_ITERATOR -> refuse(i);
            case FRAME_LOAD_CELL, FRAME_STORE_CELL, FRAME_STATE, FRAME_SET_STATE, FRAME_FINISH -> refuse(i);
            case GENERATOR_NEW, ROUTINE_START, ROUTINE_PENDING, ROUTINE_RESULT, ROUTINE_WAIT -> refuse(i);
            case PARK_AWAIT, PARK_YIELD, PARK_SLEEP, ROUTINE_DRAIN -> refuse(i);
            case LOCAL_GET, LOCAL_SET ->
                throw new IllegalArgumentException("local variables must be in SSA form before code is made");
            // The other dialects.
            default -> refuse(i);
        }
    }

    private void refuse(Instruction i) {
        image.refuse(i.op().text());
        if (i.type() != Type.NONE) {
            dialect.push(Datum.NIL);
        }
    }

    private void requireMain(String unit) {
        if (!image.isMain(unit)) {
            image.refuse("globals of another module");
        }
    }

    private void loadAll(List<Value> values) {
        values.forEach(emitter::load);
    }

    private void plain(Instruction i, Opcode opcode, Object... operands) {
        loadAll(i.operands());
        operation(i, opcode, operands);
    }

    /** The opcode itself, with its operands on the stack. */
    private void operation(Instruction i, Opcode opcode, Object... operands) {
        emitter.prepareHandler(i);
        if (i.mayThrow()) {
            dialect.throwing(i.position(), i.unwind(), opcode, operands);
        } else {
            code.emit(opcode, operands);
        }
    }

    // ------------------------------------------------------------------ values

    private void format(Instruction i) {
        List<Value> x = i.operands();
        if (x.isEmpty()) {
            dialect.push(Datum.of(""));
        }
        for (int k = 0; k < x.size(); k++) {
            emitter.load(x.get(k));
            if (!(x.get(k) instanceof Constant.Text)) {
                operation(i, Opcode.STR);
            }
            if (k > 0) {
                code.emit(Opcode.ADD);
            }
        }
    }

    /** Pair by pair, because BUILD_DICT takes its pairs in the wrong order. */
    private void dict(Instruction i) {
        List<Value> x = i.operands();
        code.emit(Opcode.BUILD_DICT, 0);
        for (int k = 0; k < x.size(); k += 2) {
            code.emit(Opcode.DUP);
            emitter.load(x.get(k));
            emitter.load(x.get(k + 1));
            operation(i, Opcode.STORE_INDEX);
        }
    }

    /** UNPACK_VARIANT leaves all arguments on the stack, the first on top; a snapshot takes away the rest. */
    private void payload(Instruction i) {
        loadAll(i.operands());
        code.emit(Opcode.STORE_LOCAL, TEMPORARY);
        code.emit(Opcode.SNAPSHOT);
        code.emit(Opcode.LOAD_LOCAL, TEMPORARY);
        code.emit(Opcode.UNPACK_VARIANT);
        for (int k = 0; k < i.number(0); k++) {
            code.emit(Opcode.POP);
        }
        code.emit(Opcode.STORE_LOCAL, TEMPORARY);
        code.emit(Opcode.RESTORE);
        code.emit(Opcode.LOAD_LOCAL, TEMPORARY);
    }

    private void isList(Instruction i, Opcode comparison) {
        Label other = new Label();
        Label end = new Label();
        loadAll(i.operands());
        code.emit(Opcode.DUP);
        code.emit(Opcode.TYPE);
        dialect.push(Datum.of("daftar"));
        code.emit(Opcode.EQ);
        code.emit(Opcode.JMP_IF_FALSE, other);
        code.emit(Opcode.LEN);
        dialect.push(Datum.of((long) i.number(0)));
        code.emit(comparison);
        code.emit(Opcode.JMP, end);
        code.place(other);
        code.emit(Opcode.POP);
        dialect.push(Datum.FALSE);
        code.place(end);
    }

    private void closure(Instruction i) {
        for (Value cell : i.operands()) {
            code.emit(Opcode.LOAD_CLOSURE, dialect.cell(cell));
        }
        CodeObject target = FirstVersion.emit(image.function(i.symbol(0)), image);
        if (!i.operands().isEmpty()) {
            code.emit(Opcode.BUILD_LIST, i.operands().size());
        }
        dialect.push(DictFunction.encode(target));
        code.emit(Opcode.BUILD_FUNCTION);
        if (!i.operands().isEmpty()) {
            code.emit(Opcode.LOAD_ATTR, "code");
            code.emit(Opcode.MAKE_FUNCTION, 1);
        }
    }

    // ------------------------------------------------------------------ iteration

    /** Version 1 has no iterators: a list of the sequence and the index of the current element stands for one. */
    private void iterate(Instruction i) {
        loadAll(i.operands());
        code.emit(Opcode.STORE_LOCAL, TEMPORARY);
        switch (i.op()) {
            case ITERATOR_NEW -> {
                Label sequence = new Label();
                code.emit(Opcode.LOAD_LOCAL, TEMPORARY);
                code.emit(Opcode.TYPE);
                dialect.push(Datum.of("kamus"));
                code.emit(Opcode.EQ);
                code.emit(Opcode.JMP_IF_FALSE, sequence);
                code.emit(Opcode.LOAD_VAR, "_keys_builtin");
                code.emit(Opcode.LOAD_LOCAL, TEMPORARY);
                code.emit(Opcode.CALL, 1);
                code.emit(Opcode.STORE_LOCAL, TEMPORARY);
                code.place(sequence);
                code.emit(Opcode.LOAD_LOCAL, TEMPORARY);
                dialect.push(Datum.of(-1L));
                code.emit(Opcode.BUILD_LIST, 2);
            }
            case ITERATOR_NEXT -> {
                code.emit(Opcode.LOAD_LOCAL, TEMPORARY);
                dialect.push(Datum.of(1L));
                part(1);
                dialect.push(Datum.of(1L));
                code.emit(Opcode.ADD);
                code.emit(Opcode.STORE_INDEX);
                part(1);
                part(0);
                operation(i, Opcode.LEN);
                code.emit(Opcode.LT);
            }
            default -> {
                part(0);
                part(1);
                code.emit(Opcode.LOAD_INDEX);
            }
        }
    }

    /** Pushes the sequence (0) or the index (1) of the iterator in the temporary. */
    private void part(int index) {
        code.emit(Opcode.LOAD_LOCAL, TEMPORARY);
        dialect.push(Datum.of((long) index));
        code.emit(Opcode.LOAD_INDEX);
    }

    // ------------------------------------------------------------------ errors and primitives

    /** Throws the dict of a runtime error, its message put together from the catalogue's text. */
    private void raise(Instruction i) {
        String key = i.name(0);
        dialect.push(Datum.of("pesan"));
        Object[] places = new Object[i.operands().size()];
        for (int k = 0; k < places.length; k++) {
            places[k] = "\0" + k + "\0";
        }
        String[] pieces = ErrorCatalogue.message(key, places).split("\0", -1);
        for (int k = 0; k < pieces.length; k++) {
            if (k % 2 == 0) {
                dialect.push(Datum.of(pieces[k]));
            } else {
                emitter.load(i.operand(Integer.parseInt(pieces[k])));
                code.emit(Opcode.STR);
            }
            if (k > 0) {
                code.emit(Opcode.ADD);
            }
        }
        dialect.push(Datum.of("jenis"));
        dialect.push(Datum.of("ErrorSistem"));
        dialect.push(Datum.of("kode"));
        dialect.push(Datum.of(ErrorCatalogue.code(key).name()));
        code.emit(Opcode.BUILD_DICT, 3);
        operation(i, Opcode.THROW);
    }

    private void primitive(Instruction i) {
        switch (i.name(0)) {
            case "out_write" -> {
                plain(i, Opcode.PRINT_RAW);
                dialect.push(Datum.NIL);
            }
            case "text_lower" -> plain(i, Opcode.STR_LOWER);
            case "text_upper" -> plain(i, Opcode.STR_UPPER);
            case "text_replace" -> plain(i, Opcode.STR_REPLACE);
            case "time_now" -> plain(i, Opcode.SYS_TIME);
            case "sleep" -> plain(i, Opcode.SYS_SLEEP);
            case "platform" -> plain(i, Opcode.SYS_PLATFORM);
            case "chr" -> builtin(i, "_chr_builtin");
            case "ord" -> builtin(i, "_ord_builtin");
            case "list_append" -> builtin(i, "_tambah_builtin");
            case "list_pop" -> builtin(i, "_pop_builtin");
            case "text_join" -> builtin(i, "_gabung_builtin");
            case "dict_keys" -> builtin(i, "_keys_builtin");
            case "dict_copy" -> builtin(i, "_salin_kamus_builtin");
            case "to_int" -> builtin(i, "_int_builtin");
            case "to_float" -> builtin(i, "_float_builtin");
            case "exit" -> builtin(i, "keluar");
            case "is_int" -> isInt(i);
            default -> {
                image.refuse("primitive " + i.name(0));
                dialect.push(Datum.NIL);
            }
        }
    }

    /** Whether it is a number whose text has no point, exponent, {@code inf} or {@code nan}. */
    private void isInt(Instruction i) {
        Label no = new Label();
        Label end = new Label();
        loadAll(i.operands());
        code.emit(Opcode.STORE_LOCAL, TEMPORARY);
        code.emit(Opcode.LOAD_LOCAL, TEMPORARY);
        code.emit(Opcode.TYPE);
        dialect.push(Datum.of("angka"));
        code.emit(Opcode.EQ);
        code.emit(Opcode.JMP_IF_FALSE, no);
        for (String mark : List.of(".", "e", "n")) {
            code.emit(Opcode.LOAD_LOCAL, TEMPORARY);
            code.emit(Opcode.STR);
            dialect.push(Datum.of(mark));
            code.emit(Opcode.STR_FIND);
            dialect.push(Datum.of(0L));
            code.emit(Opcode.LT);
            code.emit(Opcode.JMP_IF_FALSE, no);
        }
        dialect.push(Datum.TRUE);
        code.emit(Opcode.JMP, end);
        code.place(no);
        dialect.push(Datum.FALSE);
        code.place(end);
    }

    /** Calls a global that every virtual machine of version 1 offers. */
    private void builtin(Instruction i, String name) {
        code.emit(Opcode.LOAD_VAR, name);
        plain(i, Opcode.CALL, i.operands().size());
    }
}
