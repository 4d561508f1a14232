-- How many conversations somebody may have before rules give them no more; 0: as their departments say.
alter table agent
    add column capacity integer not null default 0,
    add constraint agent_capacity_sane check (capacity between 0 and 1000);
