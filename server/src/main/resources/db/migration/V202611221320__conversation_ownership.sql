-- Who was asked to help with a conversation, whether it sleeps, and whether it lies in the bin.
alter table conversation
    add column collaborators uuid[] not null default '{}',
    add column helping uuid[] not null default '{}',
    add column snoozed boolean not null default false,
    add column snoozed_until timestamptz,
    add column deleted_at timestamptz,
    add column deleted_by uuid,
    add foreign key (account_id, deleted_by) references agent (account_id, id) on delete restrict,
    add constraint conversation_snoozed_until check (snoozed or snoozed_until is null);

-- Of an identity one conversation lives at a time; those in the bin do not count.
alter table conversation drop constraint conversation_identity_unique;
create unique index conversation_identity_unique on conversation (account_id, identity_id) where deleted_at is null;

drop index conversation_waiting;
drop index conversation_attending;
drop index conversation_resolved;
drop index conversation_archived;
create index conversation_waiting on conversation (account_id, kind, marked_unread, queued_at, id)
    where state in ('triage', 'waiting') and not archived and not snoozed and deleted_at is null;
create index conversation_attending on conversation (account_id, kind, marked_unread, last_activity_at, id)
    where state = 'attending' and not archived and not snoozed and deleted_at is null;
create index conversation_resolved on conversation (account_id, kind, marked_unread, last_activity_at, id)
    where state in ('resolved', 'closed') and not archived and not snoozed and deleted_at is null;
create index conversation_archived on conversation (account_id, kind, marked_unread, last_activity_at, id)
    where archived and deleted_at is null;
create index conversation_snoozed on conversation (account_id, kind, marked_unread, last_activity_at, id)
    where snoozed and deleted_at is null;
create index conversation_wakes on conversation (snoozed_until) where snoozed_until is not null;
create index conversation_deleted on conversation (account_id, deleted_at desc, id desc) where deleted_at is not null;
create index conversation_collaborators on conversation using gin (collaborators) where collaborators <> '{}';
create index conversation_helping on conversation using gin (helping) where helping <> '{}';

alter table conversation_tally
    add column collaborators uuid[] not null default '{}',
    add column helping uuid[] not null default '{}';

-- Each time a ticket's state, owner or department changed: how long the customer stayed in each, and who gave it to
-- whom. `by_kind` tells whether a person or a rule did it, `reason` which rule.
create table ticket_step (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    id              uuid        not null,
    ticket_id       uuid        not null,
    at              timestamptz not null,
    state           text        not null,
    owner_id        uuid,
    department_id   uuid,
    by_kind         text        not null,
    by_id           uuid,
    reason          jsonb,
    primary key (account_id, conversation_id, id),
    foreign key (account_id, ticket_id) references ticket (account_id, id) on delete cascade,
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    constraint ticket_step_state_known check (state in ('triage', 'waiting', 'attending', 'resolved', 'closed')),
    constraint ticket_step_by_known check (by_kind in ('contact', 'agent', 'bot', 'system'))
);
create index ticket_step_ticket on ticket_step (account_id, ticket_id);

-- Who opened a conversation and when; openings of one agent within five minutes are one row.
create table conversation_view (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    agent_id        uuid        not null,
    at              timestamptz not null,
    primary key (account_id, conversation_id, agent_id, at),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    foreign key (account_id, agent_id) references agent (account_id, id) on delete cascade
);

select protect(array ['ticket_step', 'conversation_view']::regclass[]);
