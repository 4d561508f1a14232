-- The telephone exchange (PABX) of an account, to which browsers speak SIP through us. `numbering` and `prefix` say how it
-- wants numbers dialled. While it is not `active`, nobody calls.
create table pbx (
    account_id  uuid    not null references account (id) on delete cascade,
    active      boolean not null,
    address     text    not null,
    domain      text    not null,
    numbering   text    not null,
    prefix      text    not null,
    primary key (account_id),
    constraint pbx_numbering_known check (numbering in ('plus', 'country', 'national')),
    constraint pbx_complete check (not active or (address <> '' and domain <> ''))
);

-- Which extension of the exchange is whose. The password is sealed.
create table pbx_extension (
    account_id  uuid not null,
    agent_id    uuid not null,
    username    text not null,
    password    text not null,
    primary key (account_id, agent_id),
    foreign key (account_id, agent_id) references agent (account_id, id) on delete cascade
);
create unique index pbx_extension_username on pbx_extension (account_id, username);

-- A call that an agent made or that rang at agents. `agent_id` is who called, or who took it; `rang` are all at whom it
-- rang, `ringing` those at whom it still does. `external_id` is the other side's id of it. `heard_at`: when a screen last said that it goes on.
create table phone_call (
    account_id      uuid        not null references account (id) on delete cascade,
    id              uuid        not null,
    via             text        not null,
    direction       text        not null,
    external_id     text,
    phone           text        not null,
    contact_id      uuid,
    conversation_id uuid,
    message_id      uuid,
    agent_id        uuid,
    rang            uuid[]      not null,
    ringing         uuid[]      not null,
    state           text        not null,
    failure         text,
    started_at      timestamptz not null,
    answered_at     timestamptz,
    ended_at        timestamptz,
    heard_at        timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, contact_id) references contact (account_id, id) on delete cascade,
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    foreign key (account_id, agent_id) references agent (account_id, id) on delete set null (agent_id),
    constraint phone_call_via_known check (via = 'pbx'),
    constraint phone_call_direction_known check (direction in ('in', 'out')),
    constraint phone_call_state_known
        check (state in ('ringing', 'answered', 'missed', 'refused', 'ended', 'failed'))
);
create unique index phone_call_external on phone_call (account_id, via, external_id);
create index phone_call_open on phone_call (heard_at) where ended_at is null;
create index phone_call_ringing on phone_call (account_id, via, phone) where state = 'ringing';
create index phone_call_contact on phone_call (account_id, contact_id);
create index phone_call_conversation on phone_call (account_id, conversation_id);
create index phone_call_agent on phone_call (account_id, agent_id);

select protect(array ['pbx', 'pbx_extension', 'phone_call']::regclass[]);
select audited(array ['pbx', 'pbx_extension']::regclass[]);
