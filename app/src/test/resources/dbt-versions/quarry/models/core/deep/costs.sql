select * from {{ ref('prices') }} p left join {{ source('pit', 'trucks') }} t on true
