-- A visitor is a browser that used a website chat. Its secret (only the hash is kept) opens one identity's conversation.
create table visitor (
    account_id      uuid        not null,
    id              uuid        not null,
    connection_id   uuid        not null,
    identity_id     uuid        not null,
    secret_hash     bytea       not null,
    identified      boolean     not null default false,
    address         text        not null,
    language        text        not null default '',
    browser         text        not null default '',
    system          text        not null default '',
    page_url        text        not null default '',
    page_title      text        not null default '',
    referrer        text        not null default '',
    consent_at      timestamptz,
    first_seen_at   timestamptz not null,
    last_seen_at    timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade,
    foreign key (account_id, identity_id) references contact_identity (account_id, id) on delete cascade
);
create unique index visitor_secret on visitor (secret_hash);
create index visitor_identity on visitor (account_id, identity_id, last_seen_at desc);
create index visitor_connection on visitor (account_id, connection_id);

-- A visitor kept out of a website chat for a time: by browser and by address.
create table visitor_block (
    account_id      uuid        not null,
    id              uuid        not null,
    connection_id   uuid        not null,
    identity_id     uuid        not null,
    address         text        not null,
    reason          text        not null,
    created_by      uuid        not null,
    created_at      timestamptz not null,
    until           timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade,
    foreign key (account_id, identity_id) references contact_identity (account_id, id) on delete cascade,
    foreign key (account_id, created_by) references agent (account_id, id) on delete cascade
);
create index visitor_block_connection on visitor_block (account_id, connection_id, until);

select protect(array ['visitor', 'visitor_block']::regclass[]);
