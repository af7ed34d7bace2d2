/** What keeps the agent honest and private: masked personal data, the reading of a yes, checks of what the model wants to say. */
@NullMarked
package io.aiadmin.core.guard;

import org.jspecify.annotations.NullMarked;
