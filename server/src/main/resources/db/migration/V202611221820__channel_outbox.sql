-- A message on its way out. What waits is few; what went stays as its history.
create table delivery (
    account_id      uuid        not null,
    message_id      uuid        not null,
    conversation_id uuid        not null,
    connection_id   uuid        not null,
    seq             bigint      not null,
    priority        smallint    not null,
    state           text        not null,
    not_before      timestamptz not null,
    lease_until     timestamptz,
    lease           uuid,
    attempts        int         not null default 0,
    external_id     text,
    code            text,
    detail          text,
    queued_at       timestamptz not null,
    settled_at      timestamptz,
    primary key (account_id, message_id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    constraint delivery_state_known check (
        state in ('queued', 'sending', 'sent', 'uncertain', 'failed', 'cancelled'))
);
create index delivery_waiting on delivery (account_id, connection_id, priority, not_before)
    where state = 'queued';
create index delivery_sending on delivery (lease_until) where state = 'sending';
create index delivery_order on delivery (account_id, conversation_id, seq) where state in ('queued', 'sending');

select protect(array ['delivery']::regclass[]);
