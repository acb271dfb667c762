{{ config(group='carters') }}
select * from {{ ref('raw_blocks') }} where block_id < 100
