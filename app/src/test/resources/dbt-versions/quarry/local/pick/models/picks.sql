select 1 as pick_id
