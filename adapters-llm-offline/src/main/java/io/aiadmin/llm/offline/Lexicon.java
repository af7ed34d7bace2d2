package io.aiadmin.llm.offline;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * All word tables, read once.
 *
 * @param intents by the names of {@link Intent} in lower case
 * @param topics by the names that {@code topics.txt} gives
 */
record Lexicon(PhraseBook intents, PhraseBook topics, Meanings meanings, FirstNames names, Spelling spelling) {

    private static final class Holder {
        private static final Lexicon SHARED = load();
    }

    /** The tables of this jar, loaded when first asked for. */
    static Lexicon shared() {
        return Holder.SHARED;
    }

    private static Lexicon load() {
        PhraseBook intents = PhraseBook.load("intents.txt");
        PhraseBook topics = PhraseBook.load("topics.txt");
        Meanings meanings = Meanings.load();
        FirstNames names = FirstNames.load();
        Set<String> vocabulary = new TreeSet<>(intents.vocabulary());
        vocabulary.addAll(topics.vocabulary());
        vocabulary.addAll(meanings.vocabulary());
        vocabulary.addAll(names.forms());
        Resources.lines("common.txt").forEach(line -> vocabulary.addAll(Arrays.asList(line.split("\\s+"))));
        return new Lexicon(intents, topics, meanings, names, new Spelling(vocabulary));
    }
}
