package io.aiadmin.llm.offline;

import io.aiadmin.language.DayTime;
import java.util.List;
import java.util.Optional;

/** Finds which of the times offered a message takes. */
final class Picking {

    private final Understanding heard;
    private final List<Slot> offered;

    Picking(Understanding heard, List<Slot> offered) {
        this.heard = heard;
        this.offered = offered;
    }

    /** Empty when it takes none: it wants another, or does not say. */
    Optional<Slot> picked() {
        if (heard.wish().past() || heard.hasAny(Intent.LATER, Intent.EARLIER, Intent.OTHERDAY, Intent.OTHERTIME)) {
            return Optional.empty();
        }
        List<Slot> left =
                offered.stream().filter(this::onDay).filter(this::withStaff).toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        List<DayTime> times = heard.wish().times();
        if (!times.isEmpty()) {
            boolean pointed = times.size() == 1
                    && (times.getFirst() instanceof DayTime.Exact || times.getFirst() instanceof DayTime.Around);
            return pointed ? atTime(left, times.getFirst()) : Optional.empty();
        }
        if (heard.has(Intent.FIRST)) {
            return Optional.of(left.getFirst());
        }
        if (heard.has(Intent.SECOND) && left.size() > 1) {
            return Optional.of(left.get(1));
        }
        if (heard.has(Intent.THIRD) && left.size() > 2) {
            return Optional.of(left.get(2));
        }
        if (heard.has(Intent.LAST)) {
            return Optional.of(left.getLast());
        }
        if (heard.has(Intent.NO) || heard.has(Intent.REFUSE)) {
            return Optional.empty();
        }
        if (heard.hasAny(Intent.ANYONE, Intent.ANYTIME, Intent.URGENT)
                && heard.wish().days().isEmpty()
                && heard.staff().isEmpty()) {
            return Optional.of(left.getFirst());
        }
        boolean narrowed = left.size() == 1 && (offered.size() > 1 || heard.has(Intent.YES));
        return narrowed ? Optional.of(left.getFirst()) : Optional.empty();
    }

    private static Optional<Slot> atTime(List<Slot> slots, DayTime wanted) {
        return switch (wanted) {
            case DayTime.Exact exact ->
                slots.stream().filter(slot -> slot.time().equals(exact.time())).findFirst();
            case DayTime.Around around ->
                slots.stream().filter(slot -> slot.time().equals(around.time())).findFirst();
            case DayTime.Window window -> Optional.empty();
            case DayTime.Opening opening -> Optional.empty();
            case DayTime.Closing closing -> Optional.empty();
        };
    }

    private boolean onDay(Slot slot) {
        return heard.wish().days().isEmpty() || heard.namesDay(slot.day());
    }

    private boolean withStaff(Slot slot) {
        return heard.staff().stream()
                .allMatch(mention -> mention.negated() != mention.ids().contains(slot.staffId()));
    }
}
