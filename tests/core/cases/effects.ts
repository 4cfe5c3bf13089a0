/** DESIGN §3.2 effects and §3.3 hours that are not two clock times. */
import { table } from './read.ts'

export const effects = table(`
# --- 3.2: set, add, remove ---
3.2 outside the windows of a set the day is closed :: m open=09:00-12:00,14:00-17:00 :: m 2026-06-03 => 09:00 open 12:00 | 14:00 open 17:00
3.2 closed before opening is known, not unknown :: m open=09:00-12:00 :: m 2026-06-03T08:00 => closed
3.2 a set without windows is a closed day :: m closed :: m 2026-06-03 => closed
3.2 a set outranks the weaker one for the whole day :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 open=10:00-11:00 :: m 2026-06-03 => 10:00 open 11:00
3.2 an add is on top :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 also=17:00-20:30 :: m 2026-06-03 => 09:00 open 20:30
3.2 an added window stays a window of its own :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 also=17:00-20:30 :: m 2026-06-03 windows => 09:00-17:00 | 17:00-20:30
3.2 outside an add the day stays what it was :: @2026-05-20 m on=2026-06-03 also=17:00-20:30 :: m 2026-06-03 => 00:00 no-schedule 17:00 | 17:00 open 20:30 | 20:30 no-schedule 24:00
3.2 an add on a closed day :: m closed; @2026-05-20 m on=2026-06-03 also=17:00-20:30 :: m 2026-06-03 => 17:00 open 20:30
3.2 a remove closes then and leaves the rest :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 closed=12:00-14:30 :: m 2026-06-03 => 09:00 open 12:00 | 14:30 open 17:00
3.2 a remove is known even where the day is not :: @2026-05-20 m on=2026-06-03 closed=12:00-14:30 :: m 2026-06-03 => 00:00 no-schedule 12:00 | 14:30 no-schedule 24:00
3.2 a remove over the opening :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 closed=08:00-10:00 :: m 2026-06-03 => 10:00 open 17:00
3.2 a remove that covers a window drops it :: m open=09:00-12:00,14:00-17:00; @2026-05-20 m on=2026-06-03 closed=13:00-18:00 :: m 2026-06-03 windows => 09:00-12:00
3.2 adds weaker than the set are outranked :: m open=09:00-17:00; m days=we also=18:00-20:00; @2026-05-20 m on=2026-06-03 open=10:00-11:00 :: m 2026-06-03 => 10:00 open 11:00
3.2 removes weaker than the set are outranked :: m open=09:00-17:00; m days=we closed=12:00-13:00; @2026-05-20 m on=2026-06-03 open=10:00-16:00 :: m 2026-06-03 => 10:00 open 16:00
3.2 an add of the same standing layer applies whatever its source date :: m open=09:00-17:00 src=2026-01-01; m days=we also=18:00-20:00 src=2020-01-01 :: m 2026-06-03 => 09:00 open 17:00 | 18:00 open 20:00
3.2 an add of a stronger standing layer applies :: m open=09:00-17:00; m on=06-01/08-31 also=18:00-20:00 :: m 2026-06-03 => 09:00 open 17:00 | 18:00 open 20:00
3.2 an add of a weaker standing layer does not :: m on=06-01/08-31 open=09:00-17:00; m days=we also=18:00-20:00 :: m 2026-06-03 => 09:00 open 17:00
3.2 a dated add announced before the set is dropped :: @2026-05-10 m on=2026-06-03 also=18:00-20:00; @2026-05-20 m on=2026-06-03 open=09:00-17:00 :: m 2026-06-03 => 09:00 open 17:00
3.2 a dated add of the same notice applies :: @2026-05-20#n m on=2026-06-03 also=18:00-20:00; @2026-05-20#n m on=2026-06-03 open=09:00-17:00 :: m 2026-06-03 => 09:00 open 17:00 | 18:00 open 20:00
3.2 a dated add announced later applies :: @2026-05-25 m on=2026-06-03 also=18:00-20:00; @2026-05-20 m on=2026-06-03 open=09:00-17:00 :: m 2026-06-03 => 09:00 open 17:00 | 18:00 open 20:00
3.2 an emergency remove applies to a later notice's set :: !2026-05-10 m on=2026-06-03 closed=12:00-13:00; @2026-05-20 m on=2026-06-03 open=09:00-17:00 :: m 2026-06-03 => 09:00 open 12:00 | 13:00 open 17:00
3.2 a notice's add does not reach an emergency's set :: @2026-06-02 m on=2026-06-03 also=18:00-20:00; !2026-06-01 m on=2026-06-03 open=09:00-17:00 :: m 2026-06-03 => 09:00 open 17:00
3.2 in order of announcement: a later add reopens :: m open=09:00-17:00; @2026-05-10 m on=2026-06-03 closed=12:00-14:00; @2026-05-20 m on=2026-06-03 also=13:00-14:00 :: m 2026-06-03 => 09:00 open 12:00 | 13:00 open 17:00
3.2 in order of announcement: a later remove closes :: m open=09:00-12:00; @2026-05-20 m on=2026-06-03 closed=13:30-14:00; @2026-05-10 m on=2026-06-03 also=13:00-15:00 :: m 2026-06-03 => 09:00 open 12:00 | 13:00 open 13:30 | 14:00 open 15:00
3.2 announced together add comes before remove :: @2026-05-20#n m on=2026-06-03 open=09:00-12:00; @2026-05-20#n m on=2026-06-03 closed=13:30-14:00; @2026-05-20#n m on=2026-06-03 also=13:00-15:00 :: m 2026-06-03 => 09:00 open 12:00 | 13:00 open 13:30 | 14:00 open 15:00
3.2 in order of layer before announcement :: m open=09:00-12:00; !2026-05-10 m on=2026-06-03 closed=13:00-15:00; @2026-05-20 m on=2026-06-03 also=13:00-15:00 :: m 2026-06-03 => 09:00 open 12:00
3.2 a whole-house evening reaches the room with its own day hours :: in lib(a); a open=09:00-12:00; lib open=09:00-17:00; @2026-05-20 lib on=2026-06-03 also=18:00-20:00 :: a 2026-06-03 => 09:00 open 12:00 | 18:00 open 20:00
3.2 silence is not closure :: :: m 2026-06-03 => no-schedule

# --- tails past midnight ---
3.2 past midnight :: m days=we open=20:00-26:00 :: m 2026-06-04 => 00:00 open 02:00 | 02:00 no-schedule 24:00
3.2 a tail belongs to the day it starts on :: m days=we open=20:00-26:00 :: m 2026-06-03 windows => 20:00-26:00
3.2 the next day lists no window of it :: m days=we open=20:00-26:00; m days=th closed :: m 2026-06-04 windows => none
3.2 the next day's closure does not cut a tail :: m open=20:00-26:00; @2026-05-20 m on=2026-06-04 closed :: m 2026-06-04 => 00:00 open 02:00
3.2 the next day's hours do not lengthen it :: m days=we open=20:00-26:00; m days=th open=09:00-17:00 :: m 2026-06-04 => 00:00 open 02:00 | 09:00 open 17:00
3.2 a tail wins over the next day's state while it lasts :: m open=20:00-26:00; @2026-05-20 m on=2026-06-04 closed :: m 2026-06-04T01:59 => open
3.2 a tail that meets the next morning joins it :: m open=08:00-32:00 :: m 2026-06-04T05:00 => open
3.2 to 48:00 is the whole next day :: @2026-05-20 m on=2026-06-03 open=20:00-48:00 :: m 2026-06-04 => open
3.2 48:00 ends with the next day :: @2026-05-20 m on=2026-06-03 open=20:00-48:00 :: m 2026-06-05 => no-schedule
3.2 a remove cuts its own day's tail :: m days=we open=20:00-26:00; m days=th closed; @2026-05-20 m on=2026-06-03 closed=23:00-25:00 :: m 2026-06-04 => 01:00 open 02:00
3.2 a remove cuts up to its end :: m days=we open=20:00-26:00; m days=th closed; @2026-05-20 m on=2026-06-03 closed=23:00-28:00 :: m 2026-06-04 => closed
3.2 a notice's remove does not cut yesterday's tail :: m open=20:00-26:00; @2026-05-20 m on=2026-06-04 closed=00:00-03:00 :: m 2026-06-04 => 00:00 open 02:00 | 20:00 open 24:00
3.2 an emergency closure cuts yesterday's tail :: m open=20:00-26:00; !2026-06-03 m on=2026-06-04 closed :: m 2026-06-04 => closed
3.2 an emergency remove cuts yesterday's tail :: m open=20:00-26:00; !2026-06-03 m on=2026-06-04 closed=01:00-06:00 :: m 2026-06-04 => 00:00 open 01:00 | 20:00 open 24:00
3.2 an emergency remove works on past midnight :: m open=00:00-26:00; !2026-06-03 m on=2026-06-03 closed=22:00-27:00 :: m 2026-06-04 => 03:00 open 24:00
3.2 a notice's remove past midnight does not touch the next day :: m open=00:00-24:00; @2026-06-03 m on=2026-06-03 closed=22:00-27:00 :: m 2026-06-04 => open
3.2 emergency hours do not cut a tail :: m open=20:00-26:00; !2026-06-03 m on=2026-06-04 open=10:00-12:00 :: m 2026-06-04 => 00:00 open 02:00 | 10:00 open 12:00
3.2 a tail over the month's end :: m days=su open=20:00-26:00; m days=mo closed :: m 2026-06-01 => 00:00 open 02:00
3.2 a tail over the year's end :: m on=2025-12-31 open=20:00-26:00 :: m 2026-01-01T01:30 => open
3.2 a tail past the rule's last day :: m to=2026-06-03 open=20:00-26:00 :: m 2026-06-04T01:30 => open
3.2 only open windows have tails :: m days=we open=20:00-? :: m 2026-06-04 => no-schedule
3.2 a tail's end is where the next state begins :: m days=we open=20:00-26:00; m days=th closed :: m 2026-06-03T21:00 until => 2026-06-04T02:00

# --- 3.3 ---
3.3 closed all day :: @2026-05-20 m on=2026-06-03 closed=all-day :: m 2026-06-03 => closed
3.3 open all day :: @2026-05-20 m on=2026-06-03 open=all-day :: m 2026-06-03 => open
3.3 open all day is 00:00 to 24:00 :: @2026-05-20 m on=2026-06-03 open=all-day :: m 2026-06-03 windows => 00:00-24:00
3.3 regular: the ordinary hours on a dated day :: m days=su open=09:00-17:00; @2026-05-20 m on=2026-06-07 open=regular :: m 2026-06-07 => 09:00 open 17:00
3.3 regular: the holiday option is ignored :: m open=09:00-17:00 holidays=closed; @2026-09-20 m on=2026-10-02 open=regular :: m 2026-10-02 => 09:00 open 17:00
3.3 regular: silence on holidays is ignored :: m open=09:00-17:00; @2026-09-20 m on=2026-10-02 open=regular :: m 2026-10-02 => 09:00 open 17:00
3.3 regular: season rules apply :: m open=09:00-17:00; m on=09-01/10-31 open=08:00-16:00; @2026-09-20 m on=2026-10-02 open=regular :: m 2026-10-02 => 08:00 open 16:00
3.3 regular: holiday rules do not :: m open=09:00-17:00; m on=national-day closed; @2026-09-20 m on=2026-10-02 open=regular :: m 2026-10-02 => 09:00 open 17:00
3.3 regular: by the calendar, a closed Monday stays closed :: m days=tu-su open=09:00-17:00; m days=mo closed; @2026-04-20 m on=2026-05-01/2026-05-05 open=regular :: m 2026-05-04 => closed
3.3 regular: as another weekday :: m days=tu-su open=09:00-17:00; m days=mo closed; @2026-04-20 m on=2026-05-04 open=regular:tu :: m 2026-05-04 => 09:00 open 17:00
3.3 regular: as a Saturday by workdays and rest-days :: m days=workdays open=08:00-18:00; m days=rest-days open=10:00-16:00; @2026-04-20 m on=2026-05-07 open=regular:sa :: m 2026-05-07 => 10:00 open 16:00
3.3 regular: evaluated for each place :: in lib(a,b); a open=09:00-12:00; lib open=09:00-17:00; @2026-09-20 lib on=2026-10-02 open=regular :: a 2026-10-02 => 09:00 open 12:00
3.3 regular: with the rules a place inherits :: in lib(a,b); a open=09:00-12:00; lib open=09:00-17:00; @2026-09-20 lib on=2026-10-02 open=regular :: b 2026-10-02 => 09:00 open 17:00
3.3 regular: none on file :: @2026-09-20 m on=2026-10-02 open=regular :: m 2026-10-02 => regular-unstated
3.3 regular: ordinary additions belong to it :: m open=09:00-17:00; m days=fr also=18:00-20:00; @2026-09-20 m on=2026-10-02 open=regular :: m 2026-10-02 => 09:00 open 17:00 | 18:00 open 20:00
3.3 regular: names both rules :: m open=09:00-17:00; @2026-09-20#n m on=2026-10-02 open=regular :: m 2026-10-02T10:00 because => m#standing.1 n#1.1
3.3 regular to a stated end :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 open=regular-19:00 :: m 2026-06-03 => 09:00 open 19:00
3.3 regular to an earlier end :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 open=regular-16:00 :: m 2026-06-03 => 09:00 open 16:00
3.3 regular to an end drops sessions after it :: m open=09:00-12:00,14:00-17:00; @2026-05-20 m on=2026-06-03 open=regular-13:00 :: m 2026-06-03 => 09:00 open 13:00
3.3 regular to another end loses the last entry :: m open=09:00-17:00<16:30; @2026-05-20 m on=2026-06-03 open=regular-19:00 :: m 2026-06-03 windows => 09:00-19:00
3.3 regular to the ordinary end keeps it :: m open=09:00-17:00<16:30; @2026-05-20 m on=2026-06-03 open=regular-17:00 :: m 2026-06-03 windows => 09:00-17:00<16:30
3.3 from a stated beginning :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 open=08:00-regular :: m 2026-06-03 => 08:00 open 17:00
3.3 from a later beginning :: m open=09:00-12:00,14:00-17:00; @2026-05-20 m on=2026-06-03 open=13:00-regular :: m 2026-06-03 => 13:00 open 17:00
3.3 from a stated beginning keeps the last entry :: m open=09:00-17:00<16:30; @2026-05-20 m on=2026-06-03 open=08:00-regular :: m 2026-06-03 windows => 08:00-17:00<16:30
3.3 an ordinarily closed day stays closed to a stated end :: m days=we closed; @2026-05-20 m on=2026-06-03 open=regular-19:00 :: m 2026-06-03 => closed
3.3 an ordinarily closed day stays closed from a stated beginning :: m days=we closed; @2026-05-20 m on=2026-06-03 open=08:00-regular :: m 2026-06-03 => closed
3.3 to a stated end with nothing on file :: @2026-05-20 m on=2026-06-03 open=regular-19:00 :: m 2026-06-03 => 00:00 regular-unstated 19:00
3.3 from a stated beginning with nothing on file :: @2026-05-20 m on=2026-06-03 open=08:00-regular :: m 2026-06-03 => 08:00 regular-unstated 24:00
3.3 to a stated end on an unstated ordinary day :: m open=unstated; @2026-05-20 m on=2026-06-03 open=regular-19:00 :: m 2026-06-03 => 00:00 hours-unstated 19:00
3.3 a stated end meets a stated beginning :: m open=09:00-?; @2026-05-20 m on=2026-06-03 open=regular-19:00 :: m 2026-06-03 => 09:00 open 19:00
3.3 a stated beginning meets a stated end :: m open=?-18:00; @2026-05-20 m on=2026-06-03 open=08:00-regular :: m 2026-06-03 => 08:00 open 18:00
3.3 open, hours not published :: @2026-05-20 m on=2026-06-03 open=unstated :: m 2026-06-03 => hours-unstated
3.3 open, hours not published, outranks the ordinary hours :: m open=09:00-17:00; @2026-05-20 m on=2026-06-03 open=unstated :: m 2026-06-03T10:00 => unknown
3.3 from 09:00, end not stated :: @2026-05-20 m on=2026-06-03 open=09:00-? :: m 2026-06-03 => 09:00 hours-unstated 24:00
3.3 to 20:00, beginning not stated :: @2026-05-20 m on=2026-06-03 open=?-20:00 :: m 2026-06-03 => 00:00 hours-unstated 20:00
3.3 one-ended beside known windows :: @2026-05-20 m on=2026-06-03 open=08:00-12:00,14:00-? :: m 2026-06-03 => 08:00 open 12:00 | 14:00 hours-unstated 24:00
3.3 an unstated beginning does not hide a known window :: @2026-05-20 m on=2026-06-03 open=?-20:00,10:00-12:00 :: m 2026-06-03 => 00:00 hours-unstated 10:00 | 10:00 open 12:00 | 12:00 hours-unstated 20:00
3.3 an evening added to an unstated day is known :: @2026-05-20#n m on=2026-06-03 open=unstated; @2026-05-20#n m on=2026-06-03 also=17:00-20:30 :: m 2026-06-03 => 00:00 hours-unstated 17:00 | 17:00 open 20:30 | 20:30 hours-unstated 24:00
3.3 the rule's last entry binds the regular day's last window :: m open=09:00-12:00,14:00-17:00<16:30; @2026-05-20 m on=2026-06-03 open=regular last=16:00 :: m 2026-06-03 windows => 09:00-12:00 | 14:00-17:00<16:00
`)
