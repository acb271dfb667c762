select * from {{ ref('pick_list') }}
