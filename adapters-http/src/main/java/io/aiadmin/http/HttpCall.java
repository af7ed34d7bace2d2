package io.aiadmin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.aiadmin.spi.Secret;
import io.aiadmin.spi.SharedLimits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One call, built up step by step. The path is a template whose variables are named in braces: {@code company/{company}/staff}; logs show
 * the template alone. Not for several threads at once; the same call may be sent again.
 *
 * <p>A call either reads, and is repeated when its answer is lost, or writes, and is repeated only when it surely was not sent. {@code GET}
 * and {@code HEAD} read, all others write unless {@link #reading()} says otherwise.
 */
public final class HttpCall {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

    private final String method;
    private final String template;
    private final @Nullable URI address;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Map.Entry<String, String>> query = new ArrayList<>();
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private final Set<Integer> accepted = new LinkedHashSet<>();
    private @Nullable RequestBody body;
    private boolean write;
    private boolean json = true;
    private boolean heldBack;
    private SharedLimits.Priority priority = SharedLimits.Priority.CUSTOMER;
    private @Nullable Duration timeout;

    private HttpCall(String method, String template, @Nullable URI address) {
        this.method = method;
        this.template = template;
        this.address = address;
        this.write = !method.equals("GET") && !method.equals("HEAD");
    }

    public static HttpCall get(String template) {
        return of("GET", template);
    }

    public static HttpCall post(String template) {
        return of("POST", template);
    }

    public static HttpCall put(String template) {
        return of("PUT", template);
    }

    public static HttpCall patch(String template) {
        return of("PATCH", template);
    }

    public static HttpCall delete(String template) {
        return of("DELETE", template);
    }

    /** @param template the path below the vendor's base address, without a query */
    public static HttpCall of(String method, String template) {
        if (template.indexOf('?') >= 0 || template.indexOf('#') >= 0) {
            throw new IllegalArgumentException("a template is a path alone: " + template);
        }
        return new HttpCall(method, template, null);
    }

    /**
     * Reads a whole address that the vendor or the company gave, such as a picture's. Held to {@link EgressGuard} unless it lies at the vendor's
     * base address; the vendor's headers go along only there.
     */
    public static HttpCall getAddress(URI address) {
        return new HttpCall("GET", "‹address›", address);
    }

    /** Fills in a variable of the path; a slash in the value stays inside its segment. */
    public HttpCall path(String variable, Object value) {
        variables.put(variable, value.toString());
        return this;
    }

    /** Adds a parameter; the same name may come several times. */
    public HttpCall query(String name, Object value) {
        query.add(Map.entry(name, value.toString()));
        return this;
    }

    /** Adds a parameter unless the value is null. */
    public HttpCall queryIfPresent(String name, @Nullable Object value) {
        return value == null ? this : query(name, value);
    }

    public HttpCall header(String name, String value) {
        headers.add(Map.entry(name, HeaderValues.checked(name, value)));
        return this;
    }

    /** A header that holds a secret, after a scheme such as {@code "Bearer "} or "". */
    public HttpCall secretHeader(String name, String scheme, Secret value) {
        return header(name, scheme + value.reveal());
    }

    /** @param value a tree of maps and lists, a record, or a JSON node */
    public HttpCall json(Object value) {
        try {
            body = RequestBody.create(Json.mapper().writeValueAsBytes(value), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON can be made of " + value.getClass().getName(), e);
        }
        return this;
    }

    /** Form fields in their order; nested names are written out as the vendor wants them: {@code fields[TITLE]}. */
    public HttpCall form(Map<String, String> fields) {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        body = form.build();
        return this;
    }

    public HttpCall bytes(String contentType, byte[] content) {
        body = RequestBody.create(content, MediaType.get(contentType));
        return this;
    }

    public HttpCall multipart(List<Part> parts) {
        MultipartBody.Builder builder = new MultipartBody.Builder().setType(MultipartBody.FORM);
        for (Part part : parts) {
            if (part.fileName() == null) {
                builder.addFormDataPart(part.name(), null, part.asBody());
            } else {
                builder.addFormDataPart(part.name(), part.fileName(), part.asBody());
            }
        }
        body = builder.build();
        return this;
    }

    /** The call changes nothing at the vendor's, whatever its method: it may be repeated. */
    public HttpCall reading() {
        write = false;
        return this;
    }

    /** The call changes something at the vendor's, whatever its method. */
    public HttpCall writing() {
        write = true;
        return this;
    }

    /** Statuses outside 200–299 that come back as an answer and not as a failure. */
    public HttpCall accepting(int... statuses) {
        for (int status : statuses) {
            accepted.add(status);
        }
        return this;
    }

    /** The answer need not be JSON: a sound, a picture, a plain word. */
    public HttpCall anyBody() {
        json = false;
        return this;
    }

    /** Background work, which leaves the last part of every budget to waiting customers. */
    public HttpCall background() {
        priority = SharedLimits.Priority.BACKGROUND;
        return this;
    }

    /** The length of the whole call, repeats included, instead of the vendor's default. Silence is allowed for all of it. */
    public HttpCall timeout(Duration wholeCall) {
        timeout = wholeCall;
        return this;
    }

    /** The vendor holds its answer back on purpose, as in long polling: such slowness is no sign of trouble. */
    public HttpCall heldBack() {
        heldBack = true;
        return this;
    }

    String method() {
        return method;
    }

    String template() {
        return template;
    }

    boolean write() {
        return write;
    }

    boolean wantsJson() {
        return json;
    }

    boolean isHeldBack() {
        return heldBack;
    }

    SharedLimits.Priority priority() {
        return priority;
    }

    @Nullable
    Duration timeout() {
        return timeout;
    }

    @Nullable
    URI address() {
        return address;
    }

    boolean accepts(int status) {
        return status >= 200 && status < 300 || accepted.contains(status);
    }

    @Nullable
    RequestBody body() {
        boolean needed = method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
        return body == null && needed ? NOTHING : body;
    }

    void addHeaders(Headers.Builder target) {
        headers.forEach(header -> target.set(header.getKey(), header.getValue()));
    }

    HttpUrl under(HttpUrl base) {
        HttpUrl.Builder url = base.newBuilder();
        if (!template.isEmpty()) {
            String path = template.startsWith("/") ? template.substring(1) : template;
            for (String segment : path.split("/", -1)) {
                url.addPathSegment(filled(segment));
            }
        }
        query.forEach(parameter -> url.addQueryParameter(parameter.getKey(), parameter.getValue()));
        return url.build();
    }

    private String filled(String segment) {
        Matcher matcher = VARIABLE.matcher(segment);
        if (!matcher.find()) {
            return segment;
        }
        StringBuilder text = new StringBuilder();
        do {
            String value = variables.get(matcher.group(1));
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException("no value for {" + matcher.group(1) + "} of " + template);
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        } while (matcher.find());
        matcher.appendTail(text);
        if (text.toString().equals(".") || text.toString().equals("..")) {
            throw new IllegalArgumentException("a dot can't be a segment of " + template);
        }
        return text.toString();
    }

    /**
     * One part of a multipart body.
     *
     * @param fileName null for a plain field
     * @param contentType null for plain text in UTF-8
     */
    public record Part(
            String name,
            @Nullable String fileName,
            @Nullable String contentType,
            byte[] content) {

        /** A plain field. */
        public static Part field(String name, String value) {
            return new Part(name, null, null, value.getBytes(StandardCharsets.UTF_8));
        }

        public static Part file(String name, String fileName, String contentType, byte[] content) {
            return new Part(name, fileName, contentType, content);
        }

        RequestBody asBody() {
            return RequestBody.create(content, contentType == null ? null : MediaType.get(contentType));
        }
    }
}
