{% snapshot stones_then %}{{ config(target_schema='history', unique_key='stone_id', strategy='check', check_cols=['name'], tags=['snap']) }} select * from {{ ref('stones') }}{% endsnapshot %}
