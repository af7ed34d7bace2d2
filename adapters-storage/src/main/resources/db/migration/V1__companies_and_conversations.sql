-- Rules of this schema, held by CatalogTest:
--   every table with a company_id has row-level security, enabled and forced, under one policy for the application's role;
--   every index and every foreign key of such a table leads with company_id, so that a row can't point at another company's row;
--   the platform's role sees of a company's tables only the columns granted to it at the end of this file.
-- Columns of type bytea whose name stands in SealedColumn hold ciphertext of the company's own key.

create table companies (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    created_at timestamptz not null,
    subscription_plan text not null
);

create table company_crm_settings (
    id uuid not null,
    company_id uuid not null references companies (id) on delete cascade,
    crm_type text not null,
    api_key bytea,
    base_url text,
    additional_settings bytea not null,
    primary key (company_id, id),
    unique (company_id)
);

create table company_agent_settings (
    id uuid not null,
    company_id uuid not null references companies (id) on delete cascade,
    company_description text not null,
    working_hours jsonb not null,
    custom_prompts jsonb not null,
    primary key (company_id, id),
    unique (company_id)
);

create table company_channels (
    id uuid not null,
    company_id uuid not null references companies (id) on delete cascade,
    channel_type text not null,
    is_active boolean not null,
    config bytea not null,
    primary key (company_id, id),
    unique (company_id, channel_type)
);

create table company_profile (
    company_id uuid primary key references companies (id) on delete cascade,
    profile jsonb not null
);

create table knowledge_entries (
    company_id uuid not null references companies (id) on delete cascade,
    position integer not null,
    topic text not null,
    keywords text[] not null,
    answer text not null,
    primary key (company_id, position),
    unique (company_id, topic)
);

-- One row per company; grows with every change of any part of its settings.
create table config_versions (
    company_id uuid primary key references companies (id) on delete cascade,
    version bigint not null,
    updated_at timestamptz not null
);

create table prompt_versions (
    company_id uuid not null references companies (id) on delete cascade,
    version bigint not null,
    created_at timestamptz not null,
    company_description text not null,
    working_hours jsonb not null,
    custom_prompts jsonb not null,
    primary key (company_id, version)
);

-- The company's own keys, wrapped by the master key, which never is in the database.
create table company_keyset (
    company_id uuid primary key references companies (id) on delete cascade,
    aead bytea not null,
    prf bytea not null,
    version integer not null,
    created_at timestamptz not null,
    promoted_at timestamptz not null
);

-- Users belong to the product, not to a company: only the platform's role reads them.
create table users (
    id uuid primary key,
    email text not null unique,
    name text not null,
    password_hash text not null,
    created_at timestamptz not null
);

create table panel_sessions (
    token_hash bytea primary key,
    user_id uuid not null references users (id) on delete cascade,
    opened_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz not null
);
create index panel_sessions_by_user on panel_sessions (user_id);

create table memberships (
    company_id uuid not null references companies (id) on delete cascade,
    user_id uuid not null references users (id) on delete cascade,
    role text not null,
    primary key (company_id, user_id)
);
-- Which companies a user may choose from is asked before the company is known.
create index memberships_by_user on memberships (user_id);

create table api_tokens (
    company_id uuid not null references companies (id) on delete cascade,
    id uuid not null,
    title text not null,
    prefix text not null,
    token_hash bytea not null,
    role text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    primary key (company_id, id)
);
-- The token is what tells the company.
create unique index api_tokens_by_hash on api_tokens (token_hash);

create table audit_log (
    company_id uuid not null references companies (id) on delete cascade,
    id bigint generated always as identity,
    at timestamptz not null,
    actor text not null,
    action text not null,
    detail text,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (company_id, id)
);

-- A conversation and its lane. due_at and gather_until come from the inbox, wake_at from everybody else; the earlier one counts.
create table conversations (
    company_id uuid not null references companies (id) on delete cascade,
    id uuid not null,
    channel text not null,
    address_hash bytea not null,
    address bytea not null,
    created_at timestamptz not null default now(),
    epoch bigint not null default 0,
    attempts integer not null default 0,
    failures integer not null default 0,
    parked_reason text,
    last_seq bigint not null default 0,
    state text not null default 'open',
    paused_until timestamptz,
    needs_human boolean not null default false,
    last_at timestamptz not null,
    waiting_since timestamptz,
    due_at timestamptz,
    gather_until timestamptz,
    wake_at timestamptz,
    customer bytea,
    last_text bytea,
    session bytea,
    primary key (company_id, id),
    unique (company_id, channel, address_hash)
) with (fillfactor = 70, toast_tuple_target = 256);
-- Ciphertext can't be compressed, and a claim must not copy it.
alter table conversations alter column session set storage external;
create index conversations_by_activity on conversations (company_id, last_at desc);

create table messages (
    company_id uuid not null,
    conversation_id uuid not null,
    seq bigint not null,
    author text not null,
    at timestamptz not null,
    body bytea not null,
    primary key (company_id, conversation_id, seq),
    foreign key (company_id, conversation_id) references conversations (company_id, id) on delete cascade
);
alter table messages alter column body set storage external;
create index messages_by_age on messages using brin (company_id, at);

create table tool_executions (
    company_id uuid not null,
    conversation_id uuid not null,
    seq bigint generated always as identity,
    id uuid not null,
    turn bigint not null,
    name text not null,
    ok boolean not null,
    at timestamptz not null,
    took_ms bigint not null,
    body bytea not null,
    primary key (company_id, conversation_id, seq),
    foreign key (company_id, conversation_id) references conversations (company_id, id) on delete cascade
);
alter table tool_executions alter column body set storage external;
create index tool_executions_by_age on tool_executions using brin (company_id, at);

-- What a channel delivered. Not partitioned yet: the narrow inbox_seen carries the uniqueness, so that it can be later.
create table inbox_event (
    company_id uuid not null references companies (id) on delete cascade,
    seq bigint generated always as identity,
    id uuid not null,
    conversation_id uuid,
    channel text not null,
    kind text not null,
    at timestamptz not null,
    received_at timestamptz not null,
    stored_at timestamptz not null default now(),
    handled_at timestamptz,
    payload bytea not null,
    primary key (company_id, seq),
    foreign key (company_id, conversation_id) references conversations (company_id, id) on delete cascade
);
alter table inbox_event alter column payload set storage external;
create index inbox_event_pending on inbox_event (company_id, conversation_id, seq) where handled_at is null;
create index inbox_event_by_age on inbox_event using brin (company_id, stored_at);

-- The dedupe. External ids may contain a phone, so that only their keyed hash is kept.
create table inbox_seen (
    company_id uuid not null,
    channel text not null,
    external_hash bytea not null,
    seen_at timestamptz not null default now(),
    primary key (company_id, channel, external_hash)
);
create index inbox_seen_by_age on inbox_seen using brin (company_id, seen_at);

create table outbox (
    company_id uuid not null,
    id bigint generated always as identity,
    row_id uuid not null,
    conversation_id uuid not null,
    channel text not null,
    state text not null default 'PENDING' check (state in ('PENDING', 'SENT', 'DEAD')),
    attempts integer not null default 0,
    created_at timestamptz not null,
    due_at timestamptz not null,
    stored_at timestamptz not null default now(),
    finished_at timestamptz,
    reason text,
    payload bytea not null,
    receipt bytea,
    primary key (company_id, id),
    foreign key (company_id, conversation_id) references conversations (company_id, id) on delete cascade
);
alter table outbox alter column payload set storage external;
create index outbox_pending on outbox (company_id, conversation_id, id) where state = 'PENDING';
create index outbox_dead on outbox (company_id, finished_at desc) where state = 'DEAD';
create index outbox_by_age on outbox using brin (company_id, stored_at);

create table booking_ledger (
    company_id uuid not null,
    idempotency_key text not null,
    conversation_id uuid not null,
    fingerprint_hash bytea not null,
    state text not null check (state in ('SENDING', 'UNKNOWN', 'DONE', 'FAILED', 'HUMAN')),
    booking_id text,
    attempts integer not null,
    created_at timestamptz not null,
    next_check_at timestamptz,
    reason text,
    request bytea not null,
    primary key (company_id, idempotency_key),
    foreign key (company_id, conversation_id) references conversations (company_id, id) on delete cascade
);
create index booking_ledger_by_conversation on booking_ledger (company_id, conversation_id, created_at);
create index booking_ledger_by_wish on booking_ledger (company_id, fingerprint_hash, created_at);
create index booking_ledger_open on booking_ledger (company_id, next_check_at) where state in ('SENDING', 'UNKNOWN');

create table human_tasks (
    company_id uuid not null references companies (id) on delete cascade,
    id uuid not null,
    conversation_id uuid,
    kind text not null,
    text bytea not null,
    created_at timestamptz not null,
    done_at timestamptz,
    primary key (company_id, id),
    foreign key (company_id, conversation_id) references conversations (company_id, id) on delete cascade
);
create index human_tasks_open on human_tasks (company_id, created_at) where done_at is null;

create table consents (
    company_id uuid not null references companies (id) on delete cascade,
    id uuid not null,
    conversation_id uuid,
    subject text not null,
    text_version text not null,
    text_hash bytea not null,
    given_at timestamptz not null,
    given_by text not null,
    withdrawn_at timestamptz,
    primary key (company_id, id),
    foreign key (company_id, conversation_id) references conversations (company_id, id) on delete cascade
);

create table waiting_list (
    company_id uuid not null references companies (id) on delete cascade,
    id uuid not null,
    conversation_id uuid not null,
    wish bytea not null,
    created_at timestamptz not null,
    until timestamptz not null,
    done_at timestamptz,
    primary key (company_id, id),
    foreign key (company_id, conversation_id) references conversations (company_id, id) on delete cascade
);

create table plugin_documents (
    company_id uuid not null references companies (id) on delete cascade,
    plugin text not null,
    key text collate "C" not null check (length(key) <= 200),
    version bigint not null,
    body bytea not null,
    primary key (company_id, plugin, key)
);
alter table plugin_documents alter column body set storage external;

-- db-scheduler's own table, with its own column names. Instances of the task "conversation" are named COMPANY/CONVERSATION.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
) with (fillfactor = 70);
create index scheduled_tasks_due on scheduled_tasks (execution_time) where not picked;
create index scheduled_tasks_running on scheduled_tasks (last_heartbeat) where picked;

-- Rows are written, claimed and removed within seconds: clean up early.
alter table scheduled_tasks set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
alter table conversations set (autovacuum_vacuum_scale_factor = 0.05);
alter table inbox_event set (autovacuum_vacuum_scale_factor = 0.05);
alter table outbox set (autovacuum_vacuum_scale_factor = 0.05);

grant usage on schema ${flyway:defaultSchema} to ${app_role}, ${platform_role};

-- The wall between companies. No second argument for current_setting: a company that is not set is an error, not an empty answer.
do $$
declare
    t text;
begin
    foreach t in array array[
        'company_crm_settings', 'company_agent_settings', 'company_channels', 'company_profile', 'knowledge_entries',
        'config_versions', 'prompt_versions', 'company_keyset', 'memberships', 'api_tokens', 'audit_log', 'conversations',
        'messages', 'tool_executions', 'inbox_event', 'inbox_seen', 'outbox', 'booking_ledger', 'human_tasks', 'consents',
        'waiting_list', 'plugin_documents']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format(
            'create policy own_company on %I to ${app_role} '
            'using (company_id = (select current_setting(''app.company_id'')::uuid)) '
            'with check (company_id = (select current_setting(''app.company_id'')::uuid))', t);
        execute format('grant select, insert, update, delete on %I to ${app_role}', t);
    end loop;
end
$$;
alter table companies enable row level security;
alter table companies force row level security;
create policy own_company on companies to ${app_role}
    using (id = (select current_setting('app.company_id')::uuid))
    with check (id = (select current_setting('app.company_id')::uuid));
grant select, insert, update on companies to ${app_role};

-- Written once, never changed.
revoke update, delete on audit_log, prompt_versions from ${app_role};

-- What runs for all companies together: finding due work, log-in, retention. Named columns only, never a sealed one.
grant select, insert, update, delete on users, panel_sessions, scheduled_tasks to ${platform_role};

create policy platform_reads on companies for select to ${platform_role} using (true);
grant select (id, name) on companies to ${platform_role};
create policy platform_reads on memberships for select to ${platform_role} using (true);
grant select on memberships to ${platform_role};
create policy platform_reads on api_tokens for select to ${platform_role} using (true);
grant select on api_tokens to ${platform_role};
create policy platform_reads on config_versions for select to ${platform_role} using (true);
grant select on config_versions to ${platform_role};
create policy platform_reads on booking_ledger for select to ${platform_role} using (true);
grant select (company_id, idempotency_key, state, next_check_at) on booking_ledger to ${platform_role};

do $$
declare
    t text;
begin
    foreach t in array array['inbox_event', 'inbox_seen', 'outbox', 'messages', 'tool_executions']
    loop
        execute format('create policy platform_reads on %I for select to ${platform_role} using (true)', t);
        execute format('create policy platform_clears on %I for delete to ${platform_role} using (true)', t);
        execute format('grant delete on %I to ${platform_role}', t);
    end loop;
end
$$;
grant select (company_id, seq, stored_at, handled_at) on inbox_event to ${platform_role};
grant select (company_id, channel, external_hash, seen_at) on inbox_seen to ${platform_role};
grant select (company_id, id, state, stored_at, finished_at) on outbox to ${platform_role};
grant select (company_id, conversation_id, seq, at) on messages to ${platform_role};
grant select (company_id, conversation_id, seq, at) on tool_executions to ${platform_role};
