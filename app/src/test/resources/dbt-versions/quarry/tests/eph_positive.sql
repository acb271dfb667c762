select * from {{ ref('eph_one') }} where weight < 0
