-- How far a provider has been asked that tells nothing by itself: everything that came in before `heard_until` is in the
-- ledger, at `looked_back_at` all messages that were still open were looked at, and at `due_at` it is asked again.
create table channel_inquiry (
    account_id      uuid        not null,
    connection_id   uuid        not null,
    heard_until     timestamptz not null,
    looked_back_at  timestamptz,
    due_at          timestamptz not null,
    primary key (account_id, connection_id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade
);

select protect(array ['channel_inquiry']::regclass[]);
