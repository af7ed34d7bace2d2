package io.aiadmin.core.guard;

import java.util.List;

/** The prompt's own words, its canary and the names of tools. */
final class LeakCheck implements ReplyCheck {

    @Override
    public List<Violation> find(ReplyText reply, Evidence evidence) {
        String said = squeezed(reply.text());
        return evidence.secrets().stream()
                .filter(secret -> said.contains(squeezed(ReplyText.flat(secret))))
                .findFirst()
                .map(_ -> List.of(new Violation(Violation.Kind.LEAK, "")))
                .orElse(List.of());
    }

    private static String squeezed(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}_]+", " ");
    }
}
