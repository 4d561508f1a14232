-- Where a conversation stands on a board, since when: on one stage of each of several funnels, and of one kanban at most.
-- A kanban is of the ticket: a new ticket begins without.
create table card (
    account_id       uuid        not null,
    board_id         uuid        not null,
    conversation_id  uuid        not null,
    stage_id         uuid        not null,
    ticket_id        uuid,
    entered_at       timestamptz not null,
    primary key (account_id, board_id, conversation_id),
    foreign key (account_id, board_id, stage_id) references stage (account_id, board_id, id) on delete restrict,
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    foreign key (account_id, ticket_id) references ticket (account_id, id) on delete cascade
);
-- A column of a board in its order: who came last on top.
create index card_stage on card (account_id, stage_id, entered_at desc, conversation_id desc);
create index card_conversation on card (account_id, conversation_id);
create unique index card_one_kanban on card (account_id, conversation_id) where ticket_id is not null;
create index card_ticket on card (account_id, ticket_id) where ticket_id is not null;

-- Each move of a card, with the names of that day: boards and stages may be renamed and removed, what happened stays.
-- Without a stage the card left the board. `by_id` is the agent; null when it left by itself.
create table card_step (
    account_id       uuid        not null,
    conversation_id  uuid        not null,
    id               uuid        not null,
    board_id         uuid        not null,
    board_name       text        not null,
    stage_id         uuid,
    stage_name       text,
    at               timestamptz not null,
    by_id            uuid,
    primary key (account_id, conversation_id, id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade
);

select protect(array ['card', 'card_step']::regclass[]);

-- What the list shows lies on the conversation's row: its cards as they are in the table above.
alter table conversation
    add column cards jsonb not null default '[]';

-- What a ticket is worth, in reais.
alter table ticket
    add column value numeric(14, 2),
    add constraint ticket_value_not_negative check (value >= 0);

-- Lists are filtered by stages as well.
update agent
set preferences = jsonb_set(preferences, '{inbox,filters,stages}', '[]');
update saved_view
set look = jsonb_set(look, '{filters,stages}', '[]');
