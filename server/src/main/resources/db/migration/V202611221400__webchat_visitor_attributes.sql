-- What the website said of the visitor with Prosa('set', …): plan, cart, whatever it finds useful for agents.
alter table visitor add column attributes jsonb not null default '{}';
