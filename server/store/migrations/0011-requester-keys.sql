create index requester_keys_handoff on requester_keys (handoff_id);
