-- How a department hands out what waits in it. Without a row everybody of the department may take it.
create table routing_policy (
    account_id      uuid        not null,
    department_id   uuid        not null,
    policy          jsonb       not null,
    updated_at      timestamptz not null,
    primary key (account_id, department_id),
    foreign key (account_id, department_id) references department (account_id, id) on delete cascade
);

-- How far the handing out of a conversation has come. It holds for one stay in one queue: a stay begins anew when the
-- department or the moment of queueing differs.
create table routing_stay (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    department_id   uuid        not null,
    queued_at       timestamptz not null,
    since           timestamptz not null,
    ring            int         not null default 0,
    ringing         uuid[]      not null default '{}',
    rung            uuid[]      not null default '{}',
    until           timestamptz,
    visited         uuid[]      not null default '{}',
    excluded        uuid[]      not null default '{}',
    primary key (account_id, conversation_id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade
);

-- Every decision with what it was made from, for whoever asks why.
create table routing_decision (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    id              uuid        not null,
    at              timestamptz not null,
    kind            text        not null,
    agents          uuid[]      not null,
    department_id   uuid,
    reason          jsonb       not null,
    primary key (account_id, conversation_id, id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    constraint routing_decision_kind_known check (kind in ('assigned', 'offered', 'moved', 'taken_back'))
);

-- Since when an agent who has conversations is not there.
create table routing_absence (
    account_id  uuid        not null,
    agent_id    uuid        not null,
    since       timestamptz not null,
    primary key (account_id, agent_id),
    foreign key (account_id, agent_id) references agent (account_id, id) on delete cascade
);

select protect(array ['routing_policy', 'routing_stay', 'routing_decision', 'routing_absence']::regclass[]);

alter table conversation add column priority smallint not null default 0;
create index conversation_queue on conversation (account_id, department_id, queued_at, id)
    where state = 'waiting' and not archived and not snoozed and deleted_at is null;
create index ticket_step_owner on ticket_step (account_id, owner_id, at desc) where state = 'attending';
