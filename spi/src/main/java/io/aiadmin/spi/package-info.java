/** What every kind of plugin shares: settings and their schema, the company's context, durable documents, webhooks and plain values. */
@NullMarked
package io.aiadmin.spi;

import org.jspecify.annotations.NullMarked;
