select * from {{ ref('shaky') }}
