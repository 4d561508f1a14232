-- A delivery that carries no message but a sign to one: `message_id` is then an id of its own, `target_id` the message
-- that it answers, `emoji` the sign, null to take it back.
alter table delivery
    add column target_id uuid,
    add column emoji text;
create index delivery_target on delivery (account_id, target_id) where target_id is not null;
