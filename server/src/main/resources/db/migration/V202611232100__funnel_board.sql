-- A board (quadro): a funnel, in which customers go from stage to stage, or a kanban, on which tickets stand. What moves
-- on it are conversations, see conversation_card.
create table board (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    kind        text        not null,
    name        text        not null,
    created_at  timestamptz not null,
    primary key (account_id, id),
    constraint board_kind_known check (kind in ('funnel', 'kanban'))
);
create unique index board_name_unique on board (account_id, kind, lower(name));

-- A column of a board. `outcome` says that a deal ends here, and how; `expected_days` how long one should stay.
create table stage (
    account_id     uuid    not null,
    id             uuid    not null,
    board_id       uuid    not null,
    place          integer not null,
    name           text    not null,
    color          text    not null,
    outcome        text,
    expected_days  integer,
    primary key (account_id, id),
    -- What stands on a stage belongs to its board.
    constraint stage_board_unique unique (account_id, board_id, id),
    foreign key (account_id, board_id) references board (account_id, id) on delete cascade,
    constraint stage_outcome_known check (outcome in ('won', 'lost')),
    constraint stage_expected_days_positive check (expected_days > 0)
);

select protect(array ['board', 'stage']::regclass[]);
select audited(array ['board', 'stage']::regclass[]);

-- Funnels are a module; whoever has an account today has it switched on.
update account
set settings = jsonb_set(settings, '{modules}', (settings -> 'modules') || '["funnel"]');
