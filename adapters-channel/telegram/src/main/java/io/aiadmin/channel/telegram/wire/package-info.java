/** The Bot API's JSON, as far as it is read or written here. */
@NullMarked
package io.aiadmin.channel.telegram.wire;

import org.jspecify.annotations.NullMarked;
