package io.aiadmin.core.guard;

import io.aiadmin.language.DayTime;
import io.aiadmin.language.TimeReader;
import io.aiadmin.language.TimeWish;
import io.aiadmin.language.WordToken;
import io.aiadmin.language.Words;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads whether an answer is a yes to exactly what was proposed. Code decides this, not the model: a yes is plain, or it is none. Reads
 * Russian, English and Russian in Latin letters. Keeps nothing; used from many threads.
 */
public final class AgreementReader {

    private static final Set<String> YES = AgreementWords.read("yes");
    private static final Set<String> NO = AgreementWords.read("no");
    private static final Set<String> STOP = AgreementWords.read("stop");
    private static final Set<String> CHANGE = AgreementWords.read("change");
    private static final Set<String> ASK = AgreementWords.read("ask");
    private static final Set<String> CANCEL = AgreementWords.read("cancel");
    private static final Set<String> KEEP = AgreementWords.read("keep");
    private static final Set<String> IDIOMS = AgreementWords.read("idioms");

    private static final Pattern YES_BUT = Pattern.compile(
            "^\\W*(?:да|ага|угу|ок|окей|хорошо|ладно|yes|yeah|ok|okay|sure|da|aga)\\W+(?:но|только|кроме|but|only|except|no)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NO_BUT_RIGHT = Pattern.compile(
            "^\\W*(?:нет|no|net)\\W+(?:все |it's |that's |vse )?(?:верно|правильно|так|подходит|right|fine|correct|verno)\\W*$",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TOKENS = Pattern.compile("<(?:phone|email|card)_\\d+>");
    private static final Pattern CLAUSES = Pattern.compile("[,.!?;:\\n]+|\\s[–—-]\\s");
    private static final Duration ABOUT = Duration.ofMinutes(30);

    private final TimeReader times = new TimeReader();

    /**
     * @param message the customer's answer, all messages of the turn in one text
     * @param now in the branch's zone
     */
    public Agreement read(String message, ShownProposal shown, ZonedDateTime now) {
        String text = TOKENS.matcher(Words.normalise(message)).replaceAll(" ");
        for (String idiom : IDIOMS) {
            text = text.replaceAll("(?<![\\p{L}])" + Pattern.quote(idiom) + "(?![\\p{L}])", " да ");
        }
        if (NO_BUT_RIGHT.matcher(text).find()) {
            return Agreement.YES;
        }
        List<Clause> clauses = clauses(text);
        boolean asks = message.contains("?") || clauses.stream().anyMatch(clause -> clause.begins(ASK));
        boolean picks = false;
        TimeWish wish = times.read(message, now).wish();
        if (!wish.days().isEmpty() || !wish.times().isEmpty()) {
            if (!fits(wish, shown.start())) {
                return stops(clauses, shown) ? Agreement.NO : Agreement.OTHER_WISH;
            }
            picks = true;
        }
        return read(text, clauses, shown, asks, picks);
    }

    private static Agreement read(String text, List<Clause> clauses, ShownProposal shown, boolean asks, boolean picks) {
        if (clauses.isEmpty()) {
            return AgreementWords.thumbs(text).orElse(shown.wantsContact() ? Agreement.YES : Agreement.UNCLEAR);
        }
        if (stops(clauses, shown)) {
            return Agreement.NO;
        }
        boolean changes = YES_BUT.matcher(text).find() || clauses.stream().anyMatch(clause -> clause.has(CHANGE));
        if (changes) {
            return Agreement.OTHER_WISH;
        }
        boolean agrees = clauses.stream().anyMatch(clause -> agrees(clause, shown));
        if (agrees && (!asks || agrees(clauses.getFirst(), shown))) {
            return Agreement.YES;
        }
        if (asks) {
            return Agreement.QUESTION;
        }
        if (picks || shown.wantsContact()) {
            return Agreement.YES;
        }
        return AgreementWords.thumbs(text).orElse(Agreement.UNCLEAR);
    }

    /** A refusal opens the answer, or stands in it so plainly that no yes outweighs it. */
    private static boolean stops(List<Clause> clauses, ShownProposal shown) {
        if (clauses.isEmpty()) {
            return false;
        }
        boolean refusedAtOnce = clauses.getFirst().has(NO)
                && !(shown.cancellation()
                        && clauses.getFirst().has(CANCEL)
                        && !clauses.getFirst().begins(NO));
        boolean refusedLater = clauses.stream().anyMatch(clause -> clause.has(STOP));
        boolean keeps = shown.cancellation() && clauses.stream().anyMatch(clause -> clause.has(KEEP));
        boolean cancels = !shown.cancellation() && clauses.stream().anyMatch(clause -> clause.has(CANCEL));
        return refusedAtOnce || refusedLater || keeps || cancels;
    }

    private static boolean agrees(Clause clause, ShownProposal shown) {
        return !clause.has(NO) && (clause.has(YES) || shown.cancellation() && clause.has(CANCEL));
    }

    private static boolean fits(TimeWish wish, LocalDateTime start) {
        boolean day =
                wish.days().isEmpty() || wish.days().stream().anyMatch(range -> range.contains(start.toLocalDate()));
        boolean time =
                wish.times().isEmpty() || wish.times().stream().anyMatch(wished -> fits(wished, start.toLocalTime()));
        return day && time && !wish.past();
    }

    private static boolean fits(DayTime wished, LocalTime start) {
        return switch (wished) {
            case DayTime.Exact(LocalTime time) -> time.equals(start);
            case DayTime.Around(LocalTime time) ->
                Duration.between(time, start).abs().compareTo(ABOUT) <= 0;
            case DayTime.Window(LocalTime from, LocalTime until) -> !start.isBefore(from) && !start.isAfter(until);
            case DayTime.Opening _, DayTime.Closing _ -> true;
        };
    }

    private static List<Clause> clauses(String text) {
        return CLAUSES.splitAsStream(text)
                .map(part -> new Clause(
                        Words.tokens(part).stream().map(WordToken::text).toList()))
                .filter(clause -> !clause.words.isEmpty())
                .toList();
    }

    /** A part of the answer as words. */
    private record Clause(List<String> words) {

        boolean has(Set<String> phrases) {
            return AgreementWords.anyIn(words, phrases);
        }

        boolean begins(Set<String> phrases) {
            return AgreementWords.anyIn(words.subList(0, Math.min(2, words.size())), phrases);
        }
    }
}
