/** The core in a few lines, for programs that bring neither the host nor a database. */
@NullMarked
package io.aiadmin.core.embed;

import org.jspecify.annotations.NullMarked;
