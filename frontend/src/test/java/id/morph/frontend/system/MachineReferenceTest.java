package id.morph.frontend.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/mesin.md lists the functions of {@code mesin}: all of them with their parameters, and no others. */
class MachineReferenceTest {

    @Test
    void thePageHasEveryFunctionAndNoOther() throws IOException {
        Set<String> known = new TreeSet<>();
        for (MachineFunction function : MachineFunction.values()) {
            known.add(function.spelling() + "/" + function.parameters().size());
        }
        for (ConstantBytes bytes : ConstantBytes.values()) {
            known.addAll(List.of(bytes.address() + "/1", bytes.length() + "/1"));
        }
        assertEquals(known, documented());
    }

    private static Set<String> documented() throws IOException {
        String page = Files.readString(Path.of("../docs/mesin.md"));
        String table = page.substring(page.indexOf("| Fungsi | Hasil |"));
        return Pattern.compile("^\\| (.*?) \\|", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .flatMap(row -> Pattern.compile("`(\\w+)\\(([^)]*)\\)`")
                        .matcher(row.group(1))
                        .results())
                .map(call -> call.group(1) + "/" + parameters(call.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long parameters(String list) {
        return Arrays.stream(list.split(",")).filter(name -> !name.isBlank()).count();
    }
}
