-- A conversation is the lasting thread between one identity of a contact and one connection. What the list shows lies on its row.
create table conversation (
    account_id          uuid        not null references account (id) on delete cascade,
    id                  uuid        not null,
    connection_id       uuid        not null,
    identity_id         uuid        not null,
    contact_id          uuid        not null,
    kind                text        not null default 'private',
    ticket_id           uuid        not null,
    state               text        not null,
    owner_id            uuid,
    department_id       uuid,
    archived            boolean     not null default false,
    marked_unread       boolean     not null default false,
    ended               boolean     not null default false,
    last_seq            bigint      not null default 0,
    incoming            bigint      not null default 0,
    last_message        jsonb,
    queued_at           timestamptz not null,
    waiting_since       timestamptz,
    last_activity_at    timestamptz not null,
    created_at          timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete restrict,
    foreign key (account_id, identity_id) references contact_identity (account_id, id) on delete restrict,
    foreign key (account_id, contact_id) references contact (account_id, id) on delete restrict,
    foreign key (account_id, owner_id) references agent (account_id, id) on delete restrict,
    foreign key (account_id, department_id) references department (account_id, id) on delete restrict,
    constraint conversation_identity_unique unique (account_id, identity_id),
    constraint conversation_kind_known check (kind in ('private', 'group')),
    constraint conversation_state_known check (state in ('triage', 'waiting', 'attending', 'resolved', 'closed'))
) with (fillfactor = 80);
create index conversation_waiting on conversation (account_id, kind, queued_at, id)
    where state in ('triage', 'waiting') and not archived;
create index conversation_attending on conversation (account_id, kind, last_activity_at desc, id desc)
    where state = 'attending' and not archived;
create index conversation_owner on conversation (account_id, owner_id, last_activity_at desc, id desc)
    where owner_id is not null;
create index conversation_resolved on conversation (account_id, kind, last_activity_at desc, id desc)
    where state in ('resolved', 'closed') and not archived;
create index conversation_archived on conversation (account_id, kind, last_activity_at desc, id desc)
    where archived;
create index conversation_contact on conversation (account_id, contact_id);
create index conversation_department on conversation (account_id, department_id, last_activity_at desc, id desc);
create index conversation_connection on conversation (account_id, connection_id);

-- A ticket (atendimento) is one episode of service in a conversation, with a number people can say and a protocol.
create table ticket (
    account_id      uuid        not null,
    id              uuid        not null,
    conversation_id uuid        not null,
    number          bigint      not null,
    protocol        text        not null,
    state           text        not null,
    owner_id        uuid,
    department_id   uuid,
    opened_at       timestamptz not null,
    accepted_at     timestamptz,
    resolved_at     timestamptz,
    primary key (account_id, id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade
        deferrable initially deferred,
    foreign key (account_id, owner_id) references agent (account_id, id) on delete restrict,
    foreign key (account_id, department_id) references department (account_id, id) on delete restrict,
    constraint ticket_number_unique unique (account_id, number),
    constraint ticket_protocol_unique unique (account_id, protocol),
    constraint ticket_state_known check (state in ('triage', 'waiting', 'attending', 'resolved', 'closed'))
);
-- The rule that the database holds: at most one ticket of a conversation is open.
create unique index ticket_one_open on ticket (account_id, conversation_id)
    where state in ('triage', 'waiting', 'attending');
create index ticket_conversation on ticket (account_id, conversation_id, number desc);

alter table conversation
    add constraint conversation_ticket foreign key (account_id, ticket_id) references ticket (account_id, id)
        on delete restrict deferrable initially deferred;

-- The number of the account's last ticket.
create table ticket_number (
    account_id  uuid   primary key references account (id) on delete cascade,
    number      bigint not null
);

-- How many tickets an account opened on a day, for their protocols. A row for each day: clocks of two nodes disagree
-- around midnight, and a day that comes again must go on counting.
create table ticket_day (
    account_id  uuid not null references account (id) on delete cascade,
    day         date not null,
    tickets     int  not null,
    primary key (account_id, day)
);

-- A message, note or system line of a conversation. `seq` counts within the conversation; `incoming` is how many of the customer's messages there were up to here.
create table message (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    seq             bigint      not null,
    id              uuid        not null,
    ticket_id       uuid        not null,
    incoming        bigint      not null,
    direction       text        not null,
    author_kind     text        not null,
    author_id       uuid,
    author_name     text,
    content         jsonb       not null,
    status          text,
    reply_to        uuid,
    sent_at         timestamptz not null,
    at              timestamptz not null,
    primary key (account_id, conversation_id, seq),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    foreign key (account_id, ticket_id) references ticket (account_id, id) on delete cascade,
    constraint message_id_unique unique (account_id, id),
    constraint message_direction_known check (direction in ('in', 'out', 'note', 'system')),
    constraint message_author_known check (author_kind in ('contact', 'agent', 'bot', 'system')),
    constraint message_status_known check (status in ('queued', 'sent', 'delivered', 'read', 'failed'))
);

-- How far an agent has read a conversation: the last seq seen, and how many incoming messages that was.
create table conversation_read (
    account_id      uuid   not null,
    agent_id        uuid   not null,
    conversation_id uuid   not null,
    seq             bigint not null,
    incoming        bigint not null,
    primary key (account_id, agent_id, conversation_id),
    foreign key (account_id, agent_id) references agent (account_id, id) on delete cascade,
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade
);
create index conversation_read_conversation on conversation_read (account_id, conversation_id);

-- What the tabs count: rows are changes (+1, -1) that a job adds up; the count of a tab is their sum.
create table conversation_tally (
    account_id      uuid    not null references account (id) on delete cascade,
    state           text    not null,
    department_id   uuid,
    owner_id        uuid,
    kind            text    not null,
    change          int     not null
);
create index conversation_tally_account on conversation_tally (account_id);

select protect(array ['conversation', 'ticket', 'ticket_number', 'ticket_day', 'message', 'conversation_read', 'conversation_tally']::regclass[]);
