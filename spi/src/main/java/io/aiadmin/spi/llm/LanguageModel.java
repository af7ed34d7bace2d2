package io.aiadmin.spi.llm;

import io.aiadmin.spi.Finding;
import java.util.List;
import java.util.function.Consumer;

/**
 * A language model. Keeps nothing between calls: all that it may know stands in the request. Calls block, and many virtual threads call at
 * once.
 *
 * @since 1.0
 */
public interface LanguageModel extends AutoCloseable {

    /** Tries key and model; a failed step is a finding, never an exception. */
    List<Finding> check();

    /** @throws ModelException there is no answer to use */
    ModelReply generate(ModelRequest request);

    /**
     * The same, with the text handed over piece by piece as it comes, on the calling thread. A model that can't stream hands it over whole.
     *
     * @return the whole answer
     * @throws ModelException there is no answer to use; pieces handed over before are void
     */
    default ModelReply stream(ModelRequest request, Consumer<String> onText) {
        ModelReply reply = generate(request);
        if (!reply.text().isEmpty()) {
            onText.accept(reply.text());
        }
        return reply;
    }

    @Override
    void close();
}
