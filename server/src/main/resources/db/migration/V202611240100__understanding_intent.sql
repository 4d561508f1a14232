-- What an account teaches its chatbot, as one number that grows with each change of it: who holds an earlier one compiles
-- anew. An account that never taught anything has no row.
create table vocabulary (
    account_id  uuid   not null references account (id) on delete cascade,
    revision    bigint not null,
    primary key (account_id)
);

-- An intent (intenção): something that customers want.
create table intent (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    name        text        not null,
    active      boolean     not null,
    created_at  timestamptz not null,
    primary key (account_id, id)
);
create unique index intent_name on intent (account_id, lower(name));

-- A phrase (frase de exemplo) by which customers say it. `line` is the same without case, accents, signs and
-- abbreviations: no two intents have the same.
create table intent_phrase (
    account_id  uuid        not null,
    id          uuid        not null,
    intent_id   uuid        not null,
    text        text        not null,
    line        text        not null,
    place       bigint      generated always as identity,
    added_at    timestamptz not null,
    added_by    uuid,
    primary key (account_id, id),
    foreign key (account_id, intent_id) references intent (account_id, id) on delete cascade,
    constraint intent_phrase_once unique (account_id, line)
);
create index intent_phrase_intent on intent_phrase (account_id, intent_id, place);

-- An entity (entidade): things that customers name, each with the words that they use for it.
create table entity_type (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    name        text        not null,
    things      jsonb       not null,
    revision    bigint      not null,
    created_at  timestamptz not null,
    primary key (account_id, id)
);
create unique index entity_type_name on entity_type (account_id, lower(name));

select protect(array ['vocabulary', 'intent', 'intent_phrase', 'entity_type']::regclass[]);
select audited(array ['intent', 'intent_phrase', 'entity_type']::regclass[]);
