-- A message that an agent wrote for later (agendamento): text, files, or both, and a template for where nothing else gets
-- through by then. `at` is when it was meant to go; `not_before` when it is tried, which is later while the connection is
-- down. `messages` are the ids under which it goes, made beforehand: whoever sends it twice sends the same messages.
create table schedule (
    account_id       uuid        not null references account (id) on delete cascade,
    id               uuid        not null,
    conversation_id  uuid        not null,
    author_id        uuid        not null,
    at               timestamptz not null,
    text             text        not null,
    files            uuid[]      not null,
    voices           uuid[]      not null,
    fallback         jsonb,
    messages         uuid[]      not null,
    state            text        not null,
    reason           text,
    not_before       timestamptz not null,
    lease            uuid,
    lease_until      timestamptz,
    created_at       timestamptz not null,
    ended_at         timestamptz,
    ended_by         uuid,
    primary key (account_id, id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    foreign key (account_id, author_id) references agent (account_id, id) on delete cascade,
    constraint schedule_state_known check (state in ('pending', 'sending', 'sent', 'failed', 'cancelled'))
);
create index schedule_due on schedule (not_before) where state = 'pending';
create index schedule_sending on schedule (id) where state = 'sending';
create index schedule_pending on schedule (account_id) where state = 'pending';
create index schedule_ended on schedule (ended_at) where ended_at is not null;
create index schedule_conversation on schedule (account_id, conversation_id);
create index schedule_at on schedule (account_id, at, id);

select protect(array ['schedule']::regclass[]);
select audited(array ['schedule']::regclass[]);

-- Files that wait for their message belong to it, and are not swept away as unsent ones.
alter table file
    drop constraint file_owner_known,
    add constraint file_owner_known check (owner_kind in ('agent', 'visitor', 'channel', 'quick_reply', 'schedule'));
drop index file_unsent;
create index file_unsent on file (created_at)
    where conversation_id is null and owner_kind not in ('quick_reply', 'schedule');
