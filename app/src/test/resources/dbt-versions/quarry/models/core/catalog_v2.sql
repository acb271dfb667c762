select stone_id, name, weight from {{ ref('stones') }}
