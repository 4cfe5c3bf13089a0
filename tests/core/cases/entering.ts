/** DESIGN §3.6: entering and booking. */
import { table } from './read.ts'

export const entering = table(`
# --- canEnter ---
3.6 closed: no :: m open=09:00-17:00 book=walk-in :: m 2026-06-03T08:00 canEnter => no
3.6 unknown: unknown :: m open=unstated book=walk-in :: m 2026-06-03T10:00 canEnter => unknown
3.6 open, booking not stated: unknown :: m open=09:00-17:00 :: m 2026-06-03T10:00 canEnter => unknown
3.6 at the last entry: too late :: m open=09:00-17:00<16:30 book=walk-in :: m 2026-06-03T16:30 canEnter => too-late
3.6 a minute before it: not :: m open=09:00-17:00<16:30 book=walk-in :: m 2026-06-03T16:29 canEnter => yes
3.6 too late with booking as well :: m open=09:00-17:00<16:30 book=book-ahead :: m 2026-06-03T16:45 canEnter => too-late
3.6 at the closing time: no :: m open=09:00-17:00<16:30 book=walk-in :: m 2026-06-03T17:00 canEnter => no
3.6 book-ahead :: m open=09:00-17:00 book=book-ahead :: m 2026-06-03T10:00 canEnter => with-booking
3.6 by-arrangement :: m open=09:00-17:00 book=by-arrangement :: m 2026-06-03T10:00 canEnter => with-booking
3.6 walk-in :: m open=09:00-17:00 book=walk-in :: m 2026-06-03T10:00 canEnter => yes
3.6 first-come :: m open=09:00-17:00 book=first-come :: m 2026-06-03T10:00 canEnter => yes
3.6 book-or-walk-in :: m open=09:00-17:00 book=book-or-walk-in :: m 2026-06-03T10:00 canEnter => yes
3.6 over several windows the best :: m open=09:00-17:00<16:30 book=book-ahead; @2026-05-20 m on=2026-06-03 also=16:00-20:00 book=walk-in :: m 2026-06-03T16:45 canEnter => yes
3.6 over several parts the best :: in lib(a,b); a open=09:00-17:00 book=book-ahead; b open=09:00-17:00 book=walk-in :: lib 2026-06-03T10:00 canEnter => yes
3.6 with-booking is better than unknown :: in lib(a,b); a open=09:00-17:00 book=book-ahead; b open=09:00-17:00 :: lib 2026-06-03T10:00 canEnter => with-booking
3.6 unknown is better than too late :: in lib(a,b); a open=09:00-17:00<16:30 book=walk-in; b open=unstated :: lib 2026-06-03T16:45 canEnter => unknown
3.6 too late is better than no :: in lib(a,b); a open=09:00-17:00<16:30 book=walk-in; b closed :: lib 2026-06-03T16:45 canEnter => too-late
3.6 each session has its last entry: the first's :: m open=09:00-11:30<11:00,14:00-17:00<16:30 book=walk-in :: m 2026-06-03T11:15 canEnter => too-late
3.6 each session has its last entry: the second's :: m open=09:00-11:30<11:00,14:00-17:00<16:30 book=walk-in :: m 2026-06-03T14:30 canEnter => yes
3.6 the last entry is an instant of the window open now :: m open=09:00-11:30<11:00,14:00-17:00<16:30 :: m 2026-06-03T14:30 lastEntry => 2026-06-03T16:30
3.6 a tail keeps its own last entry :: m open=20:00-26:00<25:00 book=walk-in :: m 2026-06-03T01:00 canEnter => too-late
3.6 a tail before its last entry :: m open=20:00-26:00<25:00 book=walk-in :: m 2026-06-03T00:59 canEnter => yes
3.6 the last entry goes with the piece a remove leaves :: m open=09:00-17:00<16:30 book=walk-in; @2026-05-20 m on=2026-06-03 closed=12:00-13:00 :: m 2026-06-03 windows => 09:00-12:00 | 13:00-17:00<16:30
3.6 a mode that changes at noon is a change :: m open=09:00-12:00{book-ahead},12:00-17:00{walk-in} :: m 2026-06-03T10:00 validUntil => 2026-06-03T12:00
3.6 though the state goes on :: m open=09:00-12:00{book-ahead},12:00-17:00{walk-in} :: m 2026-06-03T10:00 until => 2026-06-03T17:00
3.6 the last entry is a change :: m open=09:00-17:00<16:30 book=walk-in :: m 2026-06-03T10:00 validUntil => 2026-06-03T16:30

# --- where booking and fee come from ---
3.6 booking from the window :: m open=09:00-17:00{walk-in} book=book-ahead :: m 2026-06-03T10:00 booking => walk-in
3.6 else its rule :: m open=09:00-17:00 book=book-ahead; m default book=walk-in :: m 2026-06-03T10:00 booking => book-ahead
3.6 its rule before a stronger one that only says how :: m open=09:00-17:00 book=book-ahead; @2026-05-20 m on=2026-06-03 book=walk-in :: m 2026-06-03T10:00 booking => book-ahead
3.6 else the strongest rule that states it :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 book=walk-in :: m 2026-06-03T10:00 booking => walk-in
3.6 the strongest by layer :: m open=09:00-17:00; m days=we book=book-ahead; @2026-05-20 m on=2026-06-03 book=walk-in :: m 2026-06-03T10:00 booking => walk-in
3.6 among the dated the later :: m open=09:00-17:00; @2026-05-10 m on=2026-06-03 book=book-ahead; @2026-05-20 m on=2026-06-03 book=walk-in :: m 2026-06-03T10:00 booking => walk-in
3.6 among the standing the nearer :: in lib(a); lib open=09:00-17:00; lib days=we book=book-ahead; a days=we book=walk-in :: a 2026-06-03T10:00 booking => walk-in
3.6 an outranked set still says how :: m open=09:00-17:00 book=book-ahead; @2026-05-20 m on=2026-06-03 open=10:00-12:00 :: m 2026-06-03T10:00 booking => book-ahead
3.6 not on days it does not match :: m days=mo open=09:00-17:00 book=book-ahead; @2026-05-20 m on=2026-06-03 open=10:00-12:00 :: m 2026-06-03T10:00 booking => none
3.6 else the venue's own default :: m open=09:00-17:00; m default book=walk-in :: m 2026-06-03T10:00 booking => walk-in
3.6 because names the default :: m open=09:00-17:00; m default book=walk-in :: m 2026-06-03T10:00 bookedBy => m#default
3.6 because names the rule :: m open=09:00-17:00; @2026-05-20#n m on=2026-06-03 book=walk-in :: m 2026-06-03T10:00 bookedBy => n#1.1
3.6 the default of what it is in :: in lib(a); lib default book=walk-in; a open=09:00-17:00 :: a 2026-06-03T10:00 booking => walk-in
3.6 not where it has its own hours :: in lib(hall*); lib default book=walk-in; hall open=09:00-17:00 :: hall 2026-06-03T10:00 booking => none
3.6 fee likewise from the window :: m open=09:00-17:00$free fee=paid :: m 2026-06-03T10:00 fee => free
3.6 a free window in a low-fee day :: m open=09:00-12:00,12:00-14:00$free,14:00-22:00 fee=low-fee :: m 2026-06-03T13:00 fee => free
3.6 fee from the default :: m open=09:00-17:00; m default fee=free :: m 2026-06-03T10:00 fee => free
3.6 last entry is never inherited :: m open=09:00-17:00<16:30; @2026-05-20 m on=2026-06-03 open=09:00-17:00 :: m 2026-06-03 windows => 09:00-17:00
3.6 hours through regular: the notice's booking first :: m open=09:00-17:00 book=book-ahead; @2026-05-20 m on=2026-06-03 open=regular book=walk-in :: m 2026-06-03T10:00 booking => walk-in
3.6 hours through regular: else the ordinary rule's :: m open=09:00-17:00 book=book-ahead; @2026-05-20 m on=2026-06-03 open=regular :: m 2026-06-03T10:00 booking => book-ahead
3.6 a rule that only says how leaves the hours alone :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 book=walk-in :: m 2026-06-03 => 09:00 open 17:00
3.6 and an unknown day unknown :: @2026-05-20 m on=2026-06-03 book=walk-in :: m 2026-06-03 => no-schedule

# --- the booking clock ---
3.6 from: maxDaysAhead before, at midnight :: m open=09:00-17:00 book=book-ahead+max7+cut12:00 :: m 2026-06-10 booking@2026-06-03T00:00 => book-ahead 2026-06-03T00:00..2026-06-10T12:00 open
3.6 from: at releasesAt :: m open=09:00-17:00 book=book-ahead+max7+rel08:00+cut12:00 :: m 2026-06-10 booking@2026-06-03T07:59 => book-ahead 2026-06-03T08:00..2026-06-10T12:00 not-yet
3.6 from: released :: m open=09:00-17:00 book=book-ahead+max7+rel08:00+cut12:00 :: m 2026-06-10 booking@2026-06-03T08:00 => book-ahead 2026-06-03T08:00..2026-06-10T12:00 open
3.6 from: null without maxDaysAhead :: m open=09:00-17:00 book=book-ahead+cut12:00 :: m 2026-06-10 booking@2026-01-03T08:00 => book-ahead any time..2026-06-10T12:00 open
3.6 from: null though releasesAt is stated :: m open=09:00-17:00 book=book-ahead+rel08:00+cut12:00 :: m 2026-06-10 booking@2026-01-03T08:00 => book-ahead any time..2026-06-10T12:00 open
3.6 until: minDaysAhead before, at cutoffAt :: m open=09:00-17:00 book=book-ahead+min2+cut12:00 :: m 2026-06-10 booking@2026-06-08T11:59 => book-ahead any time..2026-06-08T12:00 open
3.6 until: over at that minute :: m open=09:00-17:00 book=book-ahead+min2+cut12:00 :: m 2026-06-10 booking@2026-06-08T12:00 => book-ahead any time..2026-06-08T12:00 over
3.6 until: no cutoff, a day ahead: that day's midnight :: m open=09:00-17:00 book=book-ahead+min1 :: m 2026-06-10 booking@2026-06-09T23:59 => book-ahead any time..2026-06-10T00:00 open
3.6 until: no cutoff, same day: the last last entry :: m open=09:00-17:00<16:30 book=book-ahead :: m 2026-06-10 booking@2026-06-10T16:00 => book-ahead any time..2026-06-10T16:30 open
3.6 until: minDaysAhead 0 is as unstated :: m open=09:00-17:00<16:30 book=book-ahead+min0 :: m 2026-06-10 booking@2026-06-10T16:30 => book-ahead any time..2026-06-10T16:30 over
3.6 until: else the last closing :: m open=09:00-12:00,14:00-17:00 book=book-ahead :: m 2026-06-10 booking@2026-06-10T16:00 => book-ahead any time..2026-06-10T17:00 open
3.6 until: a closing past midnight :: m open=18:00-26:00 book=book-ahead :: m 2026-06-10 booking@2026-06-11T01:00 => book-ahead any time..2026-06-11T02:00 open
3.6 now: none on a closed day :: m closed book=book-ahead :: m 2026-06-10 booking@2026-06-03T08:00 => none
3.6 now: not needed to walk in :: m open=09:00-17:00 book=walk-in :: m 2026-06-10 booking@2026-06-03T08:00 => not-needed
3.6 now: not needed where the first come :: m open=09:00-17:00 book=first-come :: m 2026-06-10 booking@2026-06-03T08:00 => not-needed
3.6 now: unstated :: m open=09:00-17:00 :: m 2026-06-10 booking@2026-06-03T08:00 => unstated
3.6 one item for each different booking :: m open=09:00-12:00{book-ahead+cut08:00},14:00-17:00{walk-in} :: m 2026-06-10 booking@2026-06-03T08:00 => book-ahead any time..2026-06-10T08:00 open | not-needed
3.6 one item where windows share it :: m open=09:00-12:00,14:00-17:00 book=book-ahead+min1 :: m 2026-06-10 booking@2026-06-03T08:00 => book-ahead any time..2026-06-10T00:00 open
3.6 days ahead count calendar days over a holiday :: m open=09:00-17:00 holidays=closed book=book-ahead+min1+max3+rel08:00 :: m 2026-10-08 booking@2026-10-05T08:00 => book-ahead 2026-10-05T08:00..2026-10-08T00:00 open
3.6 the mode that changes by date: before :: m open=09:00-17:00 book=walk-in; @2026-02-10 m from=2026-02-18 open=regular book=book-ahead+min1 :: m 2026-02-17 booking@2026-02-12T08:00 => unstated
3.6 the mode that changes by date: after :: m open=09:00-17:00; @2026-02-10 m from=2026-02-18 open=regular book=book-ahead+min1 :: m 2026-02-20 booking@2026-02-12T08:00 => book-ahead any time..2026-02-20T00:00 open
3.6 hours not published, booking stated until 24:00 :: @2026-02-10 m on=2026-02-18 open=unstated book=book-ahead :: m 2026-02-18 booking@2026-02-12T08:00 => book-ahead any time..2026-02-19T00:00 open
`)
