package io.aiadmin.language;

/** A word's part in talk about time, with its value: weekday 5, month 11, unit 3. */
record Meaning(Term term, int value) {}
