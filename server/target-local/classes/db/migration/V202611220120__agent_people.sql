-- A department groups agents; every conversation belongs to at most one.
create table department (
    account_id  uuid        not null references account (id) on delete cascade,
    id          uuid        not null,
    name        text        not null,
    color       text        not null,
    created_at  timestamptz not null,
    primary key (account_id, id),
    constraint department_name_unique unique (account_id, name)
);

-- An agent is a person who works in one account. The e-mail address is how they sign in, so it is unique in the installation.
create table agent (
    account_id      uuid        not null references account (id) on delete cascade,
    id              uuid        not null,
    email           text        not null,
    name            text        not null,
    display_name    text        not null,
    profile         text        not null,
    password_hash   text        not null,
    photo_version   bigint,
    availability    text        not null default 'online',
    preferences     jsonb       not null,
    active          boolean     not null default true,
    created_at      timestamptz not null,
    primary key (account_id, id),
    constraint agent_profile_known check (profile in ('admin', 'supervisor', 'agent')),
    constraint agent_availability_known check (availability in ('online', 'away', 'offline'))
);
create unique index agent_email_unique on agent (lower(email));

-- Membership of an agent in a department.
create table department_member (
    account_id      uuid not null,
    department_id   uuid not null,
    agent_id        uuid not null,
    primary key (account_id, department_id, agent_id),
    foreign key (account_id, department_id) references department (account_id, id) on delete cascade,
    foreign key (account_id, agent_id) references agent (account_id, id) on delete cascade
);
create index department_member_agent on department_member (account_id, agent_id);

-- The photo of an agent, small and already re-encoded by us.
create table agent_photo (
    account_id  uuid        not null,
    agent_id    uuid        not null,
    media_type  text        not null,
    bytes       bytea       not null,
    updated_at  timestamptz not null,
    primary key (account_id, agent_id),
    foreign key (account_id, agent_id) references agent (account_id, id) on delete cascade
);

-- A signed-in browser. Only the hash of its secret is kept.
create table session (
    account_id      uuid        not null,
    id              uuid        not null,
    agent_id        uuid        not null,
    secret_hash     bytea       not null,
    address         text        not null,
    user_agent      text        not null,
    created_at      timestamptz not null,
    last_seen_at    timestamptz not null,
    expires_at      timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, agent_id) references agent (account_id, id) on delete cascade
);
create unique index session_secret on session (secret_hash);
create index session_agent on session (account_id, agent_id);

-- A token with which a program acts as an agent on the API. Only its hash is kept.
create table api_token (
    account_id      uuid        not null,
    id              uuid        not null,
    agent_id        uuid        not null,
    name            text        not null,
    secret_hash     bytea       not null,
    created_at      timestamptz not null,
    last_used_at    timestamptz,
    expires_at      timestamptz,
    primary key (account_id, id),
    foreign key (account_id, agent_id) references agent (account_id, id) on delete cascade
);
create unique index api_token_secret on api_token (secret_hash);
create index api_token_agent on api_token (account_id, agent_id);

-- An invitation to join the account, given by link. Only the hash of its secret is kept.
create table invitation (
    account_id      uuid        not null references account (id) on delete cascade,
    id              uuid        not null,
    email           text        not null,
    name            text        not null,
    profile         text        not null,
    departments     uuid[]      not null,
    secret_hash     bytea       not null,
    invited_by      uuid        not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    accepted_at     timestamptz,
    primary key (account_id, id),
    foreign key (account_id, invited_by) references agent (account_id, id) on delete cascade,
    constraint invitation_profile_known check (profile in ('admin', 'supervisor', 'agent'))
);
create unique index invitation_secret on invitation (secret_hash);
create index invitation_email on invitation (account_id, lower(email));

select protect(array ['department', 'agent', 'department_member', 'agent_photo', 'session', 'api_token', 'invitation']::regclass[]);
