select * from {{ ref('picks') }}
