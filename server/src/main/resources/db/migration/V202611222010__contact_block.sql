-- Since when, by whom and why nothing is received from a contact and nothing can be sent to them.
alter table contact
    add column blocked_at timestamptz,
    add column blocked_by uuid,
    add column block_reason text,
    add constraint contact_block_whole check (num_nulls(blocked_at, blocked_by, block_reason) in (0, 3));
