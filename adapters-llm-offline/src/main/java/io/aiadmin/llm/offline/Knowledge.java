package io.aiadmin.llm.offline;

import io.aiadmin.language.Words;
import io.aiadmin.spi.llm.DialogueFacts.CompanyFacts;
import io.aiadmin.spi.llm.DialogueFacts.CompanyFacts.Answer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the company's own answer to a question. */
final class Knowledge {

    private static final int SHORTEST_KEYWORD = 3;
    private static final int SHORTEST_TELLING = 5;

    private final CompanyFacts company;

    Knowledge(CompanyFacts company) {
        this.company = company;
    }

    /** The answer under that topic's name, else the one whose keywords or text are about it. */
    Optional<String> answer(String topic, Message question) {
        for (Answer answer : company.answers()) {
            if (Words.normalise(answer.topic()).equals(topic)) {
                return Optional.of(answer.text());
            }
        }
        Optional<String> own = byKeywords(question);
        if (own.isPresent()) {
            return own;
        }
        for (Answer answer : company.answers()) {
            if (about(answer.topic() + " " + String.join(" ", answer.keywords()), topic)) {
                return Optional.of(answer.text());
            }
        }
        return company.answers().stream()
                .filter(answer -> about(answer.text(), topic))
                .map(Answer::text)
                .findFirst();
    }

    /** The answer most of whose keywords stand in the question. */
    Optional<String> byKeywords(Message question) {
        Set<String> said = stems(question.words());
        Answer best = null;
        long most = 0;
        for (Answer answer : company.answers()) {
            long hits = answer.keywords().stream()
                    .filter(keyword -> stands(keyword, said))
                    .count();
            if (stands(answer.topic(), said)) {
                hits++;
            }
            if (hits > most) {
                most = hits;
                best = answer;
            }
        }
        return Optional.ofNullable(best).map(Answer::text);
    }

    private static boolean stands(String keyword, Set<String> said) {
        List<String> stems = Words.tokens(keyword).stream()
                .map(token -> token.text())
                .filter(word -> word.length() >= SHORTEST_KEYWORD)
                .map(Words::stem)
                .toList();
        return !stems.isEmpty()
                && stems.stream()
                        .allMatch(stem -> said.contains(stem)
                                || stem.length() >= SHORTEST_TELLING
                                        && said.stream().anyMatch(word -> word.startsWith(stem)));
    }

    private static boolean about(String text, String topic) {
        Message words = Message.read(text, Lexicon.shared().spelling());
        return Lexicon.shared().topics().find(words.words()).stream()
                .anyMatch(found -> found.meaning().equals(topic));
    }

    private static Set<String> stems(List<Word> words) {
        Set<String> stems = new LinkedHashSet<>();
        words.forEach(word -> word.forms().forEach(form -> stems.add(Words.stem(form))));
        return stems;
    }
}
