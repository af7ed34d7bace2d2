package io.aiadmin.llm.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiadmin.language.DayRange;
import io.aiadmin.language.DayTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text form in which a {@link Memory} is kept with the turn: JSON of plain strings, lists and flags. */
final class MemoryText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int VERSION = 1;

    private MemoryText() {}

    static String write(Memory memory) {
        Form form = new Form(
                VERSION,
                memory.errand,
                memory.ask,
                memory.open,
                memory.wishes.stream()
                        .map(wish -> new WishForm(wish.services(), wish.staff()))
                        .toList(),
                memory.staffFirst,
                memory.later.stream()
                        .map(wish -> new WishForm(wish.services(), wish.staff()))
                        .toList(),
                memory.when.days().stream()
                        .map(range -> range.from() + "/" + range.untilInclusive())
                        .toList(),
                memory.when.times().stream().map(MemoryText::write).toList(),
                memory.when.earliest(),
                memory.sameName,
                memory.offered.stream()
                        .map(slot -> new SlotForm(
                                slot.start().toString(), slot.end().toString(), slot.staffId(), slot.staffName()))
                        .toList(),
                memory.pending.stream()
                        .map(proposal -> new PendingForm(
                                proposal.id(),
                                proposal.kind(),
                                proposal.services(),
                                proposal.staffId(),
                                proposal.start().toString(),
                                proposal.end().toString(),
                                proposal.summary()))
                        .toList(),
                memory.agreed,
                memory.booked.stream().map(MemoryText::write).toList(),
                memory.target == null ? null : write(memory.target),
                memory.choices.stream().map(MemoryText::write).toList(),
                memory.interest.stream()
                        .map(wish -> new WishForm(wish.services(), wish.staff()))
                        .toList(),
                memory.name,
                memory.nameAsked,
                memory.contactsOpen,
                memory.refusals,
                memory.phoneGiven);
        try {
            return JSON.writeValueAsString(form);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("memory can't be written", broken);
        }
    }

    /** Empty when the text is of another version or damaged; the dialogue then reads the turns again. */
    static Optional<Memory> read(String text) {
        try {
            Form form = JSON.readValue(text, Form.class);
            return form.version == VERSION ? Optional.of(memory(form)) : Optional.empty();
        } catch (JsonProcessingException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static Memory memory(Form form) {
        Memory memory = new Memory();
        memory.begun = true;
        memory.errand = form.errand;
        memory.ask = form.ask;
        memory.open = form.open;
        form.wishes.forEach(wish -> memory.wishes.add(new Wish(wish.services, wish.staff)));
        memory.staffFirst = new ArrayList<>(form.staffFirst);
        form.later.forEach(wish -> memory.later.add(new Wish(wish.services, wish.staff)));
        memory.when = new When(
                form.days.stream().map(MemoryText::days).toList(),
                form.times.stream().map(MemoryText::time).toList(),
                form.earliest);
        memory.sameName = form.sameName;
        form.offered.forEach(slot -> memory.offered.add(
                new Slot(LocalDateTime.parse(slot.start), LocalDateTime.parse(slot.end), slot.staff, slot.name)));
        form.pending.forEach(proposal -> memory.pending.add(new Pending(
                proposal.id,
                proposal.kind,
                proposal.services,
                proposal.staff,
                LocalDateTime.parse(proposal.start),
                LocalDateTime.parse(proposal.end),
                proposal.summary)));
        memory.agreed = form.agreed;
        form.booked.forEach(visit -> memory.booked.add(booked(visit)));
        memory.target = form.target == null ? null : booked(form.target);
        form.choices.forEach(visit -> memory.choices.add(booked(visit)));
        form.interest.forEach(wish -> memory.interest.add(new Wish(wish.services, wish.staff)));
        memory.name = form.name;
        memory.nameAsked = form.nameAsked;
        memory.contactsOpen = form.contactsOpen;
        memory.refusals = form.refusals;
        memory.phoneGiven = form.phoneGiven;
        return memory;
    }

    private static String write(DayTime time) {
        return switch (time) {
            case DayTime.Exact exact -> "=" + exact.time();
            case DayTime.Around around -> "~" + around.time();
            case DayTime.Window window -> window.fromInclusive() + "/" + window.untilInclusive();
            case DayTime.Opening opening -> "opening";
            case DayTime.Closing closing -> "closing";
        };
    }

    private static DayTime time(String text) {
        return switch (text) {
            case "opening" -> new DayTime.Opening();
            case "closing" -> new DayTime.Closing();
            default -> {
                int slash = text.indexOf('/');
                if (slash > 0) {
                    yield new DayTime.Window(
                            LocalTime.parse(text.substring(0, slash)), LocalTime.parse(text.substring(slash + 1)));
                }
                LocalTime time = LocalTime.parse(text.substring(1));
                yield text.charAt(0) == '=' ? new DayTime.Exact(time) : new DayTime.Around(time);
            }
        };
    }

    private static DayRange days(String text) {
        int slash = text.indexOf('/');
        return new DayRange(LocalDate.parse(text.substring(0, slash)), LocalDate.parse(text.substring(slash + 1)));
    }

    private static BookedForm write(Booked visit) {
        return new BookedForm(
                visit.id(),
                visit.services(),
                visit.title(),
                visit.staffId(),
                visit.staffName(),
                visit.start().toString(),
                visit.end().toString(),
                visit.changeable());
    }

    private static Booked booked(BookedForm form) {
        return new Booked(
                form.id,
                form.services,
                form.title,
                form.staff,
                form.name,
                LocalDateTime.parse(form.start),
                LocalDateTime.parse(form.end),
                form.changeable);
    }

    private record Form(
            int version,
            Memory.Errand errand,
            Ask ask,
            String open,
            List<WishForm> wishes,
            List<String> staffFirst,
            List<WishForm> later,
            List<String> days,
            List<String> times,
            boolean earliest,
            boolean sameName,
            List<SlotForm> offered,
            List<PendingForm> pending,
            boolean agreed,
            List<BookedForm> booked,
            @Nullable BookedForm target,
            List<BookedForm> choices,
            List<WishForm> interest,
            @Nullable String name,
            boolean nameAsked,
            boolean contactsOpen,
            int refusals,
            boolean phoneGiven) {}

    private record WishForm(List<String> services, List<String> staff) {}

    private record SlotForm(String start, String end, String staff, String name) {}

    private record PendingForm(
            String id,
            Pending.Kind kind,
            List<String> services,
            String staff,
            String start,
            String end,
            String summary) {}

    private record BookedForm(
            String id,
            List<String> services,
            String title,
            @Nullable String staff,
            String name,
            String start,
            String end,
            boolean changeable) {}
}
