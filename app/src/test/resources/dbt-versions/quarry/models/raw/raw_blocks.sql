select 1 as block_id, 1 as stone_id, 'a' as kind, current_timestamp as loaded_at union all select 2, 2, 'b', current_timestamp
