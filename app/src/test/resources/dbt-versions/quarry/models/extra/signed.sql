select stone_id::int as stone_id, name::varchar as name from {{ ref('stones') }}
