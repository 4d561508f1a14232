-- Whether an account calls over WhatsApp by Wavoip, whose devices stand below.
create table wavoip (
    account_id  uuid    not null references account (id) on delete cascade,
    active      boolean not null,
    primary key (account_id)
);

-- A device of Wavoip: a WhatsApp that it keeps connected. The token, which lets whoever has it call, is sealed. With a
-- connection, its calls belong to that connection's conversations and its department. `updated_at` tells screens that
-- hold a device that they hold an old one.
create table wavoip_device (
    account_id     uuid        not null references account (id) on delete cascade,
    id             uuid        not null,
    name           text        not null,
    token          text        not null,
    connection_id  uuid,
    updated_at     timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, connection_id) references connection (account_id, id) on delete set null (connection_id)
);
create unique index wavoip_device_name on wavoip_device (account_id, lower(name));
create index wavoip_device_connection on wavoip_device (account_id, connection_id);

select protect(array ['wavoip', 'wavoip_device']::regclass[]);
select audited(array ['wavoip', 'wavoip_device']::regclass[]);

alter table phone_call
    drop constraint phone_call_via_known,
    add constraint phone_call_via_known check (via in ('pbx', 'wavoip'));
