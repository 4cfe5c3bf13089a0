/** DESIGN §3.4: why unknown, official days, and every selector of CONTRACT.md. */
import { table } from './read.ts'

export const days = table(`
# --- the four reasons ---
3.4 hours-unstated :: m open=unstated :: m 2026-06-03T10:00 reason => hours-unstated
3.4 regular-unstated :: @2026-05-20 m on=2026-06-03 open=regular :: m 2026-06-03T10:00 reason => regular-unstated
3.4 not-announced: a holiday at a place with regular hours :: m open=09:00-17:00 :: m 2026-10-02 => not-announced
3.4 not-announced: whatever the days of those hours :: m days=mo open=09:00-17:00 :: m 2026-10-02 => not-announced
3.4 not-announced: inherited hours count :: in lib(a); lib open=09:00-17:00 :: a 2026-10-02 => not-announced
3.4 not-announced: a season counts :: m on=06-01/08-31 open=09:00-17:00 :: m 2026-10-02 => not-announced
3.4 not-announced: a holiday rule alone does not :: m on=spring-festival open=09:00-17:00 :: m 2026-10-02 => no-schedule
3.4 not-announced: hours not inherited do not :: in lib(park*); lib open=09:00-17:00 :: park 2026-10-02 => no-schedule
3.4 not-announced carries the regular hours as hint :: m open=09:00-17:00 :: m 2026-10-02T10:00 hint => 09:00-17:00
3.4 not-announced: a hint may be that the day is closed :: m days=mo-th open=09:00-17:00; m days=fr-su closed :: m 2026-10-02T10:00 hint => closed
3.4 no hint on other days :: m days=mo open=09:00-17:00 :: m 2026-06-03T10:00 hint => none
3.4 no-schedule :: m days=mo open=09:00-17:00 :: m 2026-06-03 => no-schedule
3.4 no reason when open :: m open=09:00-17:00 :: m 2026-06-03T10:00 reason => none
3.4 a stated cause of a closure is told :: @2026-05-20 m on=2026-06-03 closed cause=maintenance :: m 2026-06-03T10:00 cause => maintenance

# --- what regular hours say of holidays ---
3.4 silent by default :: m days=mo-su open=09:00-17:00 :: m 2026-05-02 => not-announced
3.4 holidays same :: m days=mo-su open=09:00-17:00 holidays=same :: m 2026-05-02 => 09:00 open 17:00
3.4 holidays same only among its days :: m days=mo open=09:00-17:00 holidays=same :: m 2026-05-02 => not-announced
3.4 holidays closed :: m days=mo-su open=09:00-17:00 holidays=closed :: m 2026-05-02 => closed
3.4 holidays closed on other days open :: m days=mo-su open=09:00-17:00 holidays=closed :: m 2026-05-06 => 09:00 open 17:00
3.4 days that hold statutory-holidays speak of them :: m days=tu-su,days:statutory-holidays open=09:00-17:00 :: m 2026-05-04 => 09:00 open 17:00
3.4 a weekday list beside statutory-holidays :: m days=tu-su,days:statutory-holidays open=09:00-17:00; m days=mo except=days:statutory-holidays closed :: m 2026-05-11 => closed
3.4 rest-days speak of holidays :: m days=rest-days open=09:00-17:00 :: m 2026-05-04 => 09:00 open 17:00
3.4 rest-days are weekends too :: m days=rest-days open=09:00-17:00 :: m 2026-06-06 => 09:00 open 17:00
3.4 workdays are not holidays :: m days=workdays open=09:00-17:00 :: m 2026-05-04 => not-announced
3.4 a make-up Saturday is a workday :: m days=workdays open=08:00-18:00; m days=rest-days open=10:00-16:00 :: m 2026-05-09 => 08:00 open 18:00
3.4 a make-up Sunday is a workday :: m days=workdays open=08:00-18:00; m days=rest-days open=10:00-16:00 :: m 2026-09-20 => 08:00 open 18:00
3.4 a weekday means the weekday whatever its type :: m days=sa open=10:00-16:00 :: m 2026-05-09 => 10:00 open 16:00
3.4 a Monday that is a holiday: open :: m days=tu-su,days:statutory-holidays open=09:00-17:00; m days=mo except=statutory-holidays closed :: m 2026-05-04 => 09:00 open 17:00
3.4 a make-up workday has its type :: m open=09:00-17:00 :: m 2026-10-10 type => make-up-workday
3.4 a holiday has its type :: m open=09:00-17:00 :: m 2026-10-03 type => holiday
3.4 an ordinary Saturday is a rest day :: m open=09:00-17:00 :: m 2026-06-06 type => rest-day
3.4 an ordinary Monday is a workday :: m open=09:00-17:00 :: m 2026-06-01 type => workday
3.4 on make-up-workdays :: m on=make-up-workdays open=08:00-18:00; m days=sa open=10:00-16:00 :: m 2026-05-09 => 08:00 open 18:00

# --- festivals ---
3.4 a festival means its days off, adjusted days included :: m on=spring-festival open=10:00-16:00 :: m 2026-02-23 => 10:00 open 16:00
3.4 and not the day after :: m on=spring-festival open=10:00-16:00 :: m 2026-02-24 => no-schedule
3.4 a joined holiday bears both names: mid-autumn :: m on=mid-autumn open=10:00-16:00 :: m 2025-10-03 => 10:00 open 16:00
3.4 a joined holiday bears both names: national-day :: m on=national-day open=10:00-16:00 :: m 2025-10-08 => 10:00 open 16:00
3.4 mid-autumn of its own year :: m on=mid-autumn open=10:00-16:00 :: m 2026-09-26 => 10:00 open 16:00
3.4 qingming :: m on=qingming closed :: m 2026-04-05 => closed
3.4 labour-day :: m on=labour-day closed :: m 2026-05-05 => closed
3.4 dragon-boat :: m on=dragon-boat closed :: m 2026-06-21 => closed
3.4 new-year :: m on=new-year closed :: m 2026-01-03 => closed
3.4 national-day :: m on=national-day closed :: m 2026-10-07 => closed
3.4 lunar new year's eve is the day before the first :: m on=lunar-new-year-eve closed :: m 2026-02-16 => closed
3.4 lunar new year's eve outside the days off of 2024 :: m on=lunar-new-year-eve closed :: m 2024-02-09 => closed
3.4 the first of the first month :: m on=lunar-new-year-1 closed :: m 2026-02-17 => closed
3.4 the eighth of the first month :: m on=lunar-new-year-8 closed :: m 2026-02-24 => closed
3.4 lantern is the fifteenth :: m on=lantern open=10:00-22:00 :: m 2026-03-03 => 10:00 open 22:00
3.4 lunar-new-year-15 is lantern :: m on=lunar-new-year-15 open=10:00-22:00 :: m 2024-02-24 => 10:00 open 22:00
3.4 days before a festival :: m on=lantern:-3 closed :: m 2026-02-28 => closed
3.4 days after a festival count from its own day :: m on=spring-festival:7 closed :: m 2026-02-24 => closed
3.4 an offset from national-day :: m on=national-day:-1 closed :: m 2026-09-30 => closed

# --- a year without a paper ---
3.4 a day the law fixes is a holiday :: m open=09:00-17:00 :: m 2027-10-01 type => holiday
3.4 the law's third day of October :: m open=09:00-17:00 :: m 2027-10-03 => not-announced
3.4 from 2025 the second of May :: m open=09:00-17:00 :: m 2027-05-02 type => holiday
3.4 from 2025 the eve :: m open=09:00-17:00 :: m 2027-02-05 type => holiday
3.4 the third of May is unsettled :: m open=09:00-17:00 :: m 2027-05-03 type => unsettled
3.4 seven days before labour day are unsettled :: m open=09:00-17:00 :: m 2027-04-24 type => unsettled
3.4 the eighth day before is settled :: m open=09:00-17:00 :: m 2027-04-23 type => workday
3.4 nine days after national day are unsettled :: m open=09:00-17:00 :: m 2027-10-12 type => unsettled
3.4 the tenth is settled :: m open=09:00-17:00 :: m 2027-10-13 type => workday
3.4 nine days before spring festival's eve :: m open=09:00-17:00 :: m 2027-01-27 type => unsettled
3.4 the tenth day before :: m open=09:00-17:00 :: m 2027-01-26 type => workday
3.4 new year unsettles the announced December :: m open=09:00-17:00 :: m 2026-12-25 type => unsettled
3.4 the eighth day before new year is settled :: m open=09:00-17:00 :: m 2026-12-24 type => workday
3.4 far from holidays the year is settled :: m open=09:00-17:00 :: m 2027-07-07 type => workday
3.4 weekday rules answer provisionally :: m days=mo-su open=09:00-17:00 :: m 2027-05-04T10:00 provisional => true
3.4 weekday rules answer :: m days=mo-su open=09:00-17:00 :: m 2027-05-04 => 09:00 open 17:00
3.4 on settled days nothing is provisional :: m days=mo-su open=09:00-17:00 :: m 2027-05-12T10:00 provisional => false
3.4 workdays on an unsettled day :: m days=workdays open=09:00-17:00 :: m 2027-05-04 => not-announced
3.4 rest-days on an unsettled day :: m days=rest-days open=09:00-17:00 :: m 2027-05-08 => not-announced
3.4 workdays on a settled day :: m days=workdays open=09:00-17:00 :: m 2027-05-12 => 09:00 open 17:00
3.4 a dated notice is not provisional :: m open=09:00-17:00; @2027-04-20 m on=2027-05-04 open=10:00-12:00 :: m 2027-05-04T11:00 provisional => false
3.4 a notice that says regular is :: m open=09:00-17:00; @2027-04-20 m on=2027-05-04 open=regular :: m 2027-05-04T11:00 provisional => true
3.4 an unsettled day is not a holiday: the festival's name :: m on=labour-day open=10:00-16:00; m open=09:00-17:00 :: m 2027-05-04 => 09:00 open 17:00
3.4 the festival's name on the law's day :: m on=labour-day open=10:00-16:00; m open=09:00-17:00 :: m 2027-05-01 => 10:00 open 16:00
3.4 lunar days need no paper :: m on=lantern open=10:00-22:00 :: m 2027-02-20 => 10:00 open 22:00
3.4 a paper settles the year :: in m years=2024,2025,2026,2027; m days=workdays open=09:00-17:00 :: m 2027-05-06 => 09:00 open 17:00
3.4 a maybe addition is unknown where it would open :: m days=mo-su open=09:00-17:00; m days=workdays also=18:00-20:00 :: m 2027-05-06 => 09:00 open 17:00 | 18:00 not-announced 20:00

# --- calendar none ---
3.4 without a calendar weekends are rest days :: in m calendar=none; m days=rest-days open=09:00-17:00 :: m 2026-05-09 => 09:00 open 17:00
3.4 without a calendar there are no holidays :: in m calendar=none; m open=09:00-17:00 :: m 2026-10-02 => 09:00 open 17:00
3.4 without a calendar names match nothing :: in m calendar=none; m on=national-day closed; m open=09:00-17:00 :: m 2026-10-02 => 09:00 open 17:00
3.4 without a calendar nothing is unsettled :: in m calendar=none; m days=workdays open=09:00-17:00 :: m 2027-05-04 => 09:00 open 17:00

# --- the other selectors ---
when: a date :: m on=2026-06-03 open=09:00-17:00 :: m 2026-06-03 => 09:00 open 17:00
when: a range holds its first day :: m on=2026-06-03/2026-06-05 open=09:00-17:00 :: m 2026-06-03 => 09:00 open 17:00
when: a range holds its last day :: m on=2026-06-03/2026-06-05 open=09:00-17:00 :: m 2026-06-05 => 09:00 open 17:00
when: and not the next :: m on=2026-06-03/2026-06-05 open=09:00-17:00 :: m 2026-06-06 => no-schedule
when: a list of dates means those dates only :: m on=2026-02-16,2026-02-24 open=17:00-20:30 :: m 2027-02-24 => no-schedule
when: a yearly range every year :: m on=05-01/10-31 open=09:00-18:00 :: m 2031-10-31 => 09:00 open 18:00
when: a yearly range wraps over new year :: m on=11-01/03-31 open=09:00-16:00 :: m 2026-03-31 => 09:00 open 16:00
when: a wrapped range has an outside :: m on=11-01/03-31 open=09:00-16:00 :: m 2026-04-02 => no-schedule
when: the 29th of February :: m on=02-29/02-29 open=10:00-12:00 :: m 2028-02-29 => 10:00 open 12:00
when: a range to the 29th in a common year :: m on=02-01/02-29 open=10:00-12:00 :: m 2027-03-01 => no-schedule
when: days and on must both hold :: m on=06-01/06-30 days=we open=09:00-17:00 :: m 2026-06-04 => no-schedule
when: from and to are included :: m from=2026-06-03 to=2026-06-03 open=09:00-17:00 :: m 2026-06-03 => 09:00 open 17:00
when: from alone begins :: m from=2026-06-03 open=09:00-17:00 :: m 2026-06-02 => no-schedule
when: except comes last :: m on=2026-06-01/2026-06-30 except=2026-06-03 open=09:00-17:00 :: m 2026-06-03 => no-schedule
when: except a weekday :: m except=mo open=09:00-17:00 :: m 2026-06-01 => no-schedule
when: except 3 October :: @2026-09-20 m on=2026-10-01/2026-10-07 except=2026-10-03 closed; m on=national-day open=09:00-17:00 :: m 2026-10-03 => 09:00 open 17:00
when: first Wednesday of the month :: m days=we[1] closed; m days=th open=09:00-17:00 :: m 2026-06-03 => closed
when: not the second :: m days=we[1] closed :: m 2026-06-10 => no-schedule
when: last Friday of the month :: m days=fr[-1] closed :: m 2026-06-26 => closed
when: last Friday of a month with five :: m days=fr[-1] closed :: m 2026-05-29 => closed
when: fifth Friday is the last :: m days=fr[5] closed :: m 2026-05-29 => closed
when: no fifth Friday in June :: m days=fr[5] closed :: m 2026-06-26 => no-schedule
when: a notice's festival is cut to what it covers :: @2026-02-05 m on=spring-festival open=10:00-16:00 covers=2026-02-10/2026-02-20 :: m 2026-02-21 => no-schedule
when: within what it covers :: @2026-02-05 m on=spring-festival open=10:00-16:00 covers=2026-02-10/2026-02-20 :: m 2026-02-20 => 10:00 open 16:00
when: not next year's festival :: @2025-01-05 m on=spring-festival open=10:00-16:00 covers=2025-01-20/2025-02-12 :: m 2026-02-18 => no-schedule
when: a notice's weekdays are cut too :: @2026-02-05 m to=2026-12-31 days=we open=10:00-16:00 covers=2026-02-10/2026-02-20 :: m 2026-02-25 => no-schedule
when: plain dates are not cut :: @2026-02-05 m on=2026-02-25 open=10:00-16:00 covers=2026-02-10/2026-02-20 :: m 2026-02-25 => 10:00 open 16:00
`)
