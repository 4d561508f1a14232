-- A connection is a configured door through which customers write: one website chat, one number, one mailbox.
create table connection (
    account_id      uuid        not null references account (id) on delete cascade,
    id              uuid        not null,
    kind            text        not null,
    name            text        not null,
    department_id   uuid,
    key             text        not null,
    state           text        not null default 'on',
    settings        jsonb       not null,
    secret          text        not null,
    created_at      timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, department_id) references department (account_id, id) on delete restrict,
    constraint connection_kind_known check (kind in ('webchat')),
    constraint connection_state_known check (state in ('on', 'off'))
);
create unique index connection_key on connection (key);
create index connection_department on connection (account_id, department_id);

select protect(array ['connection']::regclass[]);
