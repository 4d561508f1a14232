-- An account is a tenant: one company's workspace. Nothing is shared between accounts.
create table account (
    id          uuid primary key,
    name        text        not null,
    settings    jsonb       not null,
    created_at  timestamptz not null
);

alter table account enable row level security;
create policy tenant on account to prosa_app using (id = current_setting('app.account_id')::uuid);
