package io.aiadmin.llm.offline;

import java.util.List;

/** The meanings that say for whom a service is. */
final class Whom {

    static final String WOMEN = "women";
    static final String MEN = "men";
    static final String CHILD = "child";
    static final String PENSIONER = "pensioner";

    static final List<String> ALL = List.of(WOMEN, MEN, CHILD, PENSIONER);

    /** Up to this age a haircut is a child's where the title says nothing else. */
    static final int CHILD_UNTIL = 12;

    private Whom() {}
}
