-- Where to send, and when the customer last gave a sign of life there, belongs to the identity by which a connection
-- knows them, and not to the conversation, which may go on through another connection.
alter table channel_thread
    add column identity_id uuid;
update channel_thread
set identity_id = conversation.identity_id
from conversation
where conversation.account_id = channel_thread.account_id and conversation.id = channel_thread.conversation_id;

-- An identity with conversations in the bin has several: the latest sign counts.
delete from channel_thread
using channel_thread as later
where later.account_id = channel_thread.account_id and later.identity_id = channel_thread.identity_id
    and (coalesce(later.customer_at, '-infinity'), later.conversation_id)
        > (coalesce(channel_thread.customer_at, '-infinity'), channel_thread.conversation_id);

alter table channel_thread
    drop constraint channel_thread_pkey,
    drop column conversation_id,
    alter column identity_id set not null,
    add primary key (account_id, identity_id),
    add foreign key (account_id, identity_id) references contact_identity (account_id, id) on delete cascade;
