import java.util.ArrayList;
import java.util.List;

final class StringBuilding implements Harness.Program {
    private static String build(int n) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < n; i++) {
            s.append(i % 97).append(',');
        }
        return s.toString();
    }

    private static String join(int n) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            pieces.add("x" + i);
        }
        return String.join("-", pieces);
    }

    @Override
    public String run(int n) {
        String built = build(n);
        String joined = join(n);
        return built.length() + " " + built.substring(n, n + 9) + " " + joined.length() + " "
                + joined.substring(n, n + 9);
    }
}
