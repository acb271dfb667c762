select 1 as x where 1 = 0
