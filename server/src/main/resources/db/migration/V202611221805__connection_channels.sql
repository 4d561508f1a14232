-- Connections of channels that a provider carries, and what keeps one from sending.
alter table connection
    add column trouble jsonb,
    drop constraint connection_kind_known,
    add constraint connection_kind_known check (kind in ('webchat', 'whatsapp'));

-- A person has several names towards one channel (an old and a new form of a number, an id): they lead to the same
-- identity, whose conversation it is.
alter table contact_identity
    add column same_as uuid,
    add foreign key (account_id, same_as) references contact_identity (account_id, id) on delete cascade;
create index contact_identity_same_as on contact_identity (account_id, same_as) where same_as is not null;
create index contact_identity_value on contact_identity (account_id, kind, value);
create index contact_phone on contact (account_id, phone) where phone is not null;

-- Files that a channel brought.
alter table file
    drop constraint file_owner_known,
    add constraint file_owner_known check (owner_kind in ('agent', 'visitor', 'channel'));
