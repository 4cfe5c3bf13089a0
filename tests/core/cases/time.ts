/** DESIGN §3.7: one boundary array; daylight saving; how long answers hold. */
import { table } from './read.ts'

export const time = table(`
# --- until, then, since ---
3.7 until is the end of the present stretch :: m open=09:00-17:00 :: m 2026-06-03T10:00 until => 2026-06-03T17:00
3.7 then is the state after it :: m days=we open=09:00-17:00; m days=th open=unstated :: m 2026-06-03T18:00 then => unknown
3.7 then after opening hours :: m open=09:00-17:00 :: m 2026-06-03T10:00 then => closed
3.7 since is its start :: m open=09:00-17:00 :: m 2026-06-03T10:00 since => 2026-06-03T09:00
3.7 windows that touch are one stretch :: m open=08:00-10:00,10:00-12:00 :: m 2026-06-03T08:30 until => 2026-06-03T12:00
3.7 a closed night is one stretch over midnight :: m open=09:00-17:00 :: m 2026-06-03T18:00 until => 2026-06-04T09:00
3.7 and has begun the day before :: m open=09:00-17:00 :: m 2026-06-04T08:00 since => 2026-06-03T17:00
3.7 a reason that changes does not end the stretch :: m days=we open=unstated; m days=fr open=09:00-17:00 :: m 2026-06-03T10:00 until => 2026-06-05T00:00
3.7 closing time is closed :: m open=09:00-17:00 :: m 2026-06-03T17:00 => closed
3.7 opening time is open :: m open=09:00-17:00 :: m 2026-06-03T09:00 => open
3.7 always open never ends :: m open=all-day holidays=same :: m 2026-06-03T10:00 until => never
3.7 never open never opens :: m closed holidays=same :: m 2026-06-03T10:00 opensNext => never

# --- knownUntil, opensNext ---
3.7 knownUntil: start of the next unknown stretch :: m days=mo-we open=09:00-17:00 :: m 2026-06-03T10:00 knownUntil => 2026-06-04T00:00
3.7 knownUntil: beyond later known changes :: m days=mo-we open=09:00-17:00 :: m 2026-06-01T10:00 knownUntil => 2026-06-04T00:00
3.7 knownUntil: null if unknown now :: m days=mo-we open=09:00-17:00 :: m 2026-06-04T10:00 knownUntil => never
3.7 knownUntil: null if nothing unknown comes :: in m calendar=none; m open=09:00-17:00 :: m 2026-06-04T10:00 knownUntil => never
3.7 knownUntil: the unannounced holiday :: m open=09:00-17:00 :: m 2026-09-29T10:00 knownUntil => 2026-10-01T00:00
3.7 opensNext: the next opening :: m open=09:00-17:00 :: m 2026-06-03T17:00 opensNext => 2026-06-04T09:00
3.7 opensNext: null when open :: m open=09:00-17:00 :: m 2026-06-03T10:00 opensNext => never
3.7 opensNext: sure over known closure :: m days=mo-th open=09:00-17:00; m days=fr-su closed :: m 2026-06-05T10:00 opensNextSure => true
3.7 opensNext: beyond an unknown stretch :: m open=09:00-17:00; @2026-05-20 m on=2026-06-04 open=unstated :: m 2026-06-03T18:00 opensNext => 2026-06-05T09:00
3.7 opensNext: then it is not sure :: m open=09:00-17:00; @2026-05-20 m on=2026-06-04 open=unstated :: m 2026-06-03T18:00 opensNextSure => false
3.7 opensNext: asked in the unknown itself :: m open=09:00-17:00; @2026-05-20 m on=2026-06-04 open=unstated :: m 2026-06-04T10:00 opensNextSure => false

# --- validUntil, stale ---
3.7 validUntil: the next boundary :: m open=09:00-17:00 :: m 2026-06-03T10:00 validUntil => 2026-06-03T17:00
3.7 validUntil: a part that closes though the house does not :: in lib(a,b); a open=09:00-17:00; b open=09:00-12:00 :: lib 2026-06-03T10:00 validUntil => 2026-06-03T12:00
3.7 stale 18 months after the source :: m open=09:00-17:00 src=2024-12-03 :: m 2026-06-03T10:00 stale => true
3.7 not stale the day before :: m open=09:00-17:00 src=2024-12-03 :: m 2026-06-02T10:00 stale => false
3.7 stale turns at midnight of that day :: m open=all-day src=2024-12-03 :: m 2026-06-02T23:59 stale => false
3.7 turning stale is a change :: m open=all-day src=2024-12-03 :: m 2026-06-02T10:00 validUntil => 2026-06-03T00:00
3.7 18 months from the 31st end with the month :: m open=09:00-17:00 src=2024-08-31 :: m 2026-02-28T10:00 stale => true
3.7 a new notice is not stale :: m open=09:00-17:00 src=2020-01-01; @2026-05-20 m on=2026-06-03 open=10:00-12:00 :: m 2026-06-03T10:30 stale => false
3.7 no source date is never stale :: m open=09:00-17:00 :: m 2026-06-03T10:00 stale => false

# --- the venue's own clock ---
3.7 the civil day is the venue's :: m days=we open=00:00-06:00; m days=tu closed :: m 2026-06-02T16:00+00:00 => open
3.7 at 01:00 local UTC is still yesterday :: m days=we open=00:00-06:00; m days=tu closed :: m 2026-06-02T17:00+00:00 until => 2026-06-03T06:00
3.7 another offset names the same instant :: m open=09:00-17:00 :: m 2026-06-03T10:00+09:00 => open
3.7 and the minute before opening :: m open=09:00-17:00 :: m 2026-06-03T09:59+09:00 => closed

# --- daylight saving: the gap ---
3.7 gap: opening in it is the first instant after it :: in m zone=Europe/Berlin calendar=none; m open=02:30-06:00 :: m 2026-03-28T23:00 until => 2026-03-29T03:00
3.7 gap: closing in it is the first instant after it :: in m zone=Europe/Berlin calendar=none; m open=01:00-02:30 :: m 2026-03-29T01:30 until => 2026-03-29T03:00
3.7 gap: a window wholly in it is dropped :: in m zone=Europe/Berlin calendar=none; m open=02:00-03:00 :: m 2026-03-29 windows => none
3.7 gap: and the day is closed :: in m zone=Europe/Berlin calendar=none; m open=02:00-03:00 :: m 2026-03-29 => closed
3.7 gap: a tail that ends in it :: in m zone=Europe/Berlin calendar=none; m open=22:00-26:30 :: m 2026-03-29T01:59 until => 2026-03-29T03:00
3.7 gap: the state after it agrees :: in m zone=Europe/Berlin calendar=none; m open=01:30-02:30 :: m 2026-03-29T03:15 => closed
3.7 gap: a window around it is an hour shorter :: in m zone=Europe/Berlin calendar=none; m open=00:00-04:00 :: m 2026-03-29T04:00+02:00 since => 2026-03-29T04:00
3.7 gap: New York :: in m zone=America/New_York calendar=none; m open=02:30-06:00 :: m 2026-03-08T00:00 until => 2026-03-08T03:00

# --- daylight saving: the repeated hour ---
3.7 repeat: opening is the first occurrence :: in m zone=Europe/Berlin calendar=none; m open=02:30-06:00 :: m 2026-10-25T02:29+02:00 then => open
3.7 repeat: open from the first 02:30 :: in m zone=Europe/Berlin calendar=none; m open=02:30-06:00 :: m 2026-10-25T02:30+02:00 => open
3.7 repeat: and all through the second pass :: in m zone=Europe/Berlin calendar=none; m open=02:30-06:00 :: m 2026-10-25T02:15+01:00 => open
3.7 repeat: closing is the first occurrence :: in m zone=Europe/Berlin calendar=none; m open=01:00-02:30 :: m 2026-10-25T02:30+02:00 => closed
3.7 repeat: closed in the second pass :: in m zone=Europe/Berlin calendar=none; m open=01:00-02:30 :: m 2026-10-25T02:15+01:00 => closed
3.7 repeat: a window within it opens once :: in m zone=Europe/Berlin calendar=none; m open=02:15-02:45 :: m 2026-10-25T02:20+02:00 => open
3.7 repeat: a window within it stays closed the second time :: in m zone=Europe/Berlin calendar=none; m open=02:15-02:45 :: m 2026-10-25T02:20+01:00 => closed
3.7 repeat: a window to 03:00 lasts two hours :: in m zone=Europe/Berlin calendar=none; m open=02:00-03:00 :: m 2026-10-25T02:30+01:00 => open
3.7 repeat: next change agrees :: in m zone=Europe/Berlin calendar=none; m open=02:15-02:45 :: m 2026-10-25T02:20+02:00 until => 2026-10-25T02:45
3.7 repeat: New York, a tail :: in m zone=America/New_York calendar=none; m open=20:00-25:30 :: m 2026-11-01T01:15-05:00 => closed
3.7 repeat: Lord Howe turns back half an hour :: in m zone=Australia/Lord_Howe calendar=none; m open=01:00-02:00 :: m 2026-04-05T01:45+10:30 => open
3.7 repeat: Lord Howe at two :: in m zone=Australia/Lord_Howe calendar=none; m open=01:00-02:00 :: m 2026-04-05T02:00+10:30 => closed
3.7 the last entry in a gap :: in m zone=Europe/Berlin calendar=none; m open=01:00-05:00<02:30 book=walk-in :: m 2026-03-29T03:00 canEnter => too-late
3.7 booking released in a gap :: in m zone=Europe/Berlin calendar=none; m open=09:00-17:00 book=book-ahead+max1+rel02:30+cut08:00 :: m 2026-03-30 booking@2026-03-29T01:59 => book-ahead 2026-03-29T03:00..2026-03-30T08:00 not-yet

# --- days ---
day: open if a window starts that day :: m days=we open=20:00-26:00 :: m 2026-06-03 state => open
day: a tail alone does not make it open :: m days=we open=20:00-26:00; m days=th closed :: m 2026-06-04 state => closed
day: unknown if any stretch is :: m open=09:00-? :: m 2026-06-03 state => unknown
day: open though a stretch is unknown :: m open=09:00-12:00,14:00-? :: m 2026-06-03 state => open
day: then it is not complete :: m open=09:00-12:00,14:00-? :: m 2026-06-03 complete => false
day: complete :: m open=09:00-12:00 :: m 2026-06-03 complete => true
day: a dated rule makes it exceptional :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 closed :: m 2026-06-03 exceptional => true
day: regular hours do not :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 closed :: m 2026-06-04 exceptional => false
day: a holiday rule does :: m on=statutory-holidays closed :: m 2026-10-01 exceptional => true
day: names of a joined holiday :: m open=09:00-17:00 :: m 2025-10-06 names => mid-autumn national-day
why: the outranked are named, strongest first :: m open=09:00-17:00; m on=06-01/08-31 open=09:00-20:00; @2026-05-20 m on=2026-06-03 closed :: m 2026-06-03T10:00 outranked => m#standing.2 m#standing.1
why: the notice's date is the source's :: @2026-05-20T08:00 m on=2026-06-03 closed :: m 2026-06-03T10:00 sourceDate => 2026-05-20
`)
