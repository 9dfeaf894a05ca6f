package id.morph.morphc;

import java.util.Arrays;

/**
 * What the launcher runs once after a build to fill the JVM's ahead-of-time cache: every class that the commands named
 * in its arguments load, and the profiles of their methods, are there at once in later starts.
 */
final class StartupTraining {
    private StartupTraining() {}

    /** Runs some commands as users would; {@code --} ends one and starts the next. */
    public static void main(String[] arguments) {
        int start = 0;
        for (int i = 0; i <= arguments.length; i++) {
            if (i == arguments.length || arguments[i].equals("--")) {
                String[] command = Arrays.copyOfRange(arguments, start, i);
                DeepStack.call(() -> Main.execute(command));
                start = i + 1;
            }
        }
        System.exit(ExitStatus.OK);
    }
}
