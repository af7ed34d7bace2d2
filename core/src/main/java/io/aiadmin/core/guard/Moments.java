package io.aiadmin.core.guard;

import io.aiadmin.core.guard.ReplyText.Sentence;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins the clock times of a reply with the days named next to them. */
final class Moments {

    private Moments() {}

    /** In the order of the text. */
    static List<Moment> in(ReplyText reply, LocalDateTime now) {
        List<DayMark> days = DayMark.in(reply.text(), now.toLocalDate());
        List<Moment> moments = new ArrayList<>();
        for (TimeMark time : TimeMark.in(reply.text(), now)) {
            DayMark day = dayOf(time, reply.sentenceAt(time.begin()), days);
            moments.add(new Moment(
                    time.begin(), time.time(), day == null ? null : day.date(), day == null ? null : day.day()));
        }
        return moments;
    }

    /** The nearest day before it in its sentence, else the nearest after it there, else the last one said before. */
    private static @Nullable DayMark dayOf(TimeMark time, Sentence sentence, List<DayMark> days) {
        return days.stream()
                .filter(day -> day.begin() < time.begin() && day.begin() >= sentence.begin())
                .max(Comparator.comparingInt(DayMark::begin))
                .or(() -> days.stream()
                        .filter(day -> day.begin() > time.begin() && day.begin() < sentence.end())
                        .min(Comparator.comparingInt(DayMark::begin)))
                .or(() -> days.stream()
                        .filter(day -> day.begin() < time.begin())
                        .max(Comparator.comparingInt(DayMark::begin)))
                .orElse(null);
    }
}
