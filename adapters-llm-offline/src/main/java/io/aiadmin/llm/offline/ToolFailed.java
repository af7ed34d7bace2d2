package io.aiadmin.llm.offline;

/** A tool could not do its work, or may not be called. The message is the tool's error code. */
final class ToolFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ToolFailed(String code) {
        super(code, null, false, false);
    }
}
