-- The address book: contacts in the order of their names, also those whom an agent wrote down before anybody talked with
-- them. The order is that of the bytes of the folded name: the same on every machine, and an index may use it under row
-- security.
alter table contact
    add column registered_by uuid,
    add column sort_name text collate "C" not null generated always as (fold(name)) stored;
create index contact_name on contact (account_id, sort_name, id);
create index contact_blocked on contact (account_id, sort_name, id) where blocked_at is not null;
