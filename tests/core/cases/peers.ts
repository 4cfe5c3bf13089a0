/**
 * PEERS.md §1 (defects found in other systems) and §2 (scenarios worth adopting), each with our own
 * expectation; the name begins with the row. October 2026 stands for the peers' October 2020 where the
 * weekdays matter: calendar `none`, so that holidays do not.
 *
 * Left out, with the reason:
 * - B5: span names and notes belong to the wire format; the last entry it is about is here.
 * - C1–C6, 4–6, 8, 10, 11, 13–19, 20 (its period part): ordinal days and weeks of a period, odd and even
 *   weeks, every n-th: notices do not speak so and our notation has no word for it. What remains of
 *   them, nth weekdays of a month (12), is here; C9's parity cannot arise.
 * - C8: “odd Thursdays”: no such selector.
 * - 2: states beside open and closed (self-service, staffed): one state here; its windows are kept apart.
 * - 7: rules are refused in tests/dataset, not in the engine.
 * - 24, 26: “exit only”, and spans without hours that mean all day: not words of ours.
 * - 44, 47, 48, 49: query parameters and query counts: tests/http and the work counts of tests/core.
 * - 51, 53–56: hashes, copying, database writes, ordering, signed links: no such surface.
 * - 52: a window that ends at or before its start is refused when decoding (tests/dataset).
 */
import { table } from './read.ts'

export const peers = table(`
# --- §1: defects ---
B1 the override's tail when only the next day is asked :: in m calendar=none; m open=10:00-18:00; @2026-12-01 m on=2026-12-31 open=18:00-26:00 :: m 2027-01-01 => 00:00 open 02:00 | 10:00 open 18:00
B1 open at 01:00 :: in m calendar=none; m open=10:00-18:00; @2026-12-01 m on=2026-12-31 open=18:00-26:00 :: m 2027-01-01T01:00 until => 2027-01-01T02:00
B2 the day before is the override alone :: in m calendar=none; m open=10:00-18:00; @2026-12-01 m on=2026-12-31 open=18:00-26:00 :: m 2026-12-31 => 18:00 open 24:00
B2 the override does not wipe the next day's windows :: in m calendar=none; m open=10:00-18:00; @2026-12-01 m on=2026-12-31 open=18:00-26:00 :: m 2027-01-01 windows => 10:00-18:00
B11 Saturday's tail on a Sunday that has nothing of its own :: in m calendar=none; m days=fr,sa open=16:00-29:00 :: m 2026-10-18T02:00 => open
B11 until its end :: in m calendar=none; m days=fr,sa open=16:00-29:00 :: m 2026-10-18T02:00 until => 2026-10-18T05:00
B10 a closure leaves the tail of the day before :: in m calendar=none; m open=20:00-26:00; @2026-09-20 m on=2026-10-02 closed :: m 2026-10-02 => 00:00 open 02:00
B10 and the day before says the same :: in m calendar=none; m open=20:00-26:00; @2026-09-20 m on=2026-10-02 closed :: m 2026-10-01T22:00 until => 2026-10-02T02:00
B3 closed 13–15 leaves the rest of the day :: in m calendar=none; m open=10:00-18:00; @2026-09-20 m on=2026-10-02 closed=13:00-15:00 :: m 2026-10-02 => 10:00 open 13:00 | 15:00 open 18:00
B5 a last entry is kept :: in m calendar=none; m open=08:00-12:00<11:30 :: m 2026-10-02 windows => 08:00-12:00<11:30
B6 sessions that touch stay sessions :: in m calendar=none; m open=08:00-10:00,10:00-12:00 :: m 2026-10-02 windows => 08:00-10:00 | 10:00-12:00
B6 and are one stretch of one state :: in m calendar=none; m open=08:00-10:00,10:00-12:00 :: m 2026-10-02T09:00 until => 2026-10-02T12:00
B8 known windows survive an unstated end :: in m calendar=none; m open=08:00-12:00,14:00-16:00,18:00-? :: m 2026-10-02 => 08:00 open 12:00 | 14:00 open 16:00 | 18:00 hours-unstated 24:00
B9 a day not listed is unknown, not missing :: in m calendar=none; m days=tu-su open=10:00-18:00 :: m 2026-10-05 => no-schedule
B9 a day listed as closed is closed :: in m calendar=none; m days=tu-su open=10:00-18:00; m days=mo closed :: m 2026-10-05 => closed
E1 at 17:00 sharp it has closed :: in m calendar=none; m open=09:00-17:00 :: m 2026-10-02T17:00 => closed
E2 all day is open in its last minute :: in m calendar=none; m open=all-day :: m 2026-10-02T23:59 => open
E3 today is the venue's day: 01:00 in Shanghai is yesterday in UTC :: in m calendar=none; m on=2026-10-02 open=00:00-06:00 :: m 2026-10-01T17:00+00:00 => open
E4 closed and open for the same hours: closed wins :: in m calendar=none; m open=08:00-16:00; m days=fr closed=08:00-16:00 :: m 2026-10-02T10:00 => closed
E5 by arrangement is not walking in :: in m calendar=none; m open=09:00-17:00 book=by-arrangement :: m 2026-10-02T10:00 canEnter => with-booking
E5 booked by others is closed to the public :: in m calendar=none; m open=09:00-17:00; @2026-09-20 m on=2026-10-02 closed cause=private :: m 2026-10-02T10:00 canEnter => no

# --- §2: scenarios ---
1 weekdays :: in m calendar=none; m days=mo-fr open=08:00-16:00; m days=sa-su open=10:00-14:00 :: m 2026-10-16 => 08:00 open 16:00
1 weekend :: in m calendar=none; m days=mo-fr open=08:00-16:00; m days=sa-su open=10:00-14:00 :: m 2026-10-17 => 10:00 open 14:00
2 three windows of a day stay apart :: in m calendar=none; m days=mo-fr open=08:00-10:00,10:00-17:00,17:00-19:00 :: m 2026-10-16 windows => 08:00-10:00 | 10:00-17:00 | 17:00-19:00
3 Thursdays only: not on Monday :: in m calendar=none; m days=th open=08:00-16:00 :: m 2026-10-05 => no-schedule
3 Thursdays only: on Thursday :: in m calendar=none; m days=th open=08:00-16:00 :: m 2026-10-15 => 08:00 open 16:00
5 rules of one entry AND together :: in m calendar=none; m on=10-01/10-31 days=th open=08:00-16:00 :: m 2026-09-17 => no-schedule
9 first Thursday of January only :: in m calendar=none; m on=01-01/01-31 days=th[1] open=08:00-16:00 :: m 2020-01-02 => 08:00 open 16:00
9 not the second :: in m calendar=none; m on=01-01/01-31 days=th[1] open=08:00-16:00 :: m 2020-01-09 => no-schedule
12 first Wednesday of September 2020 :: in m calendar=none; m days=we[1] open=08:00-16:00 :: m 2020-09-02 => 08:00 open 16:00
12 first Wednesday of October 2020 :: in m calendar=none; m days=we[1] open=08:00-16:00 :: m 2020-10-07 => 08:00 open 16:00
12 last Wednesday of September 2020 :: in m calendar=none; m days=we[-1] open=08:00-16:00 :: m 2020-09-30 => 08:00 open 16:00
12 last Wednesday of November 2020 :: in m calendar=none; m days=we[-1] open=08:00-16:00 :: m 2020-11-25 => 08:00 open 16:00
20 March each year, but the period starts in May and ends in December :: in m calendar=none; m on=03-01/03-31 from=2026-05-01 to=2026-12-31 open=08:00-16:00 :: m 2026-03-10 => no-schedule
21 second Friday of January 2019 :: in m calendar=none; m on=01-01/01-31 days=fr[2] closed :: m 2019-01-11 => closed
21 second Friday of January 2021 :: in m calendar=none; m on=01-01/01-31 days=fr[2] closed :: m 2021-01-08 => closed
22 December's hours over the year's :: in m calendar=none; m open=08:00-16:00; m on=12-01/12-31 open=10:00-15:00 :: m 2026-12-24 => 10:00 open 15:00
22 not in November :: in m calendar=none; m open=08:00-16:00; m on=12-01/12-31 open=10:00-15:00 :: m 2026-11-30 => 08:00 open 16:00
23 two overrides, told apart by except: the 23rd :: in m calendar=none; m open=08:00-16:00; @2026-11-20 m on=2026-12-01/2026-12-31 except=2026-12-24/2026-12-25 open=10:00-15:00; @2026-11-20 m on=2026-12-24/2026-12-25 open=12:00-14:00 :: m 2026-12-23 => 10:00 open 15:00
23 the 24th :: in m calendar=none; m open=08:00-16:00; @2026-11-20 m on=2026-12-01/2026-12-31 except=2026-12-24/2026-12-25 open=10:00-15:00; @2026-11-20 m on=2026-12-24/2026-12-25 open=12:00-14:00 :: m 2026-12-24 => 12:00 open 14:00
25 closed from 1 December without end; a later notice opens the 24th :: in m calendar=none; m open=08:00-16:00; @2026-11-20 m from=2026-12-01 closed; @2026-12-10 m on=2026-12-24 open=10:00-12:00 :: m 2026-12-24 => 10:00 open 12:00
27 Thursday has Wednesday's tail and its own evening :: in m calendar=none; m days=we,th open=16:00-26:00; m days=fr,sa open=16:00-29:00 :: m 2026-10-15 => 00:00 open 02:00 | 16:00 open 24:00
27 Saturday has Friday's tail :: in m calendar=none; m days=we,th open=16:00-26:00; m days=fr,sa open=16:00-29:00; m days=su closed :: m 2026-10-17 => 00:00 open 05:00 | 16:00 open 24:00
27 Sunday has Saturday's tail :: in m calendar=none; m days=we,th open=16:00-26:00; m days=fr,sa open=16:00-29:00; m days=su closed :: m 2026-10-18 => 00:00 open 05:00
28 tail and morning join :: in m calendar=none; m open=02:00-09:00,16:00-27:00 :: m 2026-10-14 => 00:00 open 09:00 | 16:00 open 24:00
29 overlapping windows of two rules join in the state :: in m calendar=none; m open=08:00-12:00; m days=we also=10:00-16:00 :: m 2026-10-14 => 08:00 open 16:00
29 separate windows stay separate :: in m calendar=none; m open=08:00-12:00; m days=we also=13:00-16:00 :: m 2026-10-14 => 08:00 open 12:00 | 13:00 open 16:00
30 an unknown beginning beside a known window :: in m calendar=none; m open=?-12:00; m days=we also=10:00-16:00 :: m 2026-10-14 => 00:00 hours-unstated 10:00 | 10:00 open 16:00
30 an unknown end beside a known window :: in m calendar=none; m open=08:00-12:00,10:00-? :: m 2026-10-14 => 08:00 open 12:00 | 12:00 hours-unstated 24:00
31 one unknown beginning, one unknown end :: in m calendar=none; m open=?-08:00,12:00-? :: m 2026-10-14 => 00:00 hours-unstated 08:00 | 12:00 hours-unstated 24:00
32 two ends on the next day: the later :: in m calendar=none; m days=we open=22:00-28:00; m days=we also=23:00-30:00 :: m 2026-10-14T23:30 until => 2026-10-15T06:00
33 an override with two windows replaces the base :: in m calendar=none; m open=08:00-16:00; @2026-09-20 m on=2026-10-14 open=09:00-11:00,13:00-15:00 :: m 2026-10-14 => 09:00 open 11:00 | 13:00 open 15:00
33 two overrides of one notice that overlap :: in m calendar=none; m open=08:00-16:00; @2026-09-20#n m on=2026-10-14 open=12:00-14:00; @2026-09-20#n m on=2026-10-14 also=13:00-15:00 :: m 2026-10-14 => 12:00 open 15:00
34 never merged across precedence :: in m calendar=none; m open=08:00-12:00; @2026-09-20 m on=2026-10-14 open=10:00-16:00 :: m 2026-10-14 windows => 10:00-16:00
35 no rule matches :: in m calendar=none; m on=2026-01-01 open=08:00-12:00 :: m 2026-10-14 windows => none
36 a venue without any rule is unknown, not closed :: in m calendar=none :: m 2026-10-14T12:00 => unknown
37 open at noon, changes at 16:00 :: in m calendar=none; m open=08:00-16:00 :: m 2026-10-14T12:00 until => 2026-10-14T16:00
38 all day, at noon :: in m calendar=none; m open=all-day :: m 2026-10-14T12:00 => open
39 an unknown beginning, at noon :: in m calendar=none; m open=?-16:00 :: m 2026-10-14T12:00 => unknown
39 an unknown end, at noon :: in m calendar=none; m open=08:00-? :: m 2026-10-14T12:00 => unknown
40 closed hours, at noon :: in m calendar=none; m closed=08:00-16:00 :: m 2026-10-14T12:00 => closed
41 open and closed for the same hours, at noon :: in m calendar=none; m open=08:00-16:00; m days=we closed=08:00-16:00 :: m 2026-10-14T12:00 => closed
42 Wednesday morning is Tuesday evening in UTC :: in m calendar=none; m days=we open=00:00-06:00 :: m 2026-10-13T20:00+00:00 => open
42 and in Helsinki's own zone :: in m calendar=none zone=Europe/Helsinki; m days=tu open=00:00-06:00; m days=mo closed :: m 2026-10-12T23:00+00:00 => open
43 from the day before, at 02:00 :: in m calendar=none; m open=21:00-27:00 :: m 2026-10-14T02:00 => open
43 from the last day of the period :: in m calendar=none; m to=2026-10-13 open=21:00-27:00 :: m 2026-10-14T02:00 => open
45 a notice that states no hours makes its days unknown :: in m calendar=none; @2026-09-20 m on=2026-10-12/2026-10-16 open=unstated :: m 2026-10-14 => hours-unstated
46 unbounded below :: in m calendar=none; m to=2026-10-14 open=08:00-16:00 :: m 2001-01-05 => 08:00 open 16:00
46 unbounded above :: in m calendar=none; m from=2026-10-14 open=08:00-16:00 :: m 2090-01-05 => 08:00 open 16:00
50 a period that ended three days ago has no effect :: in m calendar=none; m open=08:00-16:00; @2026-09-20 m on=2026-10-05/2026-10-11 closed :: m 2026-10-14 => 08:00 open 16:00
50 and is still answered when asked about :: in m calendar=none; m open=08:00-16:00; @2026-09-20 m on=2026-10-05/2026-10-11 closed :: m 2026-10-11 => closed

# --- our own ---
own a make-up Saturday :: m days=workdays open=08:30-17:30; m days=rest-days closed :: m 2026-10-10 => 08:30 open 17:30
own a make-up Sunday :: m days=workdays open=08:30-17:30; m days=rest-days closed :: m 2026-09-20 => 08:30 open 17:30
own a Monday that is a holiday: open :: m days=tu-su,days:statutory-holidays open=09:00-17:00; m days=mo except=statutory-holidays closed :: m 2026-10-05 => 09:00 open 17:00
own closed the next workday instead :: m days=tu-su,days:statutory-holidays open=09:00-17:00; m days=mo except=statutory-holidays closed; @2026-09-20 m on=2026-10-08 closed :: m 2026-10-08 => closed
own an early close on the eve :: m open=09:00-17:00 holidays=same; m on=lunar-new-year-eve open=regular-12:00 :: m 2026-02-16 => 09:00 open 12:00
own except 3 October :: m on=national-day except=2026-10-03 open=09:00-17:00; m on=2026-10-03 closed holidays=same :: m 2026-10-03 => closed
own sessions with a last entry each :: m open=09:00-11:30<11:00,14:00-17:00<16:30 book=walk-in :: m 2026-06-03T16:30 canEnter => too-late
own days ahead across the holiday :: m open=09:00-17:00 holidays=same book=book-ahead+min1+max3+rel08:00 :: m 2026-10-09 booking@2026-10-06T07:00 => book-ahead 2026-10-06T08:00..2026-10-09T00:00 not-yet
own booking released at 08:00 :: m open=09:00-17:00 holidays=same book=book-ahead+min1+max3+rel08:00 :: m 2026-10-09 booking@2026-10-06T08:00 => book-ahead 2026-10-06T08:00..2026-10-09T00:00 open
own a free window in a low-fee day :: m open=09:00-12:00,12:00-14:00$free,14:00-22:00 fee=low-fee :: m 2026-06-03T15:00 fee => low-fee
own a room the notice does not mention :: in lib(a,b); lib open=09:00-17:00; @2026-09-20 a on=2026-10-02 open=10:00-12:00 :: b 2026-10-02 => not-announced
own a notice superseded by a later one :: @2026-09-20#a m on=2026-10-02 open=09:00-17:00; @2026-09-28#b>a m on=2026-10-02 closed :: m 2026-10-02 => closed
own an emergency closure ends by itself :: m open=09:00-17:00; !2026-06-03T10:00 m on=2026-06-03 closed=10:00-14:00 cause=weather :: m 2026-06-03 => 09:00 open 10:00 | 14:00 open 17:00
own and says why meanwhile :: m open=09:00-17:00; !2026-06-03T10:00 m on=2026-06-03 closed=10:00-14:00 cause=weather :: m 2026-06-03T11:00 cause => weather
own two dates of one year do not repeat :: @2024-02-08 m on=2024-02-16,2024-02-24 also=17:00-20:30 :: m 2025-02-24 => no-schedule
own the 29th of February comes again :: in m calendar=none; m on=02-29/02-29 open=10:00-12:00 :: m 2024-03-01T10:00 opensNext => 2028-02-29T10:00
`)
