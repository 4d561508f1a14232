-- The agent to whom a connection's new conversations go before its department (E39): null for nobody.
alter table connection
    add column agent_id uuid,
    add constraint connection_agent foreign key (account_id, agent_id) references agent (account_id, id)
        on delete set null (agent_id);
