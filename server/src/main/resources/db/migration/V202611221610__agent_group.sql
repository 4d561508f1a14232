-- A group (grupo de atendentes) names some agents together, to find what they have in hand. It decides nothing.
create table agent_group (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    name        text        not null,
    created_at  timestamptz not null,
    primary key (account_id, id)
);
create unique index agent_group_name_unique on agent_group (account_id, lower(name));

create table agent_group_member (
    account_id  uuid not null,
    group_id    uuid not null,
    agent_id    uuid not null,
    primary key (account_id, group_id, agent_id),
    foreign key (account_id, group_id) references agent_group (account_id, id) on delete cascade,
    foreign key (account_id, agent_id) references agent (account_id, id) on delete cascade
);
create index agent_group_member_agent on agent_group_member (account_id, agent_id);

select protect(array ['agent_group', 'agent_group_member']::regclass[]);

-- The inbox remembers its filters, and an order for each of the four further tabs.
update agent
set preferences = jsonb_set(
    jsonb_set(preferences, '{inbox,order}', '{"inbox": "oldest", "mine": "newest", "progress": "newest", "closed": "newest"}'
        || (preferences #> '{inbox,order}')),
    '{inbox,filters}', '{
        "statuses": [], "owners": [], "unowned": false, "departments": [], "groups": [], "connections": [],
        "channels": [], "tags": [], "tagMode": "any", "unread": false, "archived": false, "snoozed": false
    }');
