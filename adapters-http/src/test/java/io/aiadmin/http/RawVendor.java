package io.aiadmin.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A vendor on a bare socket, so that answers can be cut, stalled and malformed at will. Every connection carries any number of requests. */
final class RawVendor implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** What happens after a request was read whole; false closes the connection. */
    interface Answerer {
        boolean answer(int number, String request, OutputStream out) throws Exception;
    }

    RawVendor(Answerer answerer) {
        try {
            socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(answerer));
    }

    /** Answers each request with the same bytes, then keeps the connection. */
    static RawVendor answering(String... lines) {
        String answer = String.join("\r\n", lines);
        return new RawVendor((_, _, out) -> {
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        });
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Whole requests seen, oldest first. */
    List<String> requests() {
        return requests;
    }

    /** Connections that the vendor has closed on its side. */
    int closed() {
        return closed.get();
    }

    int connections() {
        return connections.size();
    }

    private void accept(Answerer answerer) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection, answerer));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection, Answerer answerer) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = connection.getInputStream();
            while (true) {
                String request = read(in);
                if (request.isEmpty()) {
                    return;
                }
                int number;
                synchronized (requests) {
                    requests.add(request);
                    number = requests.size();
                }
                if (!answerer.answer(number, request, connection.getOutputStream())) {
                    return;
                }
            }
        } catch (Exception _) {
            // the client went away
        } finally {
            closed.incrementAndGet();
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        if (length.find()) {
            head.write(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
