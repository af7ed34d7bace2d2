/** The one HTTP kit of the vendor adapters: calls with deadlines, limits, a breaker, safe repeats and a failure for every decision. */
@NullMarked
package io.aiadmin.http;

import org.jspecify.annotations.NullMarked;
