-- How often a message was refused while its line worked for others: then it is the message.
alter table delivery
    add column strikes smallint not null default 0;
