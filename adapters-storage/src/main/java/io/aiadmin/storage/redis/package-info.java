/** What Redis is good for: the fast copy of sessions, news of changed settings, live pages, shared call limits. All may be away. */
@NullMarked
package io.aiadmin.storage.redis;

import org.jspecify.annotations.NullMarked;
