/** What comes in over HTTP: webhooks, the partner API, the company API, the chat page's calls, health and metrics. */
@NullMarked
package io.aiadmin.host.gateway;

import org.jspecify.annotations.NullMarked;
