-- The agents to whom all services of a contact go (carteira).
alter table contact
    add column wallet uuid[] not null default '{}';
create index contact_wallet on contact (account_id) where wallet <> '{}';
