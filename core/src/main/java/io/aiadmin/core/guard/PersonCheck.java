package io.aiadmin.core.guard;

import io.aiadmin.core.guard.ReplyText.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The agent does not pass for a person. */
final class PersonCheck implements ReplyCheck {

    private static final Pattern PERSON = Pattern.compile(
            "\\bя\\s+(?:-\\s+|— )?(?:самый |настоящий |обычный )?(?:живой )?(?:человек|администратор-человек)\\b|\\bя (?:же )?не (?:бот|робот|программа)\\b|вы общаетесь с (?:живым )?человеком"
                    + "|\\bi(?:'m| am) (?:a |indeed a |really a )?(?:real |live |actual )?(?:human|person)\\b|\\bi(?:'m| am) not (?:a |an )?(?:ro)?bot\\b|\\bi(?:'m| am) not an ai\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public List<Violation> find(ReplyText reply, Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        for (Sentence sentence : reply.sentences()) {
            if (PERSON.matcher(sentence.text()).find() && !sentence.question()) {
                found.add(new Violation(Violation.Kind.PERSON, sentence.text().strip()));
            }
        }
        return found;
    }
}
