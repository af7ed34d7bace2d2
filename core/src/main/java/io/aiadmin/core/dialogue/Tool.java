package io.aiadmin.core.dialogue;

import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.llm.ToolSchema;
import java.util.Locale;
import java.util.Set;

/** Something that the model may have done for it. Keeps nothing between calls. */
interface Tool {

    String name();

    /** @param language of the descriptions */
    ToolSchema.Structure parameters(Locale language);

    /** Whether it works without a CRM. */
    default boolean needsCrm() {
        return true;
    }

    /** It is offered only where the CRM has all of these. */
    default Set<CrmCapability> needs() {
        return Set.of();
    }

    /** Whether it changes the turn or the CRM: then it runs alone and in the model's order, otherwise next to others. */
    default boolean changes() {
        return false;
    }

    /** How often a turn may call it. */
    default int limit() {
        return ToolManager.CALLS;
    }

    /**
     * @param arguments checked against the parameters
     * @throws CrmException it is told to the model as a result
     */
    ToolAnswer call(Turn turn, ToolArguments arguments);
}
