package io.aiadmin.storage.jdbi;

/** Every column that holds ciphertext of a company's key, with the SQL for what it is bound to. A test holds it against the catalogue. */
enum SealedColumn {
    CRM_KEY("company_crm_settings", "api_key", "id::text"),
    CRM_ADDITIONAL("company_crm_settings", "additional_settings", "id::text"),
    CHANNEL_CONFIG("company_channels", "config", "id::text"),
    ADDRESS("conversations", "address", "channel || '|' || encode(address_hash, 'hex')"),
    SESSION("conversations", "session", "id::text"),
    CUSTOMER("conversations", "customer", "channel || '|' || encode(address_hash, 'hex')"),
    LAST_TEXT("conversations", "last_text", "id::text"),
    EVENT("inbox_event", "payload", "id::text"),
    MESSAGE("messages", "body", "conversation_id || '/' || seq"),
    TOOL_CALL("tool_executions", "body", "id::text"),
    OUTBOX("outbox", "payload", "row_id::text"),
    RECEIPT("outbox", "receipt", "id::text"),
    LEDGER("booking_ledger", "request", "idempotency_key"),
    HUMAN_TASK("human_tasks", "text", "id::text"),
    DOCUMENT("plugin_documents", "body", "plugin || '|' || key"),
    WISH("waiting_list", "wish", "id::text");

    final String table;
    final String column;
    final String row;

    SealedColumn(String table, String column, String row) {
        this.table = table;
        this.column = column;
        this.row = row;
    }
}
