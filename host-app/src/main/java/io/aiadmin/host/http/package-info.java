/** How requests are read and answered alike everywhere: JSON, errors in the caller's language, limits. */
@NullMarked
package io.aiadmin.host.http;

import org.jspecify.annotations.NullMarked;
