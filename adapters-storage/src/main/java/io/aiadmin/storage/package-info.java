/** PostgreSQL and Redis behind the ports of the core: opened, wired and closed in one place. */
@NullMarked
package io.aiadmin.storage;

import org.jspecify.annotations.NullMarked;
