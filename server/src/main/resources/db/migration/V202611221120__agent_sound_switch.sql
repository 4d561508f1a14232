-- The sound of messages has a switch of its own, so that turning it off keeps the volume. It is on where it could be heard.
update agent
set preferences = jsonb_set(preferences, '{sound,on}', to_jsonb((preferences #>> '{sound,volume}')::int > 0));
