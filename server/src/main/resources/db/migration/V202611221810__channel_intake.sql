-- A connection as its channel sees it: who it is at the provider, how it is set, and the sealed secrets that open it.
create table channel_line (
    account_id      uuid        not null,
    connection_id   uuid        not null,
    kind            text        not null,
    address         text        not null,
    settings        jsonb       not null,
    secrets         text        not null,
    paused_until    timestamptz,
    probed_at       timestamptz,
    primary key (account_id, connection_id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade,
    constraint channel_line_address unique (account_id, kind, address)
);

-- What the provider told about a line, its templates and its company's account: the latest of each thing.
create table channel_news (
    account_id      uuid        not null,
    connection_id   uuid        not null,
    topic           text        not null,
    subject         text        not null,
    facts           jsonb       not null,
    at              timestamptz not null,
    primary key (account_id, connection_id, topic, subject),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade
);

-- What came in, byte for byte, before the provider was told that we have it.
create table ledger (
    account_id      uuid        not null,
    id              uuid        not null,
    connection_id   uuid        not null,
    received_at     timestamptz not null,
    body            bytea       not null,
    primary key (account_id, id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade
);
create index ledger_received on ledger (received_at);

-- Each event in it, and what became of it. `seq` is the order in which they came.
create table ledger_event (
    account_id      uuid        not null,
    id              uuid        not null,
    seq             bigint      not null generated always as identity,
    ledger_id       uuid        not null,
    connection_id   uuid        not null,
    shard           smallint    not null,
    key             text        not null,
    kind            text        not null,
    external_id     text,
    address         text,
    happened_at     timestamptz,
    received_at     timestamptz not null,
    outcome         text        not null default 'pending',
    reason          text,
    target          text,
    message_id      uuid,
    conversation_id uuid,
    settled_at      timestamptz,
    primary key (account_id, id),
    foreign key (account_id, ledger_id) references ledger (account_id, id) on delete cascade,
    constraint ledger_event_outcome_known check (
        outcome in ('pending', 'parked', 'message', 'status', 'news', 'duplicate', 'discarded', 'dead'))
);
create unique index ledger_event_key on ledger_event (account_id, connection_id, key) where outcome <> 'duplicate';
create index ledger_event_pending on ledger_event (account_id, connection_id, shard, seq) where outcome = 'pending';
create index ledger_event_parked on ledger_event (account_id, connection_id, target) where outcome = 'parked';
create index ledger_event_seq on ledger_event (account_id, seq desc);
create index ledger_event_outcome on ledger_event (account_id, outcome, seq desc);
create index ledger_event_external on ledger_event (account_id, external_id, seq desc);
create index ledger_event_address on ledger_event (account_id, address, seq desc);
create index ledger_event_ledger on ledger_event (account_id, ledger_id);

-- A conversation as its channel sees it: where to send, and when the customer last gave a sign of life.
create table channel_thread (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    connection_id   uuid        not null,
    names           jsonb       not null,
    customer_at     timestamptz,
    refused_at      timestamptz,
    primary key (account_id, conversation_id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade
);

-- Which message of ours is which of the provider's, and when it got how far. `quoted` is the provider's id of a message
-- that this one answers and that has not turned up yet.
create table channel_message (
    account_id      uuid        not null,
    connection_id   uuid        not null,
    external_id     text        not null,
    message_id      uuid        not null,
    conversation_id uuid        not null,
    quoted          text,
    sent_at         timestamptz,
    delivered_at    timestamptz,
    read_at         timestamptz,
    played_at       timestamptz,
    failed_at       timestamptz,
    primary key (account_id, connection_id, external_id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade
);
create index channel_message_message on channel_message (account_id, message_id);
create index channel_message_quoted on channel_message (account_id, connection_id, quoted) where quoted is not null;

-- What a customer does not want to get.
create table channel_preference (
    account_id      uuid        not null,
    contact_id      uuid        not null,
    category        text        not null,
    wanted          boolean     not null,
    at              timestamptz not null,
    primary key (account_id, contact_id, category),
    foreign key (account_id, contact_id) references contact (account_id, id) on delete cascade
);

-- Files at the provider that we fetch.
create table channel_media (
    account_id      uuid        not null,
    message_id      uuid        not null,
    conversation_id uuid        not null,
    connection_id   uuid        not null,
    media           text        not null,
    media_id        text        not null,
    sha256          text,
    name            text,
    caption         text,
    flag            boolean,
    state           text        not null default 'waiting',
    attempts        int         not null default 0,
    not_before      timestamptz not null,
    lease_until     timestamptz,
    failure         text,
    primary key (account_id, message_id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    constraint channel_media_state_known check (state in ('waiting', 'done', 'failed'))
);
create index channel_media_waiting on channel_media (not_before) where state = 'waiting';

select protect(array ['channel_line', 'channel_news', 'ledger', 'ledger_event', 'channel_thread', 'channel_message',
    'channel_preference', 'channel_media']::regclass[]);
