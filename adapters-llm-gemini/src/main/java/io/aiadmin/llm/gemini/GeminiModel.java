package io.aiadmin.llm.gemini;

import com.google.genai.Client;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.HttpOptions;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One key and one model. Keeps no state of conversations. */
final class GeminiModel implements LanguageModel {

    private static final Logger LOG = LoggerFactory.getLogger(GeminiModel.class);

    private final GeminiSettings settings;
    private final Client client;
    private final AtomicReference<String> answeredBy = new AtomicReference<>("");

    GeminiModel(GeminiSettings settings) {
        this.settings = settings;
        // all that the SDK would otherwise look for in the environment, where one key would serve every company
        this.client = Client.builder()
                .apiKey(settings.apiKey().reveal())
                .vertexAI(false)
                .httpOptions(HttpOptions.builder()
                        .baseUrl(settings.baseUrl())
                        .apiVersion("v1beta")
                        .retryOptions(GeminiMapper.NO_RETRIES)
                        .build())
                .clientOptions(ClientOptions.builder()
                        .customHttpClient(GeminiHttp.CLIENT)
                        .build())
                .build();
    }

    @Override
    public List<Finding> check() {
        return new GeminiCheck(client, settings).findings();
    }

    @Override
    public ModelReply generate(ModelRequest request) {
        return noted(new GeminiTurn(client.models, settings, request, null).answer());
    }

    @Override
    public ModelReply stream(ModelRequest request, Consumer<String> onText) {
        return noted(new GeminiTurn(client.models, settings, request, onText).answer());
    }

    /** Google routes the names of retired models to others without a word; somebody has to notice. */
    private ModelReply noted(ModelReply reply) {
        String before = answeredBy.getAndSet(reply.model());
        if (!before.isEmpty() && !before.equals(reply.model())) {
            LOG.warn("gemini: {} is now answered by {}, before by {}", settings.model(), reply.model(), before);
        }
        return reply;
    }

    /** Nothing to give back: the connections belong to all keys together, and the SDK client's own close would shut them. */
    @Override
    public void close() {}
}
