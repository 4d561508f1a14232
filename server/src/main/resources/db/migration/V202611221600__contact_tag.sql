-- A tag (etiqueta) sorts contacts by what the company cares about, and their conversations with them.
create table tag (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    name        text        not null,
    color       text        not null,
    created_at  timestamptz not null,
    primary key (account_id, id)
);
create unique index tag_name_unique on tag (account_id, lower(name));

-- A table rather than an array on the contact: row security keeps array operators away from indexes (they are not
-- leakproof), and the planner knows from it how common each tag is.
create table contact_tag (
    account_id  uuid not null,
    contact_id  uuid not null,
    tag_id      uuid not null,
    primary key (account_id, contact_id, tag_id),
    foreign key (account_id, contact_id) references contact (account_id, id) on delete cascade,
    foreign key (account_id, tag_id) references tag (account_id, id) on delete cascade
);
create index contact_tag_tag on contact_tag (account_id, tag_id, contact_id);

select protect(array ['tag', 'contact_tag']::regclass[]);

-- Where the contact works, and one more thing to search by.
drop function contact_matches(text);
drop index contact_search;
alter table contact drop column search;
alter table contact add column company text;
alter table contact add column search text not null generated always as (
    ' ' || fold(name) || ' ' || fold(coalesce(email, '')) || ' ' || coalesce(phone, '') || ' '
        || fold(coalesce(company, ''))) stored;
create index contact_search on contact using gin (account_id, search gin_trgm_ops) with (fastupdate = off);

-- The contacts of the present account that match a pattern, in all that is searched or in one field of it. It runs as
-- the owner because row security keeps `like` away from indexes (it is not leakproof); in its place stands the condition
-- that row security would add.
create function contact_matches(field text, pattern text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select contact.id
    from contact
    where contact.account_id = current_setting('app.account_id')::uuid and contact.search like fold(pattern)
        and case field
            when 'name' then ' ' || fold(contact.name) like fold(pattern)
            when 'number' then ' ' || contact.phone like pattern
            when 'company' then ' ' || fold(contact.company) like fold(pattern)
            else true
        end;
end;
