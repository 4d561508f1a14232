-- What the panel reads: the tickets of a day, and what is in progress by who has waited longest.
create index ticket_opened on ticket (account_id, opened_at);
create index conversation_progress on conversation (account_id, waiting_since, id)
    where state in ('triage', 'waiting', 'attending') and not archived and not snoozed and deleted_at is null;
create index ticket_step_at on ticket_step (account_id, at);
