package io.aiadmin.spi;

import java.util.List;

/** Settings that break their schema. Holds every problem at once, in the words of the form; never a value. */
public final class InvalidSettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidSettingsException(List<Problem> problems) {
        super("settings: " + problems.stream().map(Problem::key).toList());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** What is wrong with one field. */
    public record Problem(String key, LocalText text) {}
}
