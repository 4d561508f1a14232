-- Two ways to look at words: `pt_br` by their stem, `pt_br_words` as they are written (for words half typed, names and
-- numbers). Neither knows case or accents.
create text search configuration pt_br (copy = portuguese);
alter text search configuration pt_br
    alter mapping for hword, hword_part, word with unaccent, portuguese_stem;
create text search configuration pt_br_words (copy = simple);
alter text search configuration pt_br_words
    alter mapping for hword, hword_part, word with unaccent, simple;

-- The words of one message. Apart from the messages and filled a moment later, so that an index of words never slows a
-- message down. `bucket` is the day, counted from 1970: searches walk days from the newest.
create table message_search (
    account_id      uuid        not null,
    conversation_id uuid        not null,
    seq             bigint      not null,
    bucket          int         not null,
    at              timestamptz not null,
    words           tsvector    not null,
    primary key (account_id, conversation_id, seq),
    foreign key (account_id, conversation_id, seq) references message (account_id, conversation_id, seq) on delete cascade
);
create index message_search_words on message_search using gin (account_id, bucket, words) with (fastupdate = off);
create index message_search_bucket on message_search (account_id, bucket);

-- How far the words of an account's messages are known: the last event followed, and, while older messages are still
-- walked through, the last of them.
create table message_search_progress (
    account_id              uuid    primary key references account (id) on delete cascade,
    event_seq               bigint  not null,
    walking                 boolean not null,
    walked_conversation_id  uuid    not null,
    walked_seq              bigint  not null
);

select protect(array ['message_search', 'message_search_progress']::regclass[]);

-- What a search asks for: every word but the last by its stem, the last one also as the beginning of a word.
create function message_query(whole_words text, last_word text) returns tsquery
    language sql stable parallel safe set search_path = public, pg_temp
    return plainto_tsquery('pt_br', whole_words)
        && (plainto_tsquery('pt_br', last_word)
            || to_tsquery('pt_br_words', '''' || translate(last_word, '''\', '  ') || ''':*'));

-- The present account's messages that match, newest first, older than a given one. Walks back through the days in ever
-- wider steps, so that a common word costs no more in a big account than in a small one. Runs as the owner because row
-- security keeps `@@` away from indexes (it is not leakproof); in its place stands the condition it would add.
create function message_hits(
    whole_words text, last_word text, before_at timestamptz, before_id uuid, before_seq bigint, most int)
    returns table (conversation_id uuid, seq bigint, at timestamptz)
    language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
    present constant uuid := current_setting('app.account_id')::uuid;
    wanted constant tsquery := message_query(whole_words, last_word);
    high int;
    low int;
    days int := 2;
    missing int := most;
    got int;
begin
    if numnode(wanted) = 0 then
        return;
    end if;
    select max(it.bucket) into high from message_search it where it.account_id = present;
    high := least(high, (extract(epoch from before_at) / 86400)::int + 1);
    while high is not null and missing > 0 loop
        -- After three steps one look at all that is left: rare words are found faster so.
        low := case when days > 32 then -2147483648 else high - days end;
        return query
            select it.conversation_id, it.seq, it.at
            from message_search it
            where it.account_id = present and it.bucket <= high and it.bucket > low and it.words @@ wanted
                and (it.at, it.conversation_id, it.seq) < (before_at, before_id, before_seq)
            order by it.at desc, it.conversation_id desc, it.seq desc
            limit missing;
        get diagnostics got = row_count;
        missing := missing - got;
        exit when days > 32;
        high := low;
        days := days * 4;
    end loop;
end
$$;
