select * from {{ ref('stones') }}
