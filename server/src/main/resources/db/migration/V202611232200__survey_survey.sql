-- A survey (pesquisa): what customers are asked about the service, where, and when. `kind` says how they answer: from 1 to
-- 5 (csat), by a thumb (thumbs), or from 0 to 10 (nps). Empty texts are not said.
create table survey (
    account_id      uuid        not null references account (id) on delete cascade,
    id              uuid        not null,
    name            text        not null,
    kind            text        not null,
    question        text        not null,
    thanks          text        not null,
    comment_request text        not null,
    active          boolean     not null,
    on_resolve      boolean     not null,
    deadline_hours  int         not null,
    minimum_days    int         not null,
    created_at      timestamptz not null,
    primary key (account_id, id),
    constraint survey_kind_known check (kind in ('csat', 'thumbs', 'nps'))
);

create unique index survey_name_unique on survey (account_id, fold(name));

-- Where a survey is sent; without any, everywhere. So a department does not go while a survey is its alone.
create table survey_department (
    account_id      uuid not null,
    survey_id       uuid not null,
    department_id   uuid not null,
    primary key (account_id, survey_id, department_id),
    foreign key (account_id, survey_id) references survey (account_id, id) on delete cascade,
    foreign key (account_id, department_id) references department (account_id, id)
);
create index survey_department_department on survey_department (account_id, department_id);

create table survey_connection (
    account_id      uuid not null,
    survey_id       uuid not null,
    connection_id   uuid not null,
    primary key (account_id, survey_id, connection_id),
    foreign key (account_id, survey_id) references survey (account_id, id) on delete cascade,
    foreign key (account_id, connection_id) references connection (account_id, id)
);
create index survey_connection_connection on survey_connection (account_id, connection_id);

-- One sending of a survey, and what came of it. It keeps the words that were asked, whatever becomes of the survey.
-- `agent_id` is who is evaluated: the last who had the ticket. `message_id` is the message under which it goes, made
-- beforehand. `talked`: the customer wrote something else meanwhile, so that a bare number may be about that.
create table survey_inquiry (
    account_id      uuid        not null,
    id              uuid        not null,
    survey_id       uuid,
    conversation_id uuid        not null,
    ticket_id       uuid        not null,
    contact_id      uuid        not null,
    connection_id   uuid        not null,
    department_id   uuid,
    agent_id        uuid,
    asked_by        uuid,
    kind            text        not null,
    name            text        not null,
    question        text        not null,
    thanks          text        not null,
    comment_request text        not null,
    deadline_hours  int         not null,
    minimum_days    int         not null,
    message_id      uuid        not null,
    state           text        not null,
    reason          text,
    retries         int         not null default 0,
    talked          boolean     not null default false,
    score           int,
    comment         text,
    created_at      timestamptz not null,
    not_before      timestamptz not null,
    sent_at         timestamptz,
    expires_at      timestamptz,
    answered_at     timestamptz,
    comment_until   timestamptz,
    primary key (account_id, id),
    foreign key (account_id, survey_id) references survey (account_id, id) on delete set null (survey_id),
    foreign key (account_id, conversation_id) references conversation (account_id, id) on delete cascade,
    foreign key (account_id, ticket_id) references ticket (account_id, id) on delete cascade,
    foreign key (account_id, contact_id) references contact (account_id, id) on delete cascade,
    foreign key (account_id, connection_id) references connection (account_id, id) on delete cascade,
    foreign key (account_id, department_id) references department (account_id, id) on delete set null (department_id),
    foreign key (account_id, agent_id) references agent (account_id, id) on delete set null (agent_id),
    foreign key (account_id, asked_by) references agent (account_id, id) on delete set null (asked_by),
    constraint survey_inquiry_kind_known check (kind in ('csat', 'thumbs', 'nps')),
    constraint survey_inquiry_state_known
        check (state in ('pending', 'open', 'answered', 'expired', 'failed')),
    constraint survey_inquiry_scored check ((state = 'answered') = (score is not null))
);
-- The rule that the database holds: a customer is asked one thing at a time.
create unique index survey_inquiry_one_open on survey_inquiry (account_id, conversation_id)
    where state in ('pending', 'open');
create index survey_inquiry_pending on survey_inquiry (not_before) where state = 'pending';
create index survey_inquiry_deadline on survey_inquiry (expires_at) where state = 'open';
create index survey_inquiry_created on survey_inquiry (account_id, created_at desc, id desc);
create index survey_inquiry_conversation on survey_inquiry (account_id, conversation_id);
create index survey_inquiry_contact on survey_inquiry (account_id, contact_id, sent_at);
create index survey_inquiry_message on survey_inquiry (account_id, message_id);
create index survey_inquiry_survey on survey_inquiry (account_id, survey_id);
create index survey_inquiry_ticket on survey_inquiry (account_id, ticket_id);
create index survey_inquiry_agent on survey_inquiry (account_id, agent_id);
create index survey_inquiry_department on survey_inquiry (account_id, department_id);
create index survey_inquiry_connection on survey_inquiry (account_id, connection_id);

select protect(array ['survey', 'survey_department', 'survey_connection', 'survey_inquiry']::regclass[]);
select audited(array ['survey', 'survey_department', 'survey_connection']::regclass[]);

-- Until when what a customer writes may be an answer to what the house asked. Where it is null, nobody looks.
alter table conversation
    add column asked_until timestamptz;

-- The module is new, and on.
update account
set settings = jsonb_set(settings, '{modules}', settings -> 'modules' || '["nps"]')
where not settings -> 'modules' @> '["nps"]';
