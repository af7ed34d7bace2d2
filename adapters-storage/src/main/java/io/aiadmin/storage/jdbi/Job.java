package io.aiadmin.storage.jdbi;

import java.time.Duration;

/**
 * Work that is done again and again, on one replica at a time.
 *
 * @param name stored, so that it does not change
 * @param every the pause between two runs
 */
public record Job(String name, Duration every, Runnable work) {}
