package io.aiadmin.http;

import io.aiadmin.spi.Secret;
import io.aiadmin.spi.SharedLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Calls one account at one vendor. Used from many virtual threads at once; every call blocks its thread, and ends within its time.
 *
 * <p>A call passes the account's circuit breaker and its budgets, is repeated as its kind allows, and either returns an answer or throws one
 * {@link HttpFailure}.
 */
public final class VendorHttp {

    private final HttpKit kit;
    private final String vendor;
    private final HttpUrl base;
    private final boolean companyNamedBase;
    private final EgressGuard guard;
    private final Headers headers;
    private final Timeouts timeouts;
    private final Clock clock;
    private final Gate gate;

    private VendorHttp(Builder builder, HttpUrl base) {
        this.kit = builder.kit;
        this.vendor = builder.vendor;
        this.base = base;
        this.companyNamedBase = builder.companyNamedBase;
        this.guard = builder.guard;
        this.headers = builder.headers.build();
        this.timeouts = builder.timeouts;
        this.clock = builder.clock;
        this.gate = new Gate(
                builder.kit.breakers().of(builder.vendor, builder.account),
                builder.limits,
                List.copyOf(builder.budgets),
                builder.retryHint,
                builder.vendor,
                builder.kit::nanoTime);
    }

    /**
     * Makes the call and reads the whole answer.
     *
     * @throws HttpFailure there is no answer to use
     */
    public HttpAnswer send(HttpCall call) {
        return repeating(call, () -> false, Wire::whole);
    }

    /**
     * Makes the call and hands over the answer's body as it comes: events of a stream, a long sound. Is not repeated once the reader has begun.
     * The size is limited like any answer's, and the time is the call's.
     *
     * @throws HttpFailure there is no answer to use, or it broke off while being read
     */
    public <T> T stream(HttpCall call, BodyReader<T> reader) {
        boolean[] begun = new boolean[1];
        return repeating(call, () -> begun[0], (_, response) -> {
            begun[0] = true;
            return reader.read(Wire.stream(response));
        });
    }

    /** Reads a body while it comes. What it throws but {@link IOException} passes through. */
    @FunctionalInterface
    public interface BodyReader<T> {
        T read(InputStream body) throws IOException;
    }

    /** Whether a repeat would come too late, since part of the answer was used. */
    private interface Begun {
        boolean yes();
    }

    private <T> T repeating(HttpCall call, Begun begun, Wire.Reader<T> reader) {
        Duration asked = call.timeout();
        Timeouts times = asked == null ? timeouts : timeouts.lasting(asked);
        Deadline deadline = Deadline.after(times.call(), kit::nanoTime);
        String what = vendor + " " + call.method() + " " + call.template();
        Target target = target(call, what);
        Wire wire = new Wire(kit.client(target.guarded()), clock, what, call);
        for (int repeats = 0; ; repeats++) {
            try {
                return gate.pass(call, what, deadline, repeats, () -> {
                    CallTrace trace = new CallTrace(times, call.write());
                    return wire.exchange(request(call, target, trace), trace, deadline, reader);
                });
            } catch (HttpFailure failure) {
                Optional<Duration> pause =
                        begun.yes() ? Optional.empty() : kit.retries().pauseBefore(failure, repeats, deadline.left());
                if (pause.isEmpty() || !waited(pause.get())) {
                    throw failure;
                }
            }
        }
    }

    private static boolean waited(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        while (!Thread.currentThread().isInterrupted()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            LockSupport.parkNanos(left);
        }
        return false;
    }

    private Request request(HttpCall call, Target target, CallTrace trace) {
        Headers.Builder all = target.vendors() ? headers.newBuilder() : new Headers.Builder();
        if (all.get("User-Agent") == null) {
            all.set("User-Agent", HttpKit.USER_AGENT);
        }
        call.addHeaders(all);
        return new Request.Builder()
                .url(target.url())
                .headers(all.build())
                .method(call.method(), call.body())
                .tag(CallTrace.class, trace)
                .build();
    }

    /**
     * @param vendors whether the vendor's headers, keys among them, may go there
     * @param guarded whether connections are held to public addresses
     */
    private record Target(HttpUrl url, boolean vendors, boolean guarded) {}

    private Target target(HttpCall call, String what) {
        boolean guarded = !guard.privateAddresses();
        URI address = call.address();
        if (address == null) {
            return new Target(call.under(base), true, companyNamedBase && guarded);
        }
        HttpUrl url = HttpUrl.parse(address.toString());
        if (url != null && sameOrigin(url)) {
            return new Target(url, true, companyNamedBase && guarded);
        }
        try {
            return new Target(guard.parse(address.toString()), false, guarded);
        } catch (ForbiddenAddressException e) {
            throw new HttpFailure.NotSent(
                    call.write(), what + ": forbidden address", HttpFailure.NotSent.Obstacle.FORBIDDEN_ADDRESS, e);
        }
    }

    private boolean sameOrigin(HttpUrl url) {
        return url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
    }

    /** Gathers what a client needs. Used by one thread. */
    public static final class Builder {

        private final HttpKit kit;
        private final String vendor;
        private final String account;
        private final SharedLimits limits;
        private final Clock clock;
        private final Headers.Builder headers = new Headers.Builder();
        private final List<Budget> budgets = new ArrayList<>();
        private EgressGuard guard;
        private Timeouts timeouts = Timeouts.DEFAULT;
        private @Nullable HttpUrl base;
        private boolean companyNamedBase;
        private @Nullable RetryHint retryHint;

        Builder(HttpKit kit, String vendor, String account, SharedLimits limits, Clock clock, EgressGuard guard) {
            this.kit = kit;
            this.vendor = vendor;
            this.account = account;
            this.limits = limits;
            this.clock = clock;
            this.guard = guard;
        }

        /** The vendor's own address, written in the adapter's code or by the operator: not guarded. May hold a key in its path. */
        public Builder baseUrl(URI address) {
            HttpUrl url = HttpUrl.parse(address.toString());
            if (url == null) {
                throw new IllegalArgumentException("the base address of " + vendor + " is no http address");
            }
            base = url;
            companyNamedBase = false;
            return this;
        }

        /**
         * An address that the company named: its own server, its portal.
         *
         * @throws ForbiddenAddressException the guard refuses its form
         */
        public Builder companyBaseUrl(String address) {
            base = guard.parse(address);
            companyNamedBase = true;
            return this;
        }

        /** Another guard than the one that the company's context asks for. Comes before {@link #companyBaseUrl}. */
        public Builder guard(EgressGuard other) {
            guard = other;
            return this;
        }

        /** A header of every call. */
        public Builder header(String name, String value) {
            headers.set(name, HeaderValues.checked(name, value));
            return this;
        }

        /** A header of every call that holds a secret, after a scheme such as {@code "Bearer "} or "". */
        public Builder secretHeader(String name, String scheme, Secret value) {
            return header(name, scheme + value.reveal());
        }

        public Builder timeouts(Timeouts other) {
            timeouts = other;
            return this;
        }

        /**
         * A limit that every call passes, repeats included. The widest comes first; the last one named is paused when the vendor asks for a pause.
         */
        public Builder budget(Budget budget) {
            budgets.add(budget);
            return this;
        }

        /** Finds the pause that the vendor asks for outside of the {@code Retry-After} header. */
        public Builder retryHint(RetryHint hint) {
            retryHint = hint;
            return this;
        }

        /** @throws IllegalStateException there is no base address */
        public VendorHttp open() {
            HttpUrl address = base;
            if (address == null) {
                throw new IllegalStateException("no base address for " + vendor);
            }
            return new VendorHttp(this, address);
        }
    }
}
