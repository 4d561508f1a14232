-- Of an identity one conversation goes on at a time. One that is superseded is history: it is over, and another one has
-- come from another connection into its place.
alter table conversation
    add column superseded boolean not null default false,
    add constraint conversation_superseded_over check (not superseded or state in ('resolved', 'closed'));
drop index conversation_identity_unique;
create unique index conversation_identity_unique on conversation (account_id, identity_id)
    where deleted_at is null and not superseded;

-- A stretch of a conversation that was held with another identity than the conversation's own, on that one's connection:
-- the lines up to `until_seq`, from the stretch before it on. Those after the last stretch are held with its own.
create table conversation_stretch (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    until_seq       bigint      not null,
    identity_id     uuid        not null,
    ended_at        timestamptz not null,
    primary key (account_id, conversation_id, until_seq),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    foreign key (account_id, identity_id) references contact_identity (account_id, id) on delete cascade
);
create index conversation_stretch_identity on conversation_stretch (account_id, identity_id, ended_at desc);

select protect(array ['conversation_stretch']::regclass[]);
