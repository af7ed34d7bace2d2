package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.llm.ToolCall;
import io.aiadmin.spi.llm.ToolResult;
import io.aiadmin.spi.llm.ToolSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools that the model may use: offers those that the company's CRM is able to do, checks arguments, carries calls out and tells results
 * with personal data masked. Used from many threads.
 */
public final class ToolManager {

    /** Tool calls in one turn. */
    static final int CALLS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(ToolManager.class);

    private final Map<String, Tool> tools = new LinkedHashMap<>();
    private final Clock clock;

    public ToolManager(CatalogCache catalogs, SlotSearch slots, BookingDesk desk, Clock clock) {
        Catalogs catalog = new Catalogs(catalogs);
        this.clock = clock;
        for (Tool tool : List.of(
                new ListServicesTool(catalog),
                new ListStaffTool(catalog),
                new FindSlotsTool(catalog, slots),
                new ProposeBookingTool(catalog, desk),
                new ProposeMoveTool(catalog, desk),
                new ProposeCancellationTool(catalog, desk),
                new ConfirmBookingTool(catalog, desk),
                new MyBookingsTool(catalog, desk),
                new CompanyInfoTool(),
                new HandOverTool(),
                new RememberCustomerTool())) {
            tools.put(tool.name(), tool);
        }
    }

    /** What the model is offered in this turn. */
    List<ToolSpec> specs(Turn turn) {
        return tools.values().stream()
                .filter(tool -> offered(tool, turn.crm()))
                .map(tool -> new ToolSpec(
                        tool.name(),
                        PromptFiles.word(turn.language(), "tools", tool.name()),
                        tool.parameters(turn.language())))
                .toList();
    }

    /** Names of all tools; none of them belongs into a reply. */
    Set<String> names() {
        return tools.keySet().stream().filter(name -> name.contains("_")).collect(Collectors.toSet());
    }

    /**
     * Carries out the calls: those that change something alone and in order, the others next to each other.
     *
     * @return one result for each call, in their order
     */
    List<ToolResult> run(Turn turn, List<ToolCall> calls) {
        List<@Nullable ToolRun> runs = new ArrayList<>();
        List<@Nullable Future<ToolRun>> lookups = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < calls.size(); index++) {
                ToolCall call = calls.get(index);
                Optional<ToolRun> refused = refused(turn, calls, index);
                boolean lookup = refused.isEmpty() && !changes(call);
                runs.add(refused.orElse(null));
                lookups.add(lookup ? threads.submit(() -> carryOut(turn, call)) : null);
            }
        }
        for (int index = 0; index < calls.size(); index++) {
            Future<ToolRun> lookup = lookups.get(index);
            if (lookup != null) {
                runs.set(index, done(lookup, calls.get(index)));
            } else if (runs.get(index) == null) {
                runs.set(index, carryOut(turn, calls.get(index)));
            }
        }
        return told(turn, runs);
    }

    private List<ToolResult> told(Turn turn, List<@Nullable ToolRun> runs) {
        List<ToolResult> results = new ArrayList<>();
        for (ToolRun run : runs) {
            if (run != null) {
                turn.runs().add(run);
                turn.offer(OfferedSlots.of(run, turn.zone(), run.at()));
                results.add(told(run, turn.masking().mask(run.answer().content())));
            }
        }
        return results;
    }

    @SuppressWarnings("NullAway") // the record takes null values; its class file does not say so
    private static ToolResult told(ToolRun run, Map<String, @Nullable Object> content) {
        return new ToolResult(run.call().id(), run.name(), run.answer().ok(), content);
    }

    private Optional<ToolRun> refused(Turn turn, List<ToolCall> calls, int index) {
        ToolCall call = calls.get(index);
        Tool tool = tools.get(call.name());
        if (tool == null || !offered(tool, turn.crm())) {
            return Optional.of(failed(
                    call,
                    "bad_arguments",
                    "no such tool; there are: "
                            + specs(turn).stream().map(ToolSpec::name).toList()));
        }
        long before = turn.runs().stream()
                        .filter(run -> run.name().equals(call.name()))
                        .count()
                + calls.subList(0, index).stream()
                        .filter(each -> each.name().equals(call.name()))
                        .count();
        if (turn.runs().size() + index >= CALLS || before >= tool.limit()) {
            return Optional.of(failed(call, "too_many_calls", "answer the customer with what is known"));
        }
        return ArgumentCheck.problem(tool.parameters(turn.language()), call.arguments())
                .map(problem -> failed(call, "bad_arguments", problem));
    }

    private boolean changes(ToolCall call) {
        Tool tool = tools.get(call.name());
        return tool != null && tool.changes();
    }

    private ToolRun carryOut(Turn turn, ToolCall call) {
        Instant begun = clock.instant();
        ToolAnswer answer = answer(turn, call);
        return new ToolRun(call, answer, begun, Duration.between(begun, clock.instant()));
    }

    private ToolAnswer answer(Turn turn, ToolCall call) {
        Tool tool = tools.get(call.name());
        if (tool == null) {
            throw new IllegalStateException("no tool " + call.name());
        }
        try {
            return tool.call(turn, new ToolArguments(call.arguments()));
        } catch (BadArgumentException e) {
            return ToolAnswer.failed("bad_arguments", String.valueOf(e.getMessage()));
        } catch (CrmException e) {
            LOG.warn(
                    "a tool had no answer from the CRM: company={} conversation={} tool={} reason={}",
                    turn.company().id(),
                    turn.session().id(),
                    call.name(),
                    e.getClass().getSimpleName());
            return Refusals.of(e);
        }
    }

    private ToolRun failed(ToolCall call, String code, String message) {
        return new ToolRun(call, ToolAnswer.failed(code, message), clock.instant(), Duration.ZERO);
    }

    private static boolean offered(Tool tool, @Nullable CrmConnector crm) {
        if (!tool.needsCrm()) {
            return true;
        }
        return crm != null && crm.capabilities().containsAll(tool.needs());
    }

    private ToolRun done(Future<ToolRun> lookup, ToolCall call) {
        try {
            return lookup.get();
        } catch (ExecutionException e) {
            LOG.error("a tool failed: tool={}", call.name(), e.getCause());
            return failed(call, Refusals.CRM_UNAVAILABLE, "the booking system does not answer right now");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(call, Refusals.CRM_UNAVAILABLE, "interrupted");
        }
    }
}
