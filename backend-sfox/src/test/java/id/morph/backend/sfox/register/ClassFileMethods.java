package id.morph.backend.sfox.register;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.CodeAttribute;

/** Reads sizes out of a class file. */
final class ClassFileMethods {
    private ClassFileMethods() {}

    /** The length in bytes of the longest method. */
    static int longestCode(DataInputStream in) throws IOException {
        ClassModel model = ClassFile.of().parse(in.readAllBytes());
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .mapToInt(code -> code instanceof CodeAttribute attribute ? attribute.codeLength() : 0)
                .max()
                .orElse(0);
    }
}
