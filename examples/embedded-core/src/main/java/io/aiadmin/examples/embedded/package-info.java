/** The core inside a plain program. */
@NullMarked
package io.aiadmin.examples.embedded;

import org.jspecify.annotations.NullMarked;
