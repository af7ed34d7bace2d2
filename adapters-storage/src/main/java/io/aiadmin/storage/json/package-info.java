/** The stored form of the core's records: JSON with explicit type names and a version, tolerant of older and newer writers. */
@NullMarked
package io.aiadmin.storage.json;

import org.jspecify.annotations.NullMarked;
