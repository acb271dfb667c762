select name, town from {{ ref('raw_customers') }}
