/** What a company offers and when it is free, read from the CRM and kept for a short while. */
@NullMarked
package io.aiadmin.core.catalog;

import org.jspecify.annotations.NullMarked;
