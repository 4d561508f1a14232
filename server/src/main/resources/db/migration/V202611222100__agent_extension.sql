-- The short number under which colleagues find somebody (ramal).
alter table agent
    add column extension text,
    add constraint agent_extension_digits check (extension ~ '^[0-9]{2,8}$');
create unique index agent_extension on agent (account_id, extension);
