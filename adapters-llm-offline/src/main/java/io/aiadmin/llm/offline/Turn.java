package io.aiadmin.llm.offline;

import io.aiadmin.spi.llm.DialogueFacts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that one answer is made from. */
record Turn(
        DialogueFacts facts,
        Memory memory,
        Desk desk,
        Catalogue catalogue,
        Listening listening,
        Understanding heard,
        Phrases phrases,
        List<String> remarks) {

    Turn(
            DialogueFacts facts,
            Memory memory,
            Desk desk,
            Catalogue catalogue,
            Listening listening,
            Understanding heard,
            Phrases phrases) {
        this(facts, memory, desk, catalogue, listening, heard, phrases, new ArrayList<>());
    }

    LocalDate today() {
        return facts.now().toLocalDate();
    }

    LocalDateTime now() {
        return facts.now().toLocalDateTime();
    }

    String say(String key, Object... values) {
        return phrases.say(key, values);
    }

    /** «Укладка, Анна Смирнова, пт, 27 ноября, 15:00». */
    String line(Booked visit) {
        String who = visit.staffName().isEmpty() ? "" : ", " + visit.staffName();
        return visit.title() + who + ", " + phrases.moment(visit.start());
    }

    /** Says something before what the turn comes to. */
    void remark(String sentence) {
        if (!sentence.isBlank() && !remarks.contains(sentence)) {
            remarks.add(sentence);
        }
    }

    /** The remarks made so far, then these words. */
    String with(String words) {
        List<String> all = new ArrayList<>(remarks);
        remarks.clear();
        all.add(words);
        return String.join(
                "\n",
                all.stream()
                        .filter(text -> !text.isBlank())
                        .map(Turn::capitalised)
                        .distinct()
                        .toList());
    }

    private static String capitalised(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** Asks something and keeps the words, to ask again when a question of the customer's comes between. */
    String ask(Ask ask, String words) {
        memory.ask = ask;
        memory.open = words;
        return with(words);
    }

    boolean phoneKnown() {
        return memory.phoneGiven || facts.identity() != DialogueFacts.Identity.ANONYMOUS;
    }

    boolean proven() {
        return facts.identity() == DialogueFacts.Identity.PROVEN;
    }

    @Nullable
    String companyPhone() {
        String phone = facts.company().phone();
        return phone == null ? null : Phrases.phone(phone);
    }
}
