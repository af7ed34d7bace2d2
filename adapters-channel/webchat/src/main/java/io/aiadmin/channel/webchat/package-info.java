/** The chat page and the widget on a company's site: the channel, its visitors and the page itself. */
@NullMarked
package io.aiadmin.channel.webchat;

import org.jspecify.annotations.NullMarked;
