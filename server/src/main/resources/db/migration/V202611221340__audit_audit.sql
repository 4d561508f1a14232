-- What somebody changed who may manage things: which door of the API, what they said, and when. Rows are only added.
create table audit_entry (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    at          timestamptz not null,
    agent_id    uuid        not null,
    agent_name  text        not null,
    action      text        not null,
    path        text        not null,
    body        jsonb,
    address     text        not null,
    words       text        not null,
    primary key (account_id, id)
);
create index audit_entry_agent on audit_entry (account_id, agent_id, id desc);
create index audit_entry_words on audit_entry using gin (words gin_trgm_ops);

select protect(array ['audit_entry']::regclass[]);

-- What a bulk action changed, for as long as it can be undone.
create table conversation_bulk (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    agent_id    uuid        not null,
    at          timestamptz not null,
    rows        jsonb       not null,
    primary key (account_id, id)
);
create index conversation_bulk_at on conversation_bulk (at);

select protect(array ['conversation_bulk']::regclass[]);
