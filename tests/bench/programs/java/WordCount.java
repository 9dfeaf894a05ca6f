import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class WordCount implements Harness.Program {
    private static final String[] SYLLABLES = {"ba", "de", "gi", "ko", "lu", "ma", "ne", "pi", "ro", "su"};

    private long seed;

    private long random(long limit) {
        seed = seed * 16807 % 2147483647;
        return seed % limit;
    }

    private static String word(long number) {
        StringBuilder result = new StringBuilder(SYLLABLES[(int) (number % 10)]);
        for (long rest = number / 10; rest > 0; rest /= 10) {
            result.append(SYLLABLES[(int) (rest % 10)]);
        }
        return result.toString();
    }

    private String text(int words) {
        seed = 42;
        List<String> all = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            all.add(word(random(1 + random(5000))));
        }
        return String.join(" ", all);
    }

    @Override
    public String run(int words) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : text(words).split(" ")) {
            counts.merge(word, 1, Integer::sum);
        }
        String most = "";
        int times = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            int count = entry.getValue();
            if (count > times || (count == times && entry.getKey().compareTo(most) < 0)) {
                most = entry.getKey();
                times = count;
            }
        }
        return counts.size() + " " + most + " " + times;
    }
}
