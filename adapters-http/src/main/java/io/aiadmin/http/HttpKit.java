package io.aiadmin.http;

import io.aiadmin.spi.PluginContext;
import io.aiadmin.spi.SharedLimits;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * What all adapters of a process share: connections and circuit breakers. Adapters take {@link #shared()}, name their vendor and account, and
 * get a {@link VendorHttp}. Calls block and are made from virtual threads; nothing here limits how many run at once but the vendors' budgets.
 */
public final class HttpKit {

    /** Renames a header that OkHttp would act upon: after a 503 with a delay of zero it sends the request again by itself. */
    static final String HIDDEN_RETRY_AFTER = "X-Hidden-Retry-After";

    static final String USER_AGENT = "AI-Admin";

    private static final int IDLE_CONNECTIONS = 256;
    /** Shorter than servers wait: a write that meets a connection just being closed has an unknown outcome. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final OkHttpClient open;
    private final OkHttpClient publicOnly;
    private final Breakers breakers;
    private final Retries retries;
    private final LongSupplier nanoTime;
    private final SharedLimits limits;

    HttpKit(Dns dns, LongSupplier nanoTime, RandomGenerator random) {
        this.nanoTime = nanoTime;
        this.breakers = new Breakers(nanoTime);
        this.retries = new Retries(random);
        this.limits = new LocalLimits();
        this.open = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toMillis(), TimeUnit.MILLISECONDS))
                // one call, one connection: a stuck connection then takes no other call with it
                .protocols(List.of(Protocol.HTTP_1_1))
                // OkHttp's own repeats do not know reads from writes
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                // neither the JVM's proxy settings nor its cookies and passwords
                .proxy(Proxy.NO_PROXY)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .dns(new Resolver(dns, false))
                .eventListenerFactory(call -> {
                    CallTrace trace = call.request().tag(CallTrace.class);
                    return trace == null ? EventListener.NONE : trace;
                })
                .addInterceptor(new CallTrace.Timed())
                .addNetworkInterceptor(new CallTrace.Alive())
                .addNetworkInterceptor(chain -> hideRetryAfter(chain.proceed(chain.request())))
                .build();
        this.publicOnly = open.newBuilder()
                .dns(new Resolver(dns, true))
                .socketFactory(new PublicSockets())
                .build();
    }

    /** The one of the process. Makes its connections when they are first needed. */
    public static HttpKit shared() {
        return Shared.KIT;
    }

    /**
     * Begins the client of one company's account at a vendor.
     *
     * @param vendor stands in logs and failures: {@code yclients}
     * @param account tells accounts of the vendor apart, for the circuit breaker; no secret
     */
    public VendorHttp.Builder vendor(String vendor, String account, PluginContext context) {
        return new VendorHttp.Builder(
                this, vendor, account, context.limits(), context.clock(), EgressGuard.of(context));
    }

    /** The same for a vendor whose account is the host's own and not a company's; budgets are counted in this process alone. */
    public VendorHttp.Builder vendor(String vendor, String account, Clock clock) {
        return new VendorHttp.Builder(this, vendor, account, limits, clock, EgressGuard.publicOnly());
    }

    OkHttpClient client(boolean guarded) {
        return guarded ? publicOnly : open;
    }

    Breakers breakers() {
        return breakers;
    }

    Retries retries() {
        return retries;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    private static Response hideRetryAfter(Response response) {
        String value = response.code() == 503 ? response.header("Retry-After") : null;
        if (value == null) {
            return response;
        }
        return response.newBuilder()
                .removeHeader("Retry-After")
                .header(HIDDEN_RETRY_AFTER, value)
                .build();
    }

    private static final class Shared {
        static final HttpKit KIT = new HttpKit(Dns.SYSTEM, System::nanoTime, RandomGenerator.of("L64X128MixRandom"));
    }
}
