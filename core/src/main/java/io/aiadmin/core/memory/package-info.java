/** Honest implementations of every storage port in memory: for embedding, for tests, for a try without servers. */
@NullMarked
package io.aiadmin.core.memory;

import org.jspecify.annotations.NullMarked;
