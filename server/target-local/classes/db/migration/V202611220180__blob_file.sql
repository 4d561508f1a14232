-- A file that a visitor or an agent uploaded. Its bytes lie in the blob store under its id; it belongs to a conversation once sent.
create table file (
    account_id      uuid        not null references account (id) on delete cascade,
    id              uuid        not null,
    name            text        not null,
    media_type      text        not null,
    kind            text        not null,
    size            bigint      not null,
    sha256          bytea       not null,
    width           int,
    height          int,
    duration_millis bigint,
    thumbnail       boolean     not null default false,
    owner_kind      text        not null,
    owner_id        uuid        not null,
    conversation_id uuid,
    created_at      timestamptz not null,
    primary key (account_id, id),
    constraint file_kind_known check (kind in ('image', 'audio', 'video', 'document')),
    constraint file_owner_known check (owner_kind in ('agent', 'visitor'))
);
create index file_unsent on file (created_at) where conversation_id is null;
create index file_conversation on file (account_id, conversation_id);

-- How many bytes the files of an account are. Its row's lock is what keeps two uploads from sharing the last free bytes.
create table file_usage (
    account_id  uuid    primary key references account (id) on delete cascade,
    bytes       bigint  not null
);

select protect(array ['file', 'file_usage']::regclass[]);
