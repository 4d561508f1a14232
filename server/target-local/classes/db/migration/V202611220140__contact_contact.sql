create extension if not exists btree_gin;

-- Text as searches compare it: without case and accents. Declared immutable, as indexes ask; the dictionary is part of the release.
create function fold(words text) returns text
    language sql immutable strict parallel safe
    return lower(unaccent('unaccent'::regdictionary, words));

-- A contact is a person who writes to the account, whatever the channel.
create table contact (
    account_id      uuid        not null references account (id) on delete cascade,
    id              uuid        not null,
    name            text        not null,
    named_by        text        not null,
    email           text,
    email_by        text        not null default 'nobody',
    phone           text,
    phone_by        text        not null default 'nobody',
    photo           uuid,
    observations    text        not null default '',
    first_seen_at   timestamptz not null,
    created_at      timestamptz not null,
    version         bigint      not null default 1,
    search          text        not null generated always as (
        ' ' || fold(name) || ' ' || fold(coalesce(email, '')) || ' ' || coalesce(phone, '')) stored,
    primary key (account_id, id),
    constraint contact_named_by_known check (named_by in ('nobody', 'channel', 'contact', 'agent')),
    constraint contact_email_by_known check (email_by in ('nobody', 'channel', 'contact', 'agent')),
    constraint contact_phone_by_known check (phone_by in ('nobody', 'channel', 'contact', 'agent'))
);
create index contact_search on contact using gin (account_id, search gin_trgm_ops) with (fastupdate = off);
create index contact_created on contact (account_id, created_at desc, id desc);

-- How one connection knows a contact: a visitor's id, the site's own user id, a number. Unique per connection.
create table contact_identity (
    account_id      uuid        not null,
    id              uuid        not null,
    contact_id      uuid        not null,
    connection_id   uuid        not null,
    kind            text        not null,
    value           text        not null,
    created_at      timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, contact_id) references contact (account_id, id) on delete cascade,
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade,
    constraint contact_identity_unique unique (account_id, connection_id, kind, value)
);
create index contact_identity_contact on contact_identity (account_id, contact_id);

select protect(array ['contact', 'contact_identity']::regclass[]);

-- The contacts of the present account that match a pattern. It runs as the owner because row security keeps `like` away
-- from indexes (it is not leakproof); in its place stands the condition that row security would add.
create function contact_matches(pattern text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select contact.id
    from contact
    where contact.account_id = current_setting('app.account_id')::uuid and contact.search like fold(pattern);
end;
