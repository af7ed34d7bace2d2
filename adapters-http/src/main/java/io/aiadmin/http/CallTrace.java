package io.aiadmin.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Follows one attempt through OkHttp: whether any of it was sent, and what its timeouts are. Goes along as the request's tag. */
final class CallTrace extends EventListener {

    private final Timeouts timeouts;
    private volatile boolean sent;

    CallTrace(Timeouts timeouts) {
        this.timeouts = timeouts;
    }

    /** Set just before the first byte is handed to the socket, so that false is certain and true is cautious. */
    boolean sent() {
        return sent;
    }

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
    }

    /** Gives each call its own timeouts on the one shared client. */
    static final class Timed implements Interceptor {

        @Override
        public Response intercept(Chain chain) throws IOException {
            CallTrace trace = chain.request().tag(CallTrace.class);
            if (trace == null) {
                return chain.proceed(chain.request());
            }
            int connect = millis(trace.timeouts.connect());
            int read = millis(trace.timeouts.read());
            return chain.withConnectTimeout(connect, TimeUnit.MILLISECONDS)
                    .withReadTimeout(read, TimeUnit.MILLISECONDS)
                    .withWriteTimeout(read, TimeUnit.MILLISECONDS)
                    .proceed(chain.request());
        }

        private static int millis(Duration length) {
            return (int) Math.clamp(length.toMillis(), 1L, Integer.MAX_VALUE);
        }
    }
}
