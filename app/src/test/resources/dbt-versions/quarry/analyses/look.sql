select * from {{ ref('yard') }}
