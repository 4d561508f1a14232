-- What an administrator changes of tags, groups of agents and demands is in the audit log too, before and after.
select audited(array ['tag', 'agent_group', 'demand']::regclass[]);
