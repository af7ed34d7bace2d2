package io.aiadmin.host;

import io.aiadmin.host.demo.DemoCompany;
import io.aiadmin.host.wiring.ClockFactory;
import io.aiadmin.host.wiring.HostOptions;
import io.aiadmin.host.wiring.Product;
import io.aiadmin.host.wiring.Servers;
import io.aiadmin.host.wiring.StartupProblem;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Starts the host, says where it is, and ends it in order. */
public final class Main {

    private final Product product;
    private final EmbeddedServer server;
    private final ApplicationContext context;

    private Main(Product product, EmbeddedServer server, ApplicationContext context) {
        this.product = product;
        this.server = server;
        this.context = context;
    }

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        try {
            HostOptions options = HostOptions.read(List.of(arguments), System.getenv());
            Main main = start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "stop"));
            main.welcome(options, out);
        } catch (StartupProblem e) {
            System.err.println(e.text().russian());
            System.err.println(e.text().english());
            System.exit(1);
        }
    }

    /** @throws StartupProblem in words for the person who starts it */
    public static Main start(HostOptions options) {
        Clock clock = ClockFactory.clock(options.clockStart());
        Servers servers = Servers.of(options);
        try {
            Product product = Product.build(options, servers, clock);
            ApplicationContext context = ApplicationContext.builder()
                    .properties(Map.of(
                            "micronaut.server.host", options.bindAddress(), "micronaut.server.port", portOf(options)))
                    .singletons(product.beans().toArray())
                    .banner(false)
                    .build()
                    .start();
            EmbeddedServer server = listen(context, options);
            product.start();
            return new Main(product, server, context);
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** Micronaut takes -1 for any free port. */
    private static int portOf(HostOptions options) {
        return options.port() == 0 ? -1 : options.port();
    }

    private static EmbeddedServer listen(ApplicationContext context, HostOptions options) {
        try {
            return context.getBean(EmbeddedServer.class).start();
        } catch (ServerStartupException e) {
            context.close();
            StartupProblem problem = new StartupProblem(
                    "Порт " + options.port() + " занят другой программой. Возьмите другой: --port 8081.",
                    "Port " + options.port() + " is taken by another program. Use another: --port 8081.");
            problem.initCause(e);
            throw problem;
        }
    }

    public int port() {
        return server.getPort();
    }

    /** A part of the running host, for tests and benchmarks of the same process. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Takes no new requests, lets running turns finish, and closes everything. */
    public void stop() {
        product.readiness().stop();
        server.stop();
        product.close();
        context.close();
    }

    private void welcome(HostOptions options, PrintStream out) {
        String base = "http://localhost:" + port();
        out.println();
        if (!options.development()) {
            out.println("AI-Admin: " + base);
            return;
        }
        out.println("AI-Admin работает / is running");
        out.println("  Чат / chat page:   " + base + "/chat/" + DemoCompany.ID);
        out.println(
                "  Панель / panel:    " + base + "/panel   (" + DemoCompany.EMAIL + " / " + DemoCompany.PASSWORD + ")");
        out.println("  API:               " + base + "/openapi.yml   (Bearer " + DemoCompany.TOKEN + ")");
        out.println("  Остановить / stop: Ctrl-C");
        out.println();
    }
}
