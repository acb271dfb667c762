{{ config(severity='warn', tags=['singular'], meta={'dagster': {'ref': {'name': 'yard'}}}) }}
select * from {{ ref('yard') }} y join {{ ref('prices') }} using (stone_id) where weight > 15
