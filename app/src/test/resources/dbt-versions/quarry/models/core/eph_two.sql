{{ config(materialized='ephemeral') }} select * from {{ ref('eph_one') }} join {{ ref('blocks_ok') }} using (stone_id)
