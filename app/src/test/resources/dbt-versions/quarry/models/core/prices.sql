{{ config(meta={'dagster': {'asset_key': ['stone', 'works', 'price']}}) }} select stone_id, 1.5 as price from {{ ref('raw_stones') }}
