-- An event that clients must know, numbered without gaps per account in commit order.
create table event (
    account_id  uuid        not null references account (id) on delete cascade,
    seq         bigint      not null,
    audience    jsonb       not null,
    payload     text        not null,
    visitor     text,
    at          timestamptz not null,
    primary key (account_id, seq)
);
create index event_at on event (at);

-- The last number given in each account. Bumped last in a transaction: its lock is what puts numbers in commit order.
create table event_head (
    account_id  uuid    primary key references account (id) on delete cascade,
    seq         bigint  not null
);

select protect(array ['event', 'event_head']::regclass[]);
