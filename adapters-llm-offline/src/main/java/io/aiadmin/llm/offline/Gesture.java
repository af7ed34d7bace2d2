package io.aiadmin.llm.offline;

import java.util.Optional;
import java.util.Set;

/** Answers without a word: «+», 👍, ❌. */
final class Gesture {

    private static final Set<Integer> YES =
            Set.of((int) '+', 0x1F44D, 0x2705, 0x1F44C, 0x1F197, 0x2714, 0x1F64F, 0x1F91D);
    private static final Set<Integer> NO = Set.of(0x1F44E, 0x274C, 0x1F645, 0x2716, 0x1F6AB, 0x26D4);

    private Gesture() {}

    static Optional<Intent> of(String text) {
        if (text.codePoints().anyMatch(NO::contains)) {
            return Optional.of(Intent.NO);
        }
        return text.codePoints().anyMatch(YES::contains) ? Optional.of(Intent.YES) : Optional.empty();
    }
}
