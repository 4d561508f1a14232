-- A view keeps a tab, a scope, an order and filters under a name, for one agent or for all.
create table saved_view (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    agent_id    uuid,
    name        text        not null,
    look        jsonb       not null,
    created_at  timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, agent_id) references agent (account_id, id) on delete cascade
);
create index saved_view_agent on saved_view (account_id, agent_id);

select protect(array ['saved_view']::regclass[]);

-- What is in progress, whoever has it: the tab of all that is open, and within it the one of what is attended.
drop index conversation_attending;
create index conversation_open on conversation (account_id, kind, marked_unread, last_activity_at, id)
    where state in ('triage', 'waiting', 'attending') and not archived and not snoozed and deleted_at is null;
