-- One schema and one dialect: PostgreSQL's, which H2 reads in its PostgreSQL mode.
-- Times are kept to the microsecond. JSON is text: only Weir reads it, by codecs that say what they cannot read.

-- Plain tables, behind the registry.

create table installation (
    id varchar(64) primary key,
    made_at timestamp(6) with time zone not null
);

create table configuration (
    hash varchar(200) primary key,
    accepted_at timestamp(6) with time zone not null
);

create table declared_workspace (
    name varchar(63) primary key,
    access_url varchar(2000) not null,
    account_id bigint not null,
    project_id bigint not null,
    environment_id bigint not null,
    mode varchar(20) not null,
    poll_millis bigint not null,
    backfill_millis bigint not null,
    jobs varchar(20000) not null,
    ci varchar(20) not null,
    watched boolean not null
);

create table definition (
    workspace varchar(63) primary key,
    body varchar(1000000) not null,
    read_at timestamp(6) with time zone not null
);

create table job_definition (
    id varchar(100) primary key,
    workspace varchar(63) not null,
    place int not null,
    body varchar(1000000) not null
);
create index job_definition_by_workspace on job_definition (workspace, place);

-- The log. Whoever records locks the one row of log_head first: it hands out positions, node ids and workspace ids, so the order of
-- positions is the order of commits, and no two writers meet anywhere behind it.

create table log_head (
    id int primary key,
    last_position bigint not null,
    last_node bigint not null,
    last_workspace int not null
);
insert into log_head (id, last_position, last_node, last_workspace) values (1, 0, 0, 0);

create table workspace (
    id int primary key,
    name varchar(63) not null unique
);

create table checkpoint (
    workspace_id int not null,
    lane varchar(10) not null,
    version bigint not null,
    body varchar(10000) not null,
    primary key (workspace_id, lane)
);

create table run (
    workspace_id int not null,
    run_id bigint not null,
    lane varchar(10) not null,
    created timestamp(6) with time zone not null,
    ended boolean not null,
    status varchar(40) not null,
    keeping varchar(20) not null,
    due timestamp(6) with time zone,
    job_id bigint,
    category varchar(1000),
    changed bigint not null,
    tidied varchar(10) not null,
    body varchar(1000000) not null,
    preview bytea,
    primary key (workspace_id, run_id)
);
create index run_by_creation on run (created);
create index run_by_creation_in_workspace on run (workspace_id, created);
create index run_by_standing on run (workspace_id, ended, keeping);
create index run_by_change on run (changed);

-- What upkeep has removed: known for ever, so that it is not read again.
create table removed_run (
    workspace_id int not null,
    run_id bigint not null,
    created timestamp(6) with time zone not null,
    primary key (workspace_id, run_id)
);

create table reading (
    workspace_id int not null,
    run_id bigint not null,
    created timestamp(6) with time zone not null,
    manifest varchar(64),
    fingerprint bytea not null,
    body varchar(1000000) not null,
    primary key (workspace_id, run_id)
);
create index reading_by_creation on reading (created);

-- Every node that an event ever named, with its latest event among those that count and stand.
create table node (
    id bigint primary key,
    workspace_id int not null,
    unique_id varchar(2000) not null,
    latest bigint,
    latest_at timestamp(6) with time zone,
    unique (workspace_id, unique_id)
);

-- stands: not taken back by a correction. place: its place in the reading.
create table event (
    position bigint primary key,
    workspace_id int not null,
    run_id bigint not null,
    node_id bigint not null,
    step int not null,
    ordinal int not null,
    place int not null,
    happened timestamp(6) with time zone not null,
    recorded timestamp(6) with time zone not null,
    counts boolean not null,
    news boolean not null,
    stands boolean not null,
    body varchar(1000000) not null
);
create index event_by_run on event (workspace_id, run_id);
create index event_by_node on event (node_id, happened desc, position desc);

-- Messages that are too long for a row's body, deflated and cut.
create table event_message (
    position bigint not null,
    seq int not null,
    body bytea not null,
    primary key (position, seq)
);

create table step_log (
    workspace_id int not null,
    run_id bigint not null,
    step int not null,
    seq int not null,
    created timestamp(6) with time zone not null,
    body bytea not null,
    primary key (workspace_id, run_id, step, seq)
);
create index step_log_by_creation on step_log (created);

-- Manifests, by content. A part is a node's body, a bucket of them, or the list of buckets; seq cuts what is very long.

-- The first 128 bits of the content's SHA-256.
create table manifest_part (
    hash uuid not null,
    seq int not null,
    body bytea not null,
    primary key (hash, seq)
);

-- Its one row is locked by whoever keeps a version, so that no two write the same part.
create table manifest_turn (
    id int primary key
);
insert into manifest_turn (id) values (1);

create table manifest_version (
    workspace_id int not null,
    hash varchar(64) not null,
    run_id bigint,
    step int,
    code_commit varchar(1000),
    dbt_version varchar(1000),
    generated timestamp(6) with time zone not null,
    kept_at timestamp(6) with time zone not null,
    nodes int not null,
    production boolean not null,
    root uuid not null,
    primary key (workspace_id, hash)
);
create index manifest_version_by_time on manifest_version (workspace_id, generated desc, hash desc);

create table manifest_origin (
    workspace_id int not null,
    fingerprint varchar(64) not null,
    hash varchar(64) not null,
    primary key (workspace_id, fingerprint)
);

-- Loops and calls.

create table tick (
    id bigint generated by default as identity primary key,
    loop_name varchar(500) not null,
    started timestamp(6) with time zone not null,
    took_nanos bigint not null,
    outcome varchar(20) not null,
    body varchar(1000000) not null
);
create index tick_by_loop on tick (loop_name, id);
create index tick_by_time on tick (started);

create table loop_last (
    loop_name varchar(500) primary key,
    tick_id bigint not null
);

create table api_account (
    account_id bigint primary key,
    closed_until timestamp(6) with time zone,
    reason varchar(2000)
);

create table api_spending (
    account_id bigint not null,
    in_minute timestamp(6) with time zone not null,
    spender varchar(200) not null,
    calls int not null,
    primary key (account_id, in_minute, spender)
);
