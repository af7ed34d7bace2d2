-- One call, one round trip, one transaction: the way of a message. Each routine names its company itself, then works under the same
-- row-level security as everything else. A changed signature gets a new name, since the release before this one still calls the old.

-- The only two doors from a company's session to the scheduler's table. The company is the session's own: no other can be woken.
create or replace function schedule_conversation(p_conversation uuid, p_at timestamptz) returns void
language sql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
    -- A running one is left alone: when it is through, finish_run looks at the lane again.
    insert into scheduled_tasks as task (task_name, task_instance, execution_time, picked, consecutive_failures, version)
    values ('conversation', current_setting('app.company_id') || '/' || p_conversation, p_at, false, 0, 1)
    on conflict (task_name, task_instance) do update
        set execution_time = excluded.execution_time, version = task.version + 1
        where not task.picked and task.execution_time <> excluded.execution_time
$$;

create or replace function release_conversation(p_conversation uuid, p_version bigint, p_at timestamptz, p_failed boolean) returns boolean
language plpgsql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
begin
    if p_at is null then
        delete from scheduled_tasks
        where task_name = 'conversation' and task_instance = current_setting('app.company_id') || '/' || p_conversation
            and picked and version = p_version;
    else
        update scheduled_tasks
        set picked = false, picked_by = null, last_heartbeat = null, execution_time = p_at, version = version + 1,
            consecutive_failures = case when p_failed then coalesce(consecutive_failures, 0) + 1 else 0 end,
            last_success = case when p_failed then last_success else clock_timestamp() end,
            last_failure = case when p_failed then clock_timestamp() else last_failure end
        where task_name = 'conversation' and task_instance = current_setting('app.company_id') || '/' || p_conversation
            and picked and version = p_version;
    end if;
    return found;
end
$$;

revoke all on function schedule_conversation(uuid, timestamptz) from public;
revoke all on function release_conversation(uuid, bigint, timestamptz, boolean) from public;
grant execute on function schedule_conversation(uuid, timestamptz) to ${app_role};
grant execute on function release_conversation(uuid, bigint, timestamptz, boolean) to ${app_role};

create or replace function accept_events(
    p_company uuid, p_channel text, p_quiet_ms bigint, p_cap_ms bigint, p_received timestamptz,
    p_ids uuid[], p_external bytea[], p_kinds text[], p_ats timestamptz[], p_payloads bytea[],
    p_address_hashes bytea[], p_addresses bytea[], p_customers bytea[], p_conversations uuid[], p_urgent boolean[], p_asks boolean[])
returns table (fresh integer, woken uuid[], at_once boolean)
language plpgsql as $$
declare
    v_new bigint[];
    v_now timestamptz := clock_timestamp();
    v_lane record;
    v_conversation uuid;
    v_at timestamptz;
begin
    perform set_config('app.company_id', p_company::text, true);
    woken := '{}';
    at_once := false;

    -- In the order of the ids, so that two deliveries of the same events wait for each other and never crosswise.
    with seen as (
        insert into inbox_seen (company_id, channel, external_hash)
        select p_company, p_channel, external from (select distinct unnest(p_external) as external) offered order by external
        on conflict do nothing
        returning external_hash)
    select array_agg(first) into v_new
    from (select min(place) as first
          from unnest(p_external) with ordinality as offered (external, place)
          join seen on seen.external_hash = external
          group by external) firsts;
    fresh := coalesce(cardinality(v_new), 0);
    if fresh = 0 then
        return next;
        return;
    end if;

    for v_lane in
        select address_hash, (array_agg(address order by place))[1] as address,
            (array_agg(customer order by place desc) filter (where customer is not null))[1] as customer,
            (array_agg(conversation order by place))[1] as conversation,
            bool_or(urgent) as urgent, bool_or(asks) as asks, array_agg(place order by place) as places
        from unnest(p_address_hashes, p_addresses, p_customers, p_conversations, p_urgent, p_asks) with ordinality
            as event (address_hash, address, customer, conversation, urgent, asks, place)
        where place = any (v_new) and address_hash is not null
        group by address_hash
        order by address_hash
    loop
        insert into conversations as lane
            (company_id, id, channel, address_hash, address, customer, last_at, waiting_since, gather_until, due_at)
        values (p_company, v_lane.conversation, p_channel, v_lane.address_hash, v_lane.address, v_lane.customer,
            p_received, case when v_lane.asks then p_received end,
            v_now + case when v_lane.urgent then 0 else p_cap_ms end * interval '1 millisecond',
            v_now + case when v_lane.urgent then 0 else p_quiet_ms end * interval '1 millisecond')
        on conflict (company_id, channel, address_hash) do update
            set last_at = greatest(lane.last_at, excluded.last_at),
                customer = coalesce(excluded.customer, lane.customer),
                waiting_since = coalesce(lane.waiting_since, excluded.waiting_since),
                gather_until = least(lane.gather_until, excluded.gather_until),
                due_at = least(excluded.due_at, lane.gather_until, excluded.gather_until)
        returning lane.id, least(lane.due_at, lane.wake_at) into v_conversation, v_at;
        perform schedule_conversation(v_conversation, v_at);
        woken := woken || v_conversation;
        at_once := at_once or v_at <= clock_timestamp();

        -- After the lane's lock: the seqs of a conversation grow in the order of the commits.
        insert into inbox_event (company_id, id, conversation_id, channel, kind, at, received_at, payload)
        select p_company, p_ids[place], v_conversation, p_channel, p_kinds[place], p_ats[place], p_received, p_payloads[place]
        from unnest(v_lane.places) as place order by place;
    end loop;

    -- What calls for no answer is only known from now on.
    insert into inbox_event (company_id, id, channel, kind, at, received_at, handled_at, payload)
    select p_company, p_ids[place], p_channel, p_kinds[place], p_ats[place], p_received, v_now, p_payloads[place]
    from unnest(v_new) as place where p_address_hashes[place] is null order by place;
    return next;
end
$$;

create or replace function begin_turn(p_company uuid, p_conversation uuid)
returns table (
    channel text, address_hash bytea, address bytea, epoch bigint, attempts integer, last_seq bigint, config_version bigint,
    seqs bigint[], ids uuid[], payloads bytea[], received timestamptz[])
language plpgsql as $$
#variable_conflict use_column
begin
    -- Not worth waiting for the disk: see the fence of commit_turn.
    set local synchronous_commit = off;
    perform set_config('app.company_id', p_company::text, true);
    -- The lane first: what is accepted from here on sets due_at again and is found by finish_run.
    update conversations
    set epoch = conversations.epoch + 1, due_at = null, gather_until = null, wake_at = null,
        attempts = case
            when exists (select from inbox_event
                         where company_id = p_company and conversation_id = p_conversation and handled_at is null)
            then conversations.attempts + 1 else 0 end
    where company_id = p_company and id = p_conversation;
    return query
        select c.channel, c.address_hash, c.address, c.epoch, greatest(c.attempts, 1), c.last_seq, coalesce(v.version, 0),
            e.seqs, e.ids, e.payloads, e.received
        from conversations c
        left join config_versions v on v.company_id = c.company_id
        cross join lateral (
            select array_agg(seq order by seq) as seqs, array_agg(id order by seq) as ids,
                array_agg(payload order by seq) as payloads, array_agg(received_at order by seq) as received
            from inbox_event
            where company_id = p_company and conversation_id = p_conversation and handled_at is null) e
        where c.company_id = p_company and c.id = p_conversation;
end
$$;

create or replace function commit_turn(
    p_company uuid, p_conversation uuid, p_epoch bigint, p_last_seq bigint, p_now timestamptz,
    p_state text, p_paused_until timestamptz, p_needs_human boolean, p_session bytea, p_last_text bytea,
    p_last_at timestamptz, p_answered boolean, p_asked_at timestamptz, p_handled bigint[],
    p_message_seqs bigint[], p_message_authors text[], p_message_ats timestamptz[], p_message_bodies bytea[],
    p_tool_ids uuid[], p_tool_turns bigint[], p_tool_names text[], p_tool_oks boolean[], p_tool_ats timestamptz[],
    p_tool_took_ms bigint[], p_tool_bodies bytea[],
    p_out_ids uuid[], p_out_payloads bytea[],
    p_task_ids uuid[], p_task_conversations uuid[], p_task_kinds text[], p_task_texts bytea[], p_task_ats timestamptz[])
returns boolean
language plpgsql as $$
declare
    v_channel text;
begin
    perform set_config('app.company_id', p_company::text, true);
    -- The fence. last_seq as well: an epoch is raised without waiting for the disk, so a server that lost power may hand it out twice.
    update conversations c
    set state = p_state, paused_until = p_paused_until, needs_human = p_needs_human, session = p_session,
        last_text = coalesce(p_last_text, last_text), last_seq = coalesce((select max(s) from unnest(p_message_seqs) s), last_seq),
        last_at = greatest(last_at, p_last_at), attempts = 0, parked_reason = null,
        waiting_since = case when p_answered then least(p_asked_at, (
            select min(e.received_at) from inbox_event e
            where e.company_id = p_company and e.conversation_id = p_conversation and e.handled_at is null
                and e.kind = 'message' and e.seq <> all (p_handled)))
            else waiting_since end
    where c.company_id = p_company and c.id = p_conversation and c.epoch = p_epoch and c.last_seq = p_last_seq
    returning channel into v_channel;
    if not found then
        return false;
    end if;

    if cardinality(p_handled) > 0 then
        update inbox_event set handled_at = clock_timestamp()
        where company_id = p_company and seq = any (p_handled) and conversation_id = p_conversation and handled_at is null;
    end if;
    if cardinality(p_message_seqs) > 0 then
        insert into messages (company_id, conversation_id, seq, author, at, body)
        select p_company, p_conversation, m.*
        from unnest(p_message_seqs, p_message_authors, p_message_ats, p_message_bodies) m;
    end if;
    if cardinality(p_tool_ids) > 0 then
        insert into tool_executions (company_id, conversation_id, id, turn, name, ok, at, took_ms, body)
        select p_company, p_conversation, t.id, t.turn, t.name, t.ok, t.at, t.took_ms, t.body
        from unnest(p_tool_ids, p_tool_turns, p_tool_names, p_tool_oks, p_tool_ats, p_tool_took_ms, p_tool_bodies) with ordinality
            as t (id, turn, name, ok, at, took_ms, body, place) order by place;
    end if;
    if cardinality(p_out_ids) > 0 then
        insert into outbox (company_id, row_id, conversation_id, channel, created_at, due_at, payload)
        select p_company, o.id, p_conversation, v_channel, p_now, p_now, o.payload
        from unnest(p_out_ids, p_out_payloads) with ordinality as o (id, payload, place) order by place;
    end if;
    if cardinality(p_task_ids) > 0 then
        insert into human_tasks (company_id, id, conversation_id, kind, text, created_at)
        select p_company, t.* from unnest(p_task_ids, p_task_conversations, p_task_kinds, p_task_texts, p_task_ats) t
        on conflict do nothing;
    end if;
    return true;
end
$$;

-- The end of a run. Answers whether the next one is due already.
create or replace function finish_run(
    p_company uuid, p_conversation uuid, p_version bigint, p_delay_ms bigint, p_failures integer, p_parked_reason text)
returns boolean
language plpgsql as $$
declare
    v_due timestamptz;
    v_wake timestamptz;
    v_own timestamptz := clock_timestamp() + p_delay_ms * interval '1 millisecond';
    v_at timestamptz;
begin
    -- Losing this to a power failure costs a run that finds nothing to do.
    set local synchronous_commit = off;
    perform set_config('app.company_id', p_company::text, true);
    select due_at, wake_at into v_due, v_wake from conversations
    where company_id = p_company and id = p_conversation for update;
    v_at := least(v_due, v_wake, v_own);
    if v_at is null and p_parked_reason is null and exists (
        select from inbox_event
        where company_id = p_company and conversation_id = p_conversation and handled_at is null)
    then
        v_own := clock_timestamp() + interval '2 seconds';
        v_at := v_own;
    end if;
    if v_own is not null or p_failures > 0 or p_parked_reason is not null then
        update conversations
        set wake_at = least(wake_at, v_own), failures = p_failures, parked_reason = coalesce(p_parked_reason, parked_reason),
            needs_human = needs_human or p_parked_reason is not null
        where company_id = p_company and id = p_conversation;
    end if;
    perform release_conversation(p_conversation, p_version, v_at, p_failures > 0);
    return coalesce(v_at <= clock_timestamp(), false);
end
$$;

create or replace function wake_conversation(p_company uuid, p_conversation uuid, p_delay_ms bigint) returns void
language plpgsql as $$
declare
    v_at timestamptz;
begin
    perform set_config('app.company_id', p_company::text, true);
    update conversations
    set wake_at = least(wake_at, clock_timestamp() + p_delay_ms * interval '1 millisecond')
    where company_id = p_company and id = p_conversation
    returning least(due_at, wake_at) into v_at;
    if found then
        perform schedule_conversation(p_conversation, v_at);
    end if;
end
$$;

create or replace function outbox_pending(p_company uuid, p_conversation uuid)
returns table (id bigint, row_id uuid, channel text, attempts integer, created_at timestamptz, due_at timestamptz, payload bytea)
language plpgsql as $$
#variable_conflict use_column
begin
    perform set_config('app.company_id', p_company::text, true);
    return query
        select o.id, o.row_id, o.channel, o.attempts, o.created_at, o.due_at, o.payload from outbox o
        where o.company_id = p_company and o.conversation_id = p_conversation and o.state = 'PENDING'
        order by o.id;
end
$$;

create or replace function outbox_sent(p_company uuid, p_id bigint, p_at timestamptz, p_receipt bytea) returns void
language plpgsql as $$
begin
    perform set_config('app.company_id', p_company::text, true);
    update outbox set state = 'SENT', attempts = attempts + 1, finished_at = p_at, reason = null, receipt = p_receipt
    where company_id = p_company and id = p_id and state = 'PENDING';
end
$$;

create or replace function find_document(p_company uuid, p_plugin text, p_key text)
returns table (version bigint, body bytea)
language plpgsql as $$
#variable_conflict use_column
begin
    perform set_config('app.company_id', p_company::text, true);
    return query select d.version, d.body from plugin_documents d
        where d.company_id = p_company and d.plugin = p_plugin and d.key = p_key;
end
$$;

-- All or none. Writers of one plugin of one company take turns, so that a check still holds when the write comes.
create or replace function commit_documents(
    p_company uuid, p_plugin text, p_keys text[], p_bodies bytea[], p_expected bigint[]) returns boolean
language plpgsql as $$
begin
    perform set_config('app.company_id', p_company::text, true);
    perform pg_advisory_xact_lock(hashtextextended(p_company || '/' || p_plugin, 0));
    if exists (
        select from unnest(p_keys, p_expected) as w (key, expected)
        left join plugin_documents d on d.company_id = p_company and d.plugin = p_plugin and d.key = w.key
        where coalesce(d.version, 0) <> w.expected)
    then
        return false;
    end if;
    delete from plugin_documents d using unnest(p_keys, p_bodies) as w (key, body)
    where d.company_id = p_company and d.plugin = p_plugin and d.key = w.key and w.body is null;
    insert into plugin_documents as d (company_id, plugin, key, version, body)
    select p_company, p_plugin, w.key, 1, w.body from unnest(p_keys, p_bodies) as w (key, body) where w.body is not null
    on conflict (company_id, plugin, key) do update set version = d.version + 1, body = excluded.body;
    return true;
end
$$;

-- Each entry carries the hash of the one before it: one that is missing or changed shows.
create or replace function add_audit(p_company uuid, p_at timestamptz, p_actor text, p_action text, p_detail text) returns void
language plpgsql as $$
declare
    v_previous bytea;
begin
    perform set_config('app.company_id', p_company::text, true);
    perform pg_advisory_xact_lock(hashtextextended(p_company || '/audit', 0));
    select hash into v_previous from audit_log where company_id = p_company order by id desc limit 1;
    v_previous := coalesce(v_previous, '\x'::bytea);
    insert into audit_log (company_id, at, actor, action, detail, previous_hash, hash)
    values (p_company, p_at, p_actor, p_action, p_detail, v_previous, sha256(v_previous || convert_to(
        jsonb_build_array(extract(epoch from p_at), p_actor, p_action, p_detail)::text, 'UTF8')));
end
$$;
