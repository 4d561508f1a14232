-- What becomes of a message after it was written: edited, taken back, answered with a sign, carried by a channel.
alter table message
    add column edited_at timestamptz,
    add column deleted_at timestamptz,
    add column signs jsonb not null default '[]',
    add column failure jsonb,
    add column context jsonb,
    drop constraint message_status_known,
    add constraint message_status_known
        check (status in ('queued', 'uncertain', 'sent', 'failed', 'delivered', 'read', 'played', 'cancelled'));

-- What a message said before its sender changed it or took it back.
create table message_version (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    message_id      uuid        not null,
    until           timestamptz not null,
    content         jsonb       not null,
    primary key (account_id, message_id, until),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade
);

select protect(array ['message_version']::regclass[]);
