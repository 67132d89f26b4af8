with days as (
    select cast(day as date) as date_day
    from generate_series(timestamp '1990-01-01', timestamp '2039-12-31', interval 1 day) as series(day)
)

select
    date_day,
    cast(year(date_day) as integer) as year,
    cast(quarter(date_day) as integer) as quarter,
    cast(month(date_day) as integer) as month,
    strftime(date_day, '%Y-%m') as year_month,
    cast(isodow(date_day) as integer) as iso_weekday,
    cast(date_trunc('week', date_day) as date) as week_start_on,
    isodow(date_day) >= 6 as is_weekend
from days
