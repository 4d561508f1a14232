-- Typebot, a bot of somebody else's: where its viewer is and how it takes part. An account has one. `token` is sealed.
create table typebot (
    account_id    uuid        not null references account (id) on delete cascade,
    id            uuid        not null,
    switched_on   boolean     not null,
    viewer        text        not null,
    public_id     text        not null,
    token         text,
    starts        text        not null,
    start_word    text,
    finish_word   text,
    idle_minutes  int         not null,
    not_understood text,
    pause_millis  int         not null,
    join_seconds  int         not null,
    primary key (account_id, id),
    constraint typebot_starts_known check (starts in ('always', 'word')),
    constraint typebot_word_given check (starts <> 'word' or start_word is not null)
);
create unique index typebot_one on typebot (account_id);

-- A connection on which it answers: before any flow that would receive its new tickets.
create table typebot_door (
    account_id     uuid not null,
    connection_id  uuid not null,
    typebot_id     uuid not null,
    primary key (account_id, connection_id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade,
    foreign key (account_id, typebot_id) references typebot (account_id, id) on delete cascade
);
create index typebot_door_typebot on typebot_door (account_id, typebot_id);

-- What is under way in a conversation is a flow, or Typebot. `dialogue` is what is known of the talk with Typebot: its
-- session, what it asked, what is still to be said, and the call that somebody makes at this moment.
alter table flow_run
    alter column flow_id drop not null,
    alter column version drop not null,
    add column typebot_id uuid,
    add column dialogue jsonb,
    add foreign key (account_id, typebot_id) references typebot (account_id, id) on delete cascade,
    add constraint flow_run_of_one check (num_nonnulls(flow_id, typebot_id) = 1);
create index flow_run_typebot on flow_run (account_id, typebot_id) where typebot_id is not null;

-- The bots of others that are switched off in a ticket.
alter table ticket
    add column silenced text[] not null default '{}',
    add constraint ticket_silenced_known check (silenced <@ array['typebot']);

select protect(array ['typebot', 'typebot_door']::regclass[]);
select audited(array ['typebot', 'typebot_door']::regclass[]);
