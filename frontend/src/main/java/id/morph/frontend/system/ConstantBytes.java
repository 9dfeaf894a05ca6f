package id.morph.frontend.system;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Ways to write bytes that the program has from its start: as text, as hexadecimal digits. */
public enum ConstantBytes {
    TEXT("data", "panjang_data", ConstantBytes::ofText),
    HEXADECIMAL("data_heks", "panjang_heks", ConstantBytes::ofDigits);

    private final String address;
    private final String length;
    private final UnaryOperator<String> bytes;

    ConstantBytes(String address, String length, UnaryOperator<String> bytes) {
        this.address = address;
        this.length = length;
        this.bytes = bytes;
    }

    /** The function of {@code mesin} that gives their address. */
    public String address() {
        return address;
    }

    /** The function of {@code mesin} that gives their number. */
    public String length() {
        return length;
    }

    /** The bytes that a literal means, a character each; null if it means none. */
    public String bytes(String literal) {
        return bytes.apply(literal);
    }

    public static Optional<ConstantBytes> named(String function) {
        for (ConstantBytes kind : values()) {
            if (kind.address.equals(function) || kind.length.equals(function)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String ofText(String literal) {
        return new String(literal.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String ofDigits(String literal) {
        try {
            return new String(HexFormat.of().parseHex(literal.replace(" ", "")), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
