/** Where calendars and clocks end or stumble: New Year, the first and last year, zones that skip a day. */
import { table } from './read.ts'

export const edges = table(`
# --- past midnight, past the year ---
New Year's Eve to 48:00 :: in m calendar=none; m on=12-31/12-31 open=20:00-48:00 :: m 2026-12-31T21:00 until => 2027-01-02T00:00
its second evening :: in m calendar=none; m on=12-31/12-31 open=20:00-48:00; m on=01-01/01-01 closed :: m 2027-01-01 => open
its day after :: in m calendar=none; m on=12-31/12-31 open=20:00-48:00; m on=01-02/01-02 open=00:00-10:00 :: m 2026-12-31T21:00 until => 2027-01-02T10:00
an emergency over New Year :: in m calendar=none; m open=09:00-17:00; !2026-12-30 m on=2026-12-31 closed=16:00-48:00 :: m 2027-01-01 => closed
and the day after it :: in m calendar=none; m open=09:00-17:00; !2026-12-30 m on=2026-12-31 closed=16:00-48:00 :: m 2027-01-02 => 09:00 open 17:00
it is cited as the rule it is :: in m calendar=none; m open=09:00-17:00; !2026-12-30#e m on=2026-12-31 closed=16:00-48:00 :: m 2027-01-01T10:00 because => e#1.1
it takes the evening its last entry :: in m calendar=none; m open=20:00-30:00<29:00; !2026-12-30 m on=2027-01-01 closed=02:00-03:00 :: m 2026-12-31T23:00 lastEntry => never
an emergency after the last entry leaves it :: in m calendar=none; m open=20:00-30:00<25:00; !2026-12-30 m on=2027-01-01 closed=02:00-03:00 :: m 2026-12-31T23:00 lastEntry => 2027-01-01T01:00
an emergency before it takes it :: in m calendar=none; m open=20:00-30:00<26:30; !2026-12-30 m on=2027-01-01 closed=02:00-03:00 :: m 2026-12-31T23:00 lastEntry => never
a yearly range over New Year :: in m calendar=none; m on=12-30/01-02 open=10:00-11:00 :: m 2027-01-02 => 10:00 open 11:00
29 February in years that have it :: in m calendar=none; m on=02-29/02-29 open=09:00-17:00 :: m 2024-02-29 => 09:00 open 17:00
29 February, eight years on :: in m calendar=none; m on=02-29/02-29 open=09:00-17:00; m except=02-29/02-29 closed :: m 2096-03-01T00:00 opensNext => never
the fifth Monday :: in m calendar=none; m days=mo[5] open=09:00-17:00 :: m 2026-11-30 => 09:00 open 17:00
a month of four Mondays :: in m calendar=none; m days=mo[5] open=09:00-17:00 :: m 2026-12-28 => no-schedule

# --- the first and the last year ---
the first day there is :: in m calendar=none; m open=09:00-17:00 :: m 2000-01-01 => 09:00 open 17:00
no evening came before it :: in m calendar=none; m open=20:00-26:00 :: m 2000-01-01 => 20:00 open 24:00
a stretch older than that has no start :: in m calendar=none; m open=09:00-17:00 :: m 2000-01-01T08:00 since => never
the last day there is :: in m calendar=none; m open=09:00-17:00 :: m 2100-12-31 => 09:00 open 17:00
nothing is said to follow it :: in m calendar=none; m open=09:00-17:00 :: m 2100-12-31T18:00 until => never
no next opening after it :: in m calendar=none; m open=09:00-17:00 :: m 2100-12-31T18:00 opensNext => never
closed for ever :: in m calendar=none; m closed :: m 2050-06-01T12:00 until => never
1900 was none, 2000 was, 2100 is no leap year :: in m calendar=none; m on=2100-02-28/2100-03-01 closed :: m 2100-03-01 => closed

# --- Samoa had no 30 December 2011 ---
the day before :: in m zone=Pacific/Apia calendar=none; m open=09:00-17:00 :: m 2011-12-29 => 09:00 open 17:00
the day after :: in m zone=Pacific/Apia calendar=none; m open=09:00-17:00 :: m 2011-12-31 => 09:00 open 17:00
the day itself has no windows :: in m zone=Pacific/Apia calendar=none; m open=09:00-17:00 :: m 2011-12-30 windows => none
closed from one to the other :: in m zone=Pacific/Apia calendar=none; m open=09:00-17:00 :: m 2011-12-29T18:00 until => 2011-12-31T09:00
a notice for that day alone changes nothing :: in m zone=Pacific/Apia calendar=none; m open=09:00-17:00; @2011-12-20 m on=2011-12-30 closed=12:00-13:00 :: m 2011-12-29T12:30 => open
a window into it ends with the day before :: in m zone=Pacific/Apia calendar=none; m on=2011-12-29 open=18:00-26:00; m on=2011-12-31 closed :: m 2011-12-29T20:00 until => 2011-12-31T00:00
booking that would open on it opens after it :: in m zone=Pacific/Apia calendar=none; m on=2011-12-31 open=10:00-12:00 book=book-ahead+max1+rel08:00 :: m 2011-12-31 booking@2011-12-29T20:00 => book-ahead 2011-12-31T00:00..2011-12-31T12:00 not-yet

# --- midnight itself skipped, and twice ---
São Paulo skips midnight, and opens when it is over :: in m zone=America/Sao_Paulo calendar=none; m open=00:00-02:00 :: m 2018-11-03T23:59 until => 2018-11-04T01:00
and closes an hour of clock later :: in m zone=America/Sao_Paulo calendar=none; m open=00:00-02:00 :: m 2018-11-04T01:00 until => 2018-11-04T02:00
a closing at the skipped midnight :: in m zone=America/Sao_Paulo calendar=none; m open=20:00-24:00 :: m 2018-11-03T23:00 until => 2018-11-04T01:00
a window within the skipped hour is none :: in m zone=America/Sao_Paulo calendar=none; m open=00:00-01:00 :: m 2018-11-04 windows => none
the hour before midnight comes twice :: in m zone=America/Sao_Paulo calendar=none; m open=22:00-23:30 :: m 2018-02-17T22:00 until => 2018-02-17T23:30
closed through its second pass :: in m zone=America/Sao_Paulo calendar=none; m open=22:00-23:30 :: m 2018-02-17T23:45-03:00 => closed
half an hour at Lord Howe :: in m zone=Australia/Lord_Howe calendar=none; m open=01:30-02:15 :: m 2026-10-04 windows => 01:30-02:15
which ends where the gap does :: in m zone=Australia/Lord_Howe calendar=none; m open=01:30-02:15 :: m 2026-10-04T01:45 until => 2026-10-04T02:30
Morocco goes back for Ramadan :: in m zone=Africa/Casablanca calendar=none; m open=02:15-02:45 :: m 2026-02-15 => 02:15 open 02:45
two hours at Troll :: in m zone=Antarctica/Troll calendar=none; m open=00:30-02:30 :: m 2026-03-29T00:45 until => 2026-03-29T03:00
Shanghai has kept one offset since 1991 :: in m; m open=09:00-17:00 :: m 2000-04-16T09:00+08:00 => open

# --- how one gets in where the doors are shut ---
before a window, how one will get in :: in m calendar=none; m open=09:00-12:00{walk-in},14:00-17:00{book-ahead} :: m 2026-06-03T08:00 booking => walk-in
between two, the next one's way :: in m calendar=none; m open=09:00-12:00{walk-in},14:00-17:00{book-ahead} :: m 2026-06-03T13:00 booking => book-ahead
after the last, the last one's :: in m calendar=none; m open=09:00-12:00{walk-in},14:00-17:00{book-ahead} :: m 2026-06-03T18:00 booking => book-ahead
nobody gets into what is closed all day :: in m calendar=none; m default book=walk-in; m closed :: m 2026-06-03T12:00 booking => none

# --- why ---
behind regular the ordinary rules rank among themselves :: m open=09:00-17:00; m on=06-01/08-31 open=09:00-20:00; @2026-05-20#n m on=2026-06-03 open=regular :: m 2026-06-03T10:00 outranked => m#standing.1
and the notice outranks the rest :: m open=09:00-17:00; m on=2026-06-03 open=09:00-20:00; @2026-05-19#o m on=2026-06-03 closed; @2026-05-20#n m on=2026-06-03 open=regular :: m 2026-06-03T10:00 outranked => o#1.1 m#standing.1
what decides beside it is not outranked :: m open=09:00-17:00; @2026-05-20#n m on=2026-06-03 also=16:00-20:00 :: m 2026-06-03T16:30 outranked => none
what it adds to is :: m open=09:00-17:00; @2026-05-20#n m on=2026-06-03 also=16:00-20:00 :: m 2026-06-03T18:30 outranked => m#standing.1
a house partly closed by conclusion says so :: in lib(a,b); @2026-05-20#n a on=2026-06-03 open=09:00-12:00 others=closed :: lib 2026-06-03T18:00 basis => implied

# --- last entry and entry slots ---
half an hour before whatever closing :: m open=09:00-17:00<16:45; @2026-05-20 m on=2026-06-03 open=regular last=-30 :: m 2026-06-03T10:00 lastEntry => 2026-06-03T16:30
before the closing that the notice names :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 open=regular-20:00 last=-30 :: m 2026-06-03T10:00 lastEntry => 2026-06-03T19:30
of the day's last window :: m open=09:00-12:00,14:00-17:00; @2026-05-20 m on=2026-06-03 open=regular last=-30 :: m 2026-06-03 windows => 09:00-12:00 | 14:00-17:00<16:30
not of a morning whose afternoon has no stated end :: m open=09:00-12:00,14:00-?; @2026-05-20 m on=2026-06-03 open=regular last=-30 :: m 2026-06-03 windows => 09:00-12:00
a window shorter than that keeps its own :: m open=09:00-10:00<09:45; @2026-05-20 m on=2026-06-03 open=regular last=-90 :: m 2026-06-03 windows => 09:00-10:00<09:45
a closing that the notice brings has no last entry of the day :: m open=08:00-?<16:00; @2026-05-20 m on=2026-06-03 open=regular-20:00 :: m 2026-06-03 windows => 08:00-20:00
no entry between slots :: m open=09:00-17:00<15:00(09:00-10:00&14:00-15:00) book=walk-in :: m 2026-06-03T11:00 canEnter => no
entry within a slot :: m open=09:00-17:00<15:00(09:00-10:00&14:00-15:00) book=walk-in :: m 2026-06-03T14:30 canEnter => yes
too late after the last :: m open=09:00-17:00<15:00(09:00-10:00&14:00-15:00) book=walk-in :: m 2026-06-03T15:00 canEnter => too-late
the doors stay open between slots :: m open=09:00-17:00<15:00(09:00-10:00&14:00-15:00) book=walk-in :: m 2026-06-03T11:00 => open
the next slot is a change of the answer :: m open=09:00-17:00<15:00(09:00-10:00&14:00-15:00) book=walk-in :: m 2026-06-03T11:00 validUntil => 2026-06-03T14:00

# --- days after a holiday ---
the day after the days off :: m open=09:00-17:00; m on=after:national-day:1 closed :: m 2026-10-08 => closed
not the second :: m open=09:00-17:00; m on=after:national-day:1 closed :: m 2026-10-09 => 09:00 open 17:00
a Monday closing moved :: m open=09:00-17:00; m on=after:statutory-holidays:1:mo closed :: m 2026-10-08 => closed
not where no Monday was off :: m open=09:00-17:00; m on=after:statutory-holidays:1:mo closed :: m 2026-09-28 => 09:00 open 17:00
none where days off may yet be longer :: in m years=2025; m open=09:00-17:00; m on=after:national-day:1 closed :: m 2026-10-04 => 09:00 open 17:00
`)
