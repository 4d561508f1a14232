-- A demand (demanda) is a reason for which customers write; each ticket has at most one. One that is retired stays on
-- the tickets that have it and is offered no more.
create table demand (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    name        text        not null,
    retired     boolean     not null default false,
    created_at  timestamptz not null,
    primary key (account_id, id)
);
create unique index demand_name_unique on demand (account_id, lower(name)) where not retired;

alter table ticket
    add column demand_id uuid,
    add foreign key (account_id, demand_id) references demand (account_id, id) on delete restrict;
create index ticket_demand on ticket (account_id, demand_id) where demand_id is not null;

-- When the customer was last told that nobody is there.
alter table conversation
    add column away_told_at timestamptz;

-- What may be resolved by itself: the last word was an agent's, so long ago.
create index conversation_idle on conversation (account_id, department_id, last_activity_at)
    where state = 'attending' and not snoozed and deleted_at is null;

select protect(array ['demand']::regclass[]);
