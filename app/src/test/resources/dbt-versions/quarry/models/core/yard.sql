select * from {{ ref('eph_two') }}
