{{ config(materialized='ephemeral', tags=['eph']) }} select * from {{ ref('raw_stones') }} where weight is not null
