/** What the author of a channel plugin implements: a way in which customers write and are answered. */
@NullMarked
package io.aiadmin.spi.channel;

import org.jspecify.annotations.NullMarked;
