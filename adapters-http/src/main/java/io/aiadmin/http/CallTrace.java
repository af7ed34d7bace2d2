package io.aiadmin.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Follows one attempt through OkHttp: whether any of it was sent, and what its timeouts are. Goes along as the request's tag. */
final class CallTrace extends EventListener {

    private final Timeouts timeouts;
    private final boolean write;
    private volatile boolean fresh;
    private volatile boolean sent;

    CallTrace(Timeouts timeouts, boolean write) {
        this.timeouts = timeouts;
        this.write = write;
    }

    /** Set just before the first byte is handed to the socket, so that false is certain and true is cautious. */
    boolean sent() {
        return sent;
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        fresh = true;
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

    /**
     * Listens for a millisecond on a kept connection before a write goes over it. OkHttp itself looks only after ten seconds of silence, and a
     * write that is lost on a connection which the server had long closed would count as one of unknown outcome.
     */
    static final class Alive implements Interceptor {

        @Override
        public Response intercept(Chain chain) throws IOException {
            CallTrace trace = chain.request().tag(CallTrace.class);
            Connection connection = chain.connection();
            if (trace != null && trace.write && !trace.fresh && connection != null && isDead(connection.socket())) {
                // closed, it is not taken out of the pool again
                connection.socket().close();
                throw new DeadConnection();
            }
            return chain.proceed(chain.request());
        }

        private static boolean isDead(Socket socket) {
            try {
                int before = socket.getSoTimeout();
                socket.setSoTimeout(1);
                try {
                    // the end, or bytes that nobody asked for
                    socket.getInputStream().read();
                    return true;
                } catch (SocketTimeoutException _) {
                    return false;
                } finally {
                    socket.setSoTimeout(before);
                }
            } catch (IOException _) {
                return true;
            }
        }
    }

    /** A kept connection turned out closed before anything was sent over it; another one will do. */
    static final class DeadConnection extends IOException {
        private static final long serialVersionUID = 1L;

        DeadConnection() {
            super("the kept connection was closed");
        }
    }
}
