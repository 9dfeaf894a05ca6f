package id.morph.backend.sfox.image;

/** What reading an image gives. */
public sealed interface ReadResult {

    record Success(Image image) implements ReadResult {}

    /**
     * The bytes are not an image.
     *
     * @param offset where in the bytes that became clear
     */
    record Malformed(Defect defect, int offset) implements ReadResult {
        /** The message in Indonesian. */
        public String message() {
            return "citra .mvm rusak: " + defect.indonesian + " (pada bita ke-" + offset + ")";
        }

        /** The message in English. */
        public String englishMessage() {
            return "malformed .mvm image: " + defect.english + " (at byte " + offset + ")";
        }
    }

    /** What can be wrong with an image. */
    enum Defect {
        MAGIC("tanda pengenal \"VZOEL FOXS\" tidak ada", "the magic \"VZOEL FOXS\" is missing"),
        VERSION("versi format tidak dikenal", "unknown format version"),
        TRUNCATED("isinya terpotong", "its content is truncated"),
        TEXT("ada teks yang bukan UTF-8", "a text is not UTF-8"),
        COUNT("ada jumlah yang mustahil", "a count is impossible"),
        NESTING("konstantanya bersarang terlalu dalam", "its constants are nested too deeply"),
        ROOT("isi utamanya bukan objek kode", "its root is not a code object"),
        TAG("ada konstanta dengan tanda yang tidak dikenal", "a constant has an unknown tag"),
        OPCODE("ada opkode yang tidak dikenal", "an opcode is unknown"),
        INDEX("ada rujukan ke bagian yang tidak ada", "something refers to a part that does not exist"),
        STACK("tumpukan operan suatu fungsi tidak seimbang", "the operand stack of a function is not balanced"),
        TRAILING("ada sisa di belakang isinya", "something follows its content");

        private final String indonesian;
        private final String english;

        Defect(String indonesian, String english) {
            this.indonesian = indonesian;
            this.english = english;
        }
    }
}
