-- Words that a provider approves before they may be sent. `external_id` is the provider's: without one it is a draft that
-- only we have. What fills the blanks by itself (`sources`) and where people find it (`template_group`) is ours alone.
create table message_template (
    account_id      uuid        not null,
    id              uuid        not null,
    connection_id   uuid        not null,
    external_id     text,
    name            text        not null,
    language        text        not null,
    category        text        not null,
    template_group  text,
    status          text        not null,
    wording         jsonb       not null,
    samples         jsonb       not null default '{}',
    sources         jsonb       not null default '{}',
    quality         text,
    reason          text,
    advice          text,
    changed_at      timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade,
    constraint message_template_name unique (account_id, connection_id, name, language),
    constraint message_template_category_known check (category in ('marketing', 'utility', 'authentication')),
    constraint message_template_status_known check (
        status in ('draft', 'pending', 'approved', 'flagged', 'rejected', 'paused', 'disabled'))
);
create index message_template_external on message_template (account_id, external_id) where external_id is not null;

-- How far a connection's templates are what the provider has: `wanted` while somebody knows better.
create table template_sync (
    account_id      uuid        not null,
    connection_id   uuid        not null,
    wanted          boolean     not null default false,
    tried_at        timestamptz,
    synced_at       timestamptz,
    failure         text,
    primary key (account_id, connection_id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade
);

select protect(array ['message_template', 'template_sync']::regclass[]);
select audited(array ['message_template']::regclass[]);
