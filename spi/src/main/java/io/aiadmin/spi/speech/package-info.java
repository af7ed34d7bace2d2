/** What the author of a speech plugin implements: speech to text and text to speech, whole and streaming. */
@NullMarked
package io.aiadmin.spi.speech;

import org.jspecify.annotations.NullMarked;
