/** DESIGN §3.1: layers and precedence, and notices that do not end. */
import { table } from './read.ts'

export const precedence = table(`
# --- the five layers ---
3.1 season over regular :: m open=09:00-17:00; m on=06-01/08-31 open=09:00-20:00 :: m 2026-06-03 => 09:00 open 20:00
3.1 outside the season regular speaks :: m open=09:00-17:00; m on=06-01/08-31 open=09:00-20:00 :: m 2026-09-01 => 09:00 open 17:00
3.1 holiday over season :: m on=09-01/10-31 open=09:00-20:00; m on=national-day open=10:00-16:00 :: m 2026-10-03 => 10:00 open 16:00
3.1 notice over holiday :: m on=national-day open=10:00-16:00; @2026-09-20 m on=2026-10-03 open=12:00-14:00 :: m 2026-10-03 => 12:00 open 14:00
3.1 emergency over notice :: @2026-09-20 m on=2026-10-03 open=12:00-14:00; !2026-10-02 m on=2026-10-03 closed :: m 2026-10-03 => closed
3.1 emergency over a later notice :: !2026-09-01 m on=2026-10-03 closed; @2026-10-02 m on=2026-10-03 open=12:00-14:00 :: m 2026-10-03 => closed
3.1 a calendar name makes a rule holiday :: m on=lantern open=10:00-22:00; m open=09:00-17:00 :: m 2026-03-03T12:00 layer => holiday
3.1 an offset makes a rule holiday :: m on=lantern:-1 closed; m on=2026-03-02 open=09:00-17:00 :: m 2026-03-02 => closed
3.1 a last date makes a rule season :: m to=2026-06-30 open=09:00-20:00; m open=09:00-17:00 :: m 2026-06-03 => 09:00 open 20:00
3.1 a yearly range makes a rule season :: m on=11-01/03-31 open=09:00-16:00; m open=09:00-17:00 :: m 2026-01-15T10:00 layer => season
3.1 from alone stays regular and yields to a season :: m from=2026-06-01 open=08:00-12:00 src=2026-05-30; m to=2026-06-30 open=09:00-20:00 src=2026-01-01 :: m 2026-06-03 => 09:00 open 20:00
3.1 notice rules are dated :: @2026-05-01 m on=2026-06-03 open=10:00-12:00 :: m 2026-06-03T10:30 layer => notice

# --- 3.1.1, 3.1.2: the standing layers ---
3.1.1 a stronger layer wins however far its place :: in lib(a); a open=09:00-17:00; lib on=national-day open=10:00-16:00 :: a 2026-10-03 => 10:00 open 16:00
3.1.2 room before floor :: in lib(f(a)); a open=10:00-12:00; f open=09:00-17:00 :: a 2026-06-03 => 10:00 open 12:00
3.1.2 floor before house :: in lib(f(a)); f open=09:00-17:00; lib open=08:00-20:00 :: a 2026-06-03 => 09:00 open 17:00
3.1.2 house where nothing is nearer :: in lib(f(a)); lib open=08:00-20:00 :: a 2026-06-03 => 08:00 open 20:00
3.1.2 nearer outranks later announced :: in lib(a); a open=10:00-12:00 src=2020-01-01; lib open=09:00-17:00 src=2026-01-01 :: a 2026-06-03 => 10:00 open 12:00
3.1.2 one named day before a festival :: m on=lunar-new-year-1 closed; m on=spring-festival open=10:00-16:00 :: m 2026-02-17 => closed
3.1.2 the festival where no day is named :: m on=lunar-new-year-1 closed; m on=spring-festival open=10:00-16:00 :: m 2026-02-18 => 10:00 open 16:00
3.1.2 a festival before statutory-holidays :: m on=statutory-holidays open=09:00-17:00; m on=spring-festival open=10:00-16:00 :: m 2026-02-18 => 10:00 open 16:00
3.1.2 statutory-holidays where the festival is another :: m on=statutory-holidays open=09:00-17:00; m on=spring-festival open=10:00-16:00 :: m 2026-05-02 => 09:00 open 17:00
3.1.2 a named day before statutory-holidays :: m on=statutory-holidays open=09:00-17:00; m on=lunar-new-year-eve open=09:00-12:00 :: m 2026-02-16 => 09:00 open 12:00
3.1.2 nearer outranks more special :: in lib(a); a on=statutory-holidays open=09:00-17:00; lib on=lunar-new-year-1 closed :: a 2026-02-17 => 09:00 open 17:00
3.1.2 then the later source date :: m open=09:00-17:00 src=2024-01-01; m open=10:00-18:00 src=2025-01-01 :: m 2026-06-03 => 10:00 open 18:00
3.1.2 no source date counts as earliest :: m open=09:00-17:00 src=2019-01-01; m open=10:00-18:00 :: m 2026-06-03 => 09:00 open 17:00
3.1.2 the later source date among festivals :: m on=national-day open=09:00-17:00 src=2024-01-01; m on=national-day open=10:00-18:00 src=2025-01-01 :: m 2026-10-02 => 10:00 open 18:00

# --- 3.1.3: the dated layers ---
3.1.3 the later announced wins :: @2026-05-20 m on=2026-06-03 open=09:00-12:00; @2026-05-25 m on=2026-06-03 open=13:00-15:00 :: m 2026-06-03 => 13:00 open 15:00
3.1.3 today's closure of the house closes last week's room :: in lib(a); @2026-05-20 a on=2026-06-03 open=09:00-12:00; @2026-05-25 lib on=2026-06-03 closed :: a 2026-06-03 => closed
3.1.3 announced together the nearer wins :: in lib(a); @2026-05-20 a on=2026-06-03 open=09:00-12:00; @2026-05-20 lib on=2026-06-03 closed :: a 2026-06-03 => 09:00 open 12:00
3.1.3 later by the hour :: @2026-05-20T09:00 m on=2026-06-03 open=09:00-12:00; @2026-05-20T15:00 m on=2026-06-03 closed :: m 2026-06-03 => closed
3.1.3 a date counts as its midnight :: @2026-05-20 m on=2026-06-03 open=09:00-12:00; @2026-05-20T00:01 m on=2026-06-03 closed :: m 2026-06-03 => closed
3.1.3 supersedes ranks above time :: @2026-05-25#b m on=2026-06-03 closed; @2026-05-20#a>b m on=2026-06-03 open=09:00-12:00 :: m 2026-06-03 => 09:00 open 12:00
3.1.3 supersedes through a chain :: @2026-05-27#c m on=2026-06-03 closed; @2026-05-20#a>b m on=2026-06-03 open=09:00-12:00; @2026-05-25#b>c m on=2026-06-03 open=13:00-15:00 :: m 2026-06-03 => 09:00 open 12:00
3.1.3 supersedes does not reach another layer :: !2026-05-25#b m on=2026-06-03 closed; @2026-05-20#a>b m on=2026-06-03 open=09:00-12:00 :: m 2026-06-03 => closed
3.1.3 the later emergency wins :: !2026-05-25 m on=2026-06-03 closed; !2026-05-26 m on=2026-06-03 open=15:00-17:00 :: m 2026-06-03 => 15:00 open 17:00
3.1.3 narrower dates do not win by themselves :: @2026-05-20 m on=2026-06-03 open=09:00-12:00; @2026-05-25 m on=2026-06-01/2026-06-30 closed :: m 2026-06-03 => closed
3.1.4 except leaves the day to the other rule :: @2026-05-20 m on=2026-06-01/2026-06-30 except=2026-06-03 closed; @2026-05-20 m on=2026-06-03 open=09:00-12:00 :: m 2026-06-03 => 09:00 open 12:00
3.1.4 except on the days around it :: @2026-05-20 m on=2026-06-01/2026-06-30 except=2026-06-03 closed; @2026-05-20 m on=2026-06-03 open=09:00-12:00 :: m 2026-06-04 => closed

# --- resumptions ---
3.1 resumption: silences an earlier closure from its day :: m open=09:00-17:00; @2026-05-20 m on=2026-06-01/2026-06-30 closed; @2026-05-25 m from=2026-06-10 open=regular :: m 2026-06-10 => 09:00 open 17:00
3.1 resumption: not before its day :: m open=09:00-17:00; @2026-05-20 m on=2026-06-01/2026-06-30 closed; @2026-05-25 m from=2026-06-10 open=regular :: m 2026-06-09 => closed
3.1 resumption: what begins later still speaks :: m open=09:00-17:00; @2026-05-20 m on=2026-06-15 closed; @2026-05-25 m from=2026-06-10 open=regular :: m 2026-06-15 => closed
3.1 resumption: what begins on its day is silenced :: m open=09:00-17:00; @2026-05-20 m on=2026-06-10/2026-06-12 closed; @2026-05-25 m from=2026-06-10 open=regular :: m 2026-06-11 => 09:00 open 17:00
3.1 resumption: what is announced later still speaks :: m open=09:00-17:00; @2026-05-30 m on=2026-06-01/2026-06-30 closed; @2026-05-25 m from=2026-06-10 open=regular :: m 2026-06-11 => closed
3.1 resumption: emergencies included :: m open=09:00-17:00; !2026-06-01 m from=2026-06-01 closed; @2026-06-08 m from=2026-06-10 open=regular :: m 2026-06-10 => 09:00 open 17:00
3.1 resumption: add stays :: m open=09:00-17:00; @2026-05-20 m on=2026-06-01/2026-06-30 also=18:00-20:00; @2026-05-25 m from=2026-06-10 open=regular :: m 2026-06-11 => 09:00 open 17:00 | 18:00 open 20:00
3.1 resumption: remove stays :: m open=09:00-17:00; @2026-05-20 m on=2026-06-01/2026-06-30 closed=12:00-13:00; @2026-05-25 m from=2026-06-10 open=regular :: m 2026-06-11 => 09:00 open 12:00 | 13:00 open 17:00
3.1 resumption: only for its own places :: in lib(a,b); lib open=09:00-17:00; @2026-05-20 lib on=2026-06-01/2026-06-30 closed; @2026-05-25 a from=2026-06-10 open=regular :: b 2026-06-11 => closed
3.1 resumption: for what is in its places :: in lib(a,b); lib open=09:00-17:00; @2026-05-20 a on=2026-06-01/2026-06-30 closed; @2026-05-25 lib from=2026-06-10 open=regular :: a 2026-06-11 => 09:00 open 17:00
3.1 resumption: within the holiday it sets the regular hours :: m open=09:00-17:00; @2026-09-20 m on=2026-10-01/2026-10-03 closed; @2026-09-20 m from=2026-10-04 open=regular :: m 2026-10-05 => 09:00 open 17:00
3.1 resumption: to the holiday's last day :: m open=09:00-17:00; @2026-09-20 m from=2026-10-04 open=regular :: m 2026-10-07T10:00 because => m#standing.1 n1#1.1
3.1 resumption: after the holiday it sets nothing :: m open=09:00-17:00; @2026-09-20 m from=2026-10-04 open=regular :: m 2026-10-08T10:00 because => m#standing.1
3.1 resumption: outranks a holiday rule inside the holiday :: m open=09:00-17:00; m on=national-day open=10:00-12:00; @2026-09-20 m from=2026-10-04 open=regular :: m 2026-10-05 => 09:00 open 17:00
3.1 resumption: any dated set that speaks outranks it :: m open=09:00-17:00; @2026-09-19 m on=2026-10-06 open=13:00-15:00; @2026-09-20 m from=2026-10-04 open=regular :: m 2026-10-06 => 13:00 open 15:00
3.1 resumption: drops no add announced before it :: m open=09:00-17:00; @2026-09-10 m on=2026-10-05 also=19:00-21:00; @2026-09-20 m from=2026-10-04 open=regular :: m 2026-10-05 => 09:00 open 17:00 | 19:00 open 21:00
3.1 resumption: next holiday is not announced again :: m open=09:00-17:00; @2026-02-10 m from=2026-02-20 open=regular :: m 2026-05-02 => not-announced
3.1 resumption: last year's does not open next year's eve :: m open=09:00-17:00; m on=lunar-new-year-eve closed; @2025-01-20 m from=2025-02-03 open=regular :: m 2026-02-16 => closed
3.1 resumption: season decides afterwards :: m open=09:00-17:00; m on=06-01/08-31 open=09:00-20:00; @2026-05-20 m from=2026-05-25 open=regular :: m 2026-06-03 => 09:00 open 20:00
3.1 resumption: nothing on file is regular-unstated :: @2026-05-20 m from=2026-05-25 open=regular :: m 2026-06-03 => regular-unstated
3.1 resumption: nothing on file in the holiday too :: @2026-02-10 m from=2026-02-20 open=regular :: m 2026-02-21 => regular-unstated
3.1 resumption: a later holiday with nothing on file :: @2026-02-10 m from=2026-02-20 open=regular :: m 2026-05-02 => not-announced
3.1 resumption: before its day nothing :: @2026-05-20 m from=2026-05-25 open=regular :: m 2026-05-24 => no-schedule
3.1 resumption: its booking goes on :: m open=09:00-17:00 book=walk-in; m open=09:00-17:00; @2026-05-20 m from=2026-05-25 open=regular book=book-ahead :: m 2026-06-03T10:00 canEnter => yes
3.1 resumption: its booking where no rule of the day has its own :: m open=09:00-17:00; @2026-05-20 m from=2026-05-25 open=regular book=book-ahead :: m 2026-06-03T10:00 canEnter => with-booking
3.1 resumption: until a later rule states another :: m open=09:00-17:00; @2026-05-20 m from=2026-05-25 open=regular book=book-ahead; @2026-05-28 m from=2026-06-01 book=walk-in :: m 2026-06-03T10:00 canEnter => yes
3.1 resumption: not silenced by an earlier statement :: m open=09:00-17:00; @2026-05-10 m from=2026-05-10 book=walk-in; @2026-05-20 m from=2026-05-25 open=regular book=book-ahead :: m 2026-06-03T10:00 canEnter => with-booking
3.1 resumption: its fee goes on :: m open=09:00-17:00; @2026-05-20 m from=2026-05-25 open=regular fee=paid :: m 2026-06-03T10:00 fee => paid
3.1 resumption: a later one silences an earlier one :: m open=09:00-17:00; @2026-02-01 m from=2026-02-18 open=regular; @2026-02-05 m on=2026-02-19/2026-02-22 closed; @2026-02-10 m from=2026-02-20 open=regular :: m 2026-02-20 => 09:00 open 17:00

# --- standing rules out of notices ---
3.1 no last date: hours become standing from their first date :: @2026-05-20 m from=2026-06-01 open=10:00-18:00 :: m 2026-06-03T12:00 layer => regular
3.1 no last date: nothing before the first date :: @2026-05-20 m from=2026-06-01 open=10:00-18:00 :: m 2026-05-31 => no-schedule
3.1 no first date either: from the day announced :: @2026-05-20 m days=mo-su open=10:00-18:00 :: m 2026-05-20 => 10:00 open 18:00
3.1 no first date either: not the day before :: @2026-05-20 m days=mo-su open=10:00-18:00 :: m 2026-05-19 => no-schedule
3.1 standing out of a notice outranks older regular hours :: m open=09:00-17:00 src=2025-01-01; @2026-05-20 m from=2026-06-01 open=10:00-18:00 :: m 2026-06-03 => 10:00 open 18:00
3.1 standing out of a notice yields to a season :: m on=06-01/08-31 open=09:00-20:00; @2026-05-20 m from=2026-06-01 open=10:00-18:00 :: m 2026-06-03 => 09:00 open 20:00
3.1 standing out of a notice is silent on holidays :: @2026-05-20 m from=2026-06-01 open=10:00-18:00 :: m 2026-10-02 => not-announced
3.1 standing out of a notice takes holidays same :: @2026-05-20 m from=2026-06-01 open=10:00-18:00 holidays=same :: m 2026-10-02 => 10:00 open 18:00
3.1 standing out of a notice cites it :: @2026-05-20#n m from=2026-06-01 open=10:00-18:00 :: m 2026-06-03T12:00 because => n#1.1
3.1 an addition without end becomes standing :: m open=09:00-17:00; @2026-05-20 m days=fr also=18:00-21:00 :: m 2026-06-05 => 09:00 open 17:00 | 18:00 open 21:00

# --- closed until further notice ---
3.1 closed without end goes on :: m open=09:00-17:00; @2026-05-20 m from=2026-06-01 closed :: m 2026-12-01 => closed
3.1 closed without end says so :: m open=09:00-17:00; @2026-05-20 m from=2026-06-01 closed :: m 2026-06-03T12:00 openEnded => true
3.1 closed without end does not begin early :: m open=09:00-17:00; @2026-05-20 m from=2026-06-01 closed :: m 2026-05-31 => 09:00 open 17:00
3.1 closed without any date begins when announced :: m open=09:00-17:00; @2026-05-20 m closed :: m 2026-05-20 => closed
3.1 closed without any date not before :: m open=09:00-17:00; @2026-05-20 m closed :: m 2026-05-19 => 09:00 open 17:00
3.1 closed without end ends with a later rule's first day :: m open=09:00-17:00; @2026-05-20 m from=2026-06-01 closed; @2026-06-20 m on=2026-07-01 open=10:00-12:00 :: m 2026-07-02 => 09:00 open 17:00
3.1 closed without end until the day before :: m open=09:00-17:00; @2026-05-20 m from=2026-06-01 closed; @2026-06-20 m on=2026-07-01 open=10:00-12:00 :: m 2026-06-30 => closed
3.1 closed without end with an end on file is not open-ended :: m open=09:00-17:00; @2026-05-20 m from=2026-06-01 closed; @2026-06-20 m on=2026-07-01 open=10:00-12:00 :: m 2026-06-03T12:00 openEnded => false
3.1 closed without end: an earlier notice does not end it :: m open=09:00-17:00; @2026-05-20 m from=2026-06-01 closed; @2026-05-10 m on=2026-07-01 open=10:00-12:00 :: m 2026-07-02 => closed
3.1 closed without end: a rule that only says how does not end it :: m open=09:00-17:00; @2026-05-20 m from=2026-06-01 closed; @2026-06-20 m from=2026-07-01 book=walk-in :: m 2026-07-02 => closed
3.1 closed without end: a resumption ends it :: m open=09:00-17:00; @2026-05-20 m from=2026-06-01 closed; @2026-06-20 m from=2026-07-01 open=regular :: m 2026-07-01 => 09:00 open 17:00
3.1 closed without end: another place's rule does not end it :: in lib(a,b); lib open=09:00-17:00; @2026-05-20 lib from=2026-06-01 closed; @2026-06-20 a on=2026-07-01 open=10:00-12:00 :: b 2026-07-02 => closed
3.1 closed without end: it ends for the place named :: in lib(a,b); lib open=09:00-17:00; @2026-05-20 lib from=2026-06-01 closed; @2026-06-20 a on=2026-07-01 open=10:00-12:00 :: a 2026-07-02 => 09:00 open 17:00
3.1 a closure with a last date is not open-ended :: @2026-05-20 m on=2026-06-01/2026-06-30 closed :: m 2026-06-03T12:00 openEnded => false
`)
