select * from {{ ref('costs') }} where 1 = (select 1/0 from (select 1) where error('boom') is not null)
