select stone_id from {{ ref('catalog', v=1) }} union all select stone_id from {{ ref('catalog') }}
