/** DESIGN §3.1.4: two `set` rules of equal strength that match a common day and differ. */
import { table } from './read.ts'

export const ties = table(`
3.1.4 two windows of one notice :: @2026-05-20#n m on=2026-06-03 open=09:00-12:00; @2026-05-20#n m on=2026-06-01/2026-06-05 open=10:00-12:00 :: ties => n#1.1 n#1.2 hours
3.1.4 closed and open :: @2026-05-20#n m on=2026-06-03 open=09:00-12:00; @2026-05-20#n m on=2026-06-03 closed :: ties => n#1.1 n#1.2 hours
3.1.4 two notices of one moment :: @2026-05-20#a m on=2026-06-03 open=09:00-12:00; @2026-05-20#b m on=2026-06-03 closed :: ties => a#1.1 b#1.1 hours
3.1.4 a date and its midnight are one moment :: @2026-05-20#a m on=2026-06-03 open=09:00-12:00; @2026-05-20T00:00#b m on=2026-06-03 closed :: ties => a#1.1 b#1.1 hours
3.1.4 not of different moments :: @2026-05-20#a m on=2026-06-03 open=09:00-12:00; @2026-05-21#b m on=2026-06-03 closed :: ties => none
3.1.4 not where one supersedes the other :: @2026-05-20#a m on=2026-06-03 open=09:00-12:00; @2026-05-20#b>a m on=2026-06-03 closed :: ties => none
3.1.4 not of different layers :: @2026-05-20#a m on=2026-06-03 open=09:00-12:00; !2026-05-20#b m on=2026-06-03 closed :: ties => none
3.1.4 not without a common day :: @2026-05-20#n m on=2026-06-03 open=09:00-12:00; @2026-05-20#n m on=2026-06-04 closed :: ties => none
3.1.4 not where except parts them :: @2026-05-20#n m on=2026-06-01/2026-06-30 except=2026-06-03 closed; @2026-05-20#n m on=2026-06-03 open=09:00-12:00 :: ties => none
3.1.4 not where they agree :: @2026-05-20#n m on=2026-06-03 open=09:00-12:00; @2026-05-20#n m on=2026-06-01/2026-06-05 open=09:00-12:00 :: ties => none
3.1.4 not where one is nearer :: in lib(a); @2026-05-20#n lib on=2026-06-03 closed; @2026-05-20#n a on=2026-06-03 open=09:00-12:00 :: ties => none
3.1.4 they differ in last entry :: @2026-05-20#n m on=2026-06-03 open=09:00-12:00<11:30; @2026-05-20#n m on=2026-06-03 open=09:00-12:00 :: ties => n#1.1 n#1.2 lastEntry
3.1.4 they differ in booking :: @2026-05-20#n m on=2026-06-03 open=09:00-12:00 book=walk-in; @2026-05-20#n m on=2026-06-03 open=09:00-12:00 book=book-ahead :: ties => n#1.1 n#1.2 booking
3.1.4 they differ in fee :: @2026-05-20#n m on=2026-06-03 open=09:00-12:00 fee=free; @2026-05-20#n m on=2026-06-03 open=09:00-12:00 fee=paid :: ties => n#1.1 n#1.2 fee
3.1.4 even when a stronger rule hides it :: @2026-05-20#n m on=2026-06-03 open=09:00-12:00; @2026-05-20#n m on=2026-06-03 closed; !2026-05-21#x m on=2026-06-03 closed :: ties => n#1.1 n#1.2 hours
3.1.4 standing rules of one date :: m days=we open=09:00-12:00 src=2026-01-01; m days=mo-fr open=10:00-12:00 src=2026-01-01 :: ties => m#standing.1 m#standing.2 hours
3.1.4 standing rules without dates :: m days=we open=09:00-12:00; m days=mo-fr open=10:00-12:00 :: ties => m#standing.1 m#standing.2 hours
3.1.4 not standing rules of different dates :: m days=we open=09:00-12:00 src=2026-01-01; m days=mo-fr open=10:00-12:00 src=2026-01-02 :: ties => none
3.1.4 not standing rules of different layers :: m days=we open=09:00-12:00; m on=06-01/08-31 open=10:00-12:00 :: ties => none
3.1.4 not a festival and its own day :: m on=spring-festival open=09:00-12:00; m on=lunar-new-year-1 closed :: ties => none
3.1.4 two festivals of a joined holiday :: m on=national-day open=09:00-12:00; m on=mid-autumn closed :: ties => m#standing.1 m#standing.2 hours
3.1.4 a resumption ties with nothing :: @2026-05-20#n m from=2026-06-03 open=regular; @2026-05-20#n m on=2026-06-03 closed :: ties => none
3.1.4 additions do not tie :: @2026-05-20#n m on=2026-06-03 also=09:00-12:00; @2026-05-20#n m on=2026-06-03 also=10:00-13:00 :: ties => none
3.1.4 removals do not tie :: @2026-05-20#n m on=2026-06-03 closed=09:00-12:00; @2026-05-20#n m on=2026-06-03 closed=10:00-13:00 :: ties => none
3.1.4 rules that only say how do not tie :: @2026-05-20#n m on=2026-06-03 book=walk-in; @2026-05-20#n m on=2026-06-03 book=book-ahead :: ties => none
3.1.4 a closure without end and a dated opening :: @2026-05-20#n m from=2026-06-01 closed; @2026-05-20#n m on=2026-06-03 open=09:00-12:00 :: ties => n#1.1 n#1.2 hours
`)
