package io.aiadmin.llm.offline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up free times day by day. */
final class Timetable {

    private static final int MOST_DAYS = 7;
    private static final int MOST_PAGES = 3;

    private final Desk desk;

    Timetable(Desk desk) {
        this.desk = desk;
    }

    /**
     * The days in the order given, at most a week of them.
     *
     * @param staff any of them; empty for anybody
     */
    List<DayPlan> days(List<String> services, List<String> staff, List<LocalDate> dates) {
        List<LocalDate> looked = dates.stream().limit(MOST_DAYS).toList();
        String only = staff.size() == 1 ? staff.getFirst() : null;
        List<SlotQuestion> questions = looked.stream()
                .map(day -> new SlotQuestion(
                        services, only, day.atStartOfDay(), day.plusDays(1).atStartOfDay()))
                .toList();
        List<Tree> answers = desk.slots(questions);
        List<DayPlan> plans = new ArrayList<>();
        for (int at = 0; at < looked.size(); at++) {
            boolean whole = looked.size() == 1;
            plans.add(plan(
                    looked.get(at),
                    staff,
                    whole ? pages(questions.get(at), answers.get(at)) : List.of(answers.get(at))));
        }
        return plans;
    }

    private List<Tree> pages(SlotQuestion question, Tree first) {
        List<Tree> pages = new ArrayList<>(List.of(first));
        while (pages.getLast().flag("more") && pages.size() < MOST_PAGES) {
            List<Tree> slots = pages.getLast().list("slots");
            if (slots.isEmpty()) {
                break;
            }
            LocalDateTime from = LocalDateTime.parse(slots.getLast().text("start"));
            LocalDateTime next = pages.size() > 1 || slots.size() == 1 ? from.plusMinutes(1) : from;
            SlotQuestion rest = new SlotQuestion(question.services(), question.staff(), next, question.until());
            pages.add(desk.slots(List.of(rest)).getFirst());
        }
        return pages;
    }

    private static DayPlan plan(LocalDate day, List<String> staff, List<Tree> pages) {
        List<Slot> slots = new ArrayList<>();
        for (Tree page : pages) {
            for (Tree found : page.list("slots")) {
                Slot slot = Slot.of(found);
                if ((staff.isEmpty() || staff.contains(slot.staffId())) && !slots.contains(slot)) {
                    slots.add(slot);
                }
            }
        }
        slots.sort(Comparator.comparing(Slot::start));
        Tree first = pages.getFirst();
        boolean othersOnly = slots.isEmpty() && !first.list("slots").isEmpty();
        return new DayPlan(day, slots, othersOnly ? "taken" : first.text("why_empty"), next(first));
    }

    private static @Nullable Slot next(Tree answer) {
        return answer.part("next").has("start") ? Slot.of(answer.part("next")) : null;
    }
}
