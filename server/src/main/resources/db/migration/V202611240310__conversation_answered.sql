-- Whether the last word between the customer and people is ours (docs/rules.md, E44). What the house says by itself, and
-- what customers answer to that, changes nothing; what never reached the customer is no word.
alter table conversation
    add column answered boolean not null default false;

-- Of what is in service every line counts. Elsewhere nobody asks before somebody has spoken again, so that the latest
-- message, which the row holds, will do.
update conversation
set answered = true
where state <> 'attending' and last_message ->> 'direction' = 'out'
    and coalesce(last_message ->> 'status' not in ('failed', 'cancelled'), true);

update conversation
set answered = coalesce((
    select word.answers
    from (
        select seq,
            case
                when content ->> 'type' = 'call' and content ->> 'state' in ('answered', 'ended') then true
                when direction = 'in' and context #>> '{rule,words}' is distinct from 'survey' then false
                when direction = 'out' and author_kind <> 'bot' and content ->> 'type' <> 'call'
                    and coalesce(status not in ('failed', 'cancelled'), true) then true
            end as answers
        from message
        where message.account_id = conversation.account_id and message.conversation_id = conversation.id) as word
    where word.answers is not null
    order by word.seq desc
    limit 1), false)
where state = 'attending';
