-- What lets a flow begin by itself when a customer writes: words, intents, entities. A flow without a row waits for
-- people, or for new tickets.
create table flow_trigger (
    account_id  uuid  not null,
    flow_id     uuid  not null,
    trigger     jsonb not null,
    primary key (account_id, flow_id),
    foreign key (account_id, flow_id) references flow (account_id, id) on delete cascade
);

-- A connection on which customers' messages may let flows begin.
create table flow_listener (
    account_id     uuid not null,
    connection_id  uuid not null,
    primary key (account_id, connection_id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade
);

-- The message that a run began by: one that is read again must not do twice what was done.
alter table flow_run add column message_id uuid;
create index flow_run_message on flow_run (account_id, message_id) where message_id is not null;

-- What a message meant is as private as the message, and goes with it.
delete from flow_reading
where not exists (
    select from message where message.account_id = flow_reading.account_id and message.id = flow_reading.message_id);
alter table flow_reading
    add constraint flow_reading_message
        foreign key (account_id, message_id) references message (account_id, id) on delete cascade;

select protect(array ['flow_trigger', 'flow_listener']::regclass[]);
select audited(array ['flow_trigger', 'flow_listener']::regclass[]);
