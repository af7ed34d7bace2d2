/** Plugins found in jars, and what the core gives them. */
@NullMarked
package io.aiadmin.core.plugin;

import org.jspecify.annotations.NullMarked;
