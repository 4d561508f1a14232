-- Accepting pauses a flow, what is returned goes to the end of the queue, and what is transferred to a colleague is theirs
-- at once, until somebody chooses otherwise.
update account
set settings = '{"flowPause": "always", "returnKeepsPlace": false, "transferNeedsAccept": false}'::jsonb || settings;
