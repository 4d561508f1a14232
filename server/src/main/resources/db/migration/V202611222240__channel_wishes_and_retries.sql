-- Who wrote down what a customer wants, when an agent did, and why.
alter table channel_preference
    add column agent_id uuid,
    add column reason   text,
    add constraint channel_preference_agent_fk foreign key (account_id, agent_id)
        references agent (account_id, id) on delete set null (agent_id);

-- A provider's list that could not be read is asked for again soon, and then less and less often.
alter table template_sync
    add column failures integer not null default 0,
    add column retry_at timestamptz;
