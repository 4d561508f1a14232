-- Which line of a timeline is which call of the provider's. They stand apart from the messages: a call can be neither
-- quoted nor read, and a status of it is none of a message.
create table channel_call (
    account_id      uuid not null,
    connection_id   uuid not null,
    external_id     text not null,
    message_id      uuid not null,
    conversation_id uuid not null,
    primary key (account_id, connection_id, external_id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade
);
create index channel_call_conversation on channel_call (account_id, conversation_id);

select protect(array ['channel_call']::regclass[]);
