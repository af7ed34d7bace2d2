/** The words that code itself says to customers and to the company: message bundles, dates, money, plurals. */
@NullMarked
package io.aiadmin.core.wording;

import org.jspecify.annotations.NullMarked;
