package io.aiadmin.spi.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs classes of the kit as a plugin's author would, and tells how each test ended. */
final class KitRun implements TestExecutionListener {

    private final Map<String, Throwable> failures = new TreeMap<>();
    private final List<String> passed = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private KitRun() {}

    static KitRun of(Class<?>... kit) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (Class<?> tests : kit) {
            request.selectors(selectClass(tests));
        }
        LauncherDiscoveryRequest built = request.build();
        KitRun run = new KitRun();
        LauncherFactory.create().execute(built, run);
        return run;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped.add(name(test));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            if (test.isTest()) {
                passed.add(name(test));
            }
            return;
        }
        failures.put(
                name(test), result.getThrowable().orElseGet(() -> new AssertionError("ended " + result.getStatus())));
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElseGet(test::getDisplayName);
    }

    /** The names of the tests that failed, each with a failure. */
    Map<String, Throwable> failures() {
        return failures;
    }

    /** One name for every test that passed; a parameterized test counts once for each of its arguments. */
    List<String> passed() {
        return passed;
    }

    List<String> skipped() {
        return skipped;
    }
}
