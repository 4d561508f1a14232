-- Parts of the product that the chatbot brings along: whether it listens on a connection, how its flow stands in a
-- conversation, and where it is switched off.
alter table connection add column bot boolean not null default false;
alter table contact add column bot_off boolean not null default false;
alter table conversation
    add column bot text,
    add column bot_on boolean not null default true,
    add constraint conversation_bot_known check (bot in ('active', 'paused'));
update conversation set bot_on = false where kind = 'group';

update account
set settings = jsonb_set(settings, '{modules}', settings -> 'modules' || '["chatbot"]')
where not settings -> 'modules' @> '["chatbot"]';

-- A flow (fluxo): steps that the chatbot goes through with a customer. `draft` is what is being written; what customers
-- get is the version with the number `published`.
create table flow (
    account_id    uuid        not null references account (id) on delete cascade,
    id            uuid        not null,
    name          text        not null,
    draft         jsonb       not null,
    revision      bigint      not null,
    published     int,
    published_at  timestamptz,
    created_at    timestamptz not null,
    removed_at    timestamptz,
    primary key (account_id, id)
);
create unique index flow_name on flow (account_id, lower(name)) where removed_at is null;

-- A flow as it was published once. Who is in the middle of it goes on with it, whatever is published later.
create table flow_version (
    account_id    uuid        not null,
    flow_id       uuid        not null,
    number        int         not null,
    script        jsonb       not null,
    published_at  timestamptz not null,
    published_by  uuid        not null,
    primary key (account_id, flow_id, number),
    foreign key (account_id, flow_id) references flow (account_id, id) on delete cascade
);

-- The flow that receives new tickets of a connection: while its department is there, or while nobody is.
create table flow_door (
    account_id     uuid not null,
    connection_id  uuid not null,
    open           boolean not null,
    flow_id        uuid not null,
    primary key (account_id, connection_id, open),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade,
    foreign key (account_id, flow_id) references flow (account_id, id)
);
create index flow_door_flow on flow_door (account_id, flow_id);

-- A flow under way in a conversation, or over: where it stands, what it has learnt, and how it ended. At most one of a
-- conversation is under way. `frozen_at`: since when it is paused.
create table flow_run (
    account_id       uuid        not null,
    id               uuid        not null,
    conversation_id  uuid        not null,
    ticket_id        uuid        not null,
    flow_id          uuid        not null,
    version          int         not null,
    cause            text        not null,
    started_by       uuid,
    memory           jsonb       not null,
    started_at       timestamptz not null,
    frozen_at        timestamptz,
    ended_at         timestamptz,
    ending           text,
    primary key (account_id, id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    foreign key (account_id, flow_id, version) references flow_version (account_id, flow_id, number) on delete cascade,
    constraint flow_run_cause_known check (cause in ('triage', 'agent', 'transfer', 'dialog', 'reprocess'))
);
create unique index flow_run_one on flow_run (account_id, conversation_id) where ended_at is null;
create index flow_run_conversation on flow_run (account_id, conversation_id, id);
create index flow_run_flow on flow_run (account_id, flow_id, version);

-- What the chatbot made of a customer's message; pending is what it has not read yet.
create table flow_reading (
    account_id       uuid        not null,
    message_id       uuid        not null,
    conversation_id  uuid        not null,
    seq              bigint      not null,
    state            text        not null,
    result           jsonb,
    at               timestamptz not null,
    primary key (account_id, message_id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    constraint flow_reading_state_known check (state in ('pending', 'read', 'skipped'))
);
create index flow_reading_pending on flow_reading (account_id, conversation_id, seq) where state = 'pending';
create index flow_reading_conversation on flow_reading (account_id, conversation_id);

-- A conversation in which the chatbot has something to do at that time. Written with what makes it so.
create table flow_work (
    account_id       uuid        not null,
    conversation_id  uuid        not null,
    due_at           timestamptz not null,
    attempts         int         not null default 0,
    primary key (account_id, conversation_id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade
);
create index flow_work_due on flow_work (due_at);

-- Something that a flow remembers of a conversation for others to depend on, until then or until somebody removes it.
create table flow_context (
    account_id       uuid        not null,
    conversation_id  uuid        not null,
    name             text        not null,
    marked_at        timestamptz not null,
    until            timestamptz,
    primary key (account_id, conversation_id, name),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade
);

select protect(array ['flow', 'flow_version', 'flow_door', 'flow_run', 'flow_reading', 'flow_work', 'flow_context']
    ::regclass[]);
select audited(array ['flow', 'flow_door']::regclass[]);
