select stone_id, name from {{ ref('stones') }}
