select * from {{ ref('after_fail') }} cross join {{ source('far-away', 'a table') }}
