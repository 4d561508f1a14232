-- Conversations that somebody marked as unread stand on top of every list. The mark comes before the time in each
-- index, so that either order of a list is two ranges of one index, and neither sorts nor scans.
drop index conversation_waiting;
drop index conversation_attending;
drop index conversation_owner;
drop index conversation_resolved;
drop index conversation_archived;
drop index conversation_department;

create index conversation_waiting on conversation (account_id, kind, marked_unread, queued_at, id)
    where state in ('triage', 'waiting') and not archived;
create index conversation_attending on conversation (account_id, kind, marked_unread, last_activity_at, id)
    where state = 'attending' and not archived;
create index conversation_resolved on conversation (account_id, kind, marked_unread, last_activity_at, id)
    where state in ('resolved', 'closed') and not archived;
create index conversation_archived on conversation (account_id, kind, marked_unread, last_activity_at, id)
    where archived;
create index conversation_owner on conversation (account_id, owner_id, marked_unread, last_activity_at, id)
    where owner_id is not null;
create index conversation_department on conversation (account_id, department_id, marked_unread, last_activity_at, id);
