/** Telegram bots, in their own chats and in the chats of a business account. */
@NullMarked
package io.aiadmin.channel.telegram;

import org.jspecify.annotations.NullMarked;
