/** Reads what customers write in Russian and English: times, phones, sensitive data, words. Nothing here does I/O after class loading. */
@NullMarked
package io.aiadmin.language;

import org.jspecify.annotations.NullMarked;
