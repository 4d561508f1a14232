-- A quick reply (resposta rápida): words that are said again and again, found by their shortcut. `files` go with them.
create table quick_reply (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    shortcut    text        not null,
    title       text        not null,
    text        text        not null,
    files       uuid[]      not null,
    created_at  timestamptz not null,
    primary key (account_id, id)
);
create unique index quick_reply_shortcut_unique on quick_reply (account_id, fold(shortcut));

-- For whose agents a quick reply is; without any it is everybody's. So a department does not go while one is its alone.
create table quick_reply_department (
    account_id      uuid not null,
    quick_reply_id  uuid not null,
    department_id   uuid not null,
    primary key (account_id, quick_reply_id, department_id),
    foreign key (account_id, quick_reply_id) references quick_reply (account_id, id) on delete cascade,
    foreign key (account_id, department_id) references department (account_id, id)
);
create index quick_reply_department_department on quick_reply_department (account_id, department_id);

select protect(array ['quick_reply', 'quick_reply_department']::regclass[]);
select audited(array ['quick_reply', 'quick_reply_department']::regclass[]);

-- A quick reply has files of its own, which are never sent themselves: what is sent is a copy.
alter table file
    drop constraint file_owner_known,
    add constraint file_owner_known check (owner_kind in ('agent', 'visitor', 'channel', 'quick_reply'));
drop index file_unsent;
create index file_unsent on file (created_at) where conversation_id is null and owner_kind <> 'quick_reply';
