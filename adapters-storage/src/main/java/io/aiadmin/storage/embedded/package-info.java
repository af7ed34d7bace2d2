/** Real PostgreSQL and Redis as child processes, for a machine that has none. */
@NullMarked
package io.aiadmin.storage.embedded;

import org.jspecify.annotations.NullMarked;
