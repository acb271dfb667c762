{{ config(schema='') }} select 1 as a
