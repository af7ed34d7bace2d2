package io.aiadmin.llm.gemini;

import io.aiadmin.spi.llm.LanguageModel;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Asks once, in a process whose environment means ill. */
final class EnvironmentProbe {

    private EnvironmentProbe() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (LanguageModel model = Asking.model(arguments[0])) {
            out.println("answered: "
                    + model.generate(Asking.request(Asking.customer("?"))).text());
        }
    }
}
