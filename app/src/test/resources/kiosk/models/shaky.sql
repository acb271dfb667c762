{{ config(materialized='table') }}
select {% if var('broken', false) %} no_such_column {% else %} 1 as id {% endif %} from {{ ref('orders') }} limit 1
