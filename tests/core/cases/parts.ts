/** DESIGN §3.5: parts. */
import { table } from './read.ts'

export const parts = table(`
# --- what a rule holds for ---
3.5 a rule holds for parts :: in lib(a); lib open=09:00-17:00 :: a 2026-06-03 => 09:00 open 17:00
3.5 at any depth :: in lib(f(r(x))); lib open=09:00-17:00 :: x 2026-06-03 => 09:00 open 17:00
3.5 not for parts with their own hours :: in lib(park*); lib open=09:00-17:00 :: park 2026-06-03 => no-schedule
3.5 nor for what is inside them :: in lib(hall*(court)); lib open=09:00-17:00 :: court 2026-06-03 => no-schedule
3.5 a rule for such a part holds for what is inside it :: in lib(hall*(court)); hall open=09:00-17:00 :: court 2026-06-03 => 09:00 open 17:00
3.5 emergencies hold for those too :: in lib(park*); park open=00:00-24:00; !2026-06-02 lib on=2026-06-03 closed :: park 2026-06-03 => closed
3.5 emergencies hold for what is inside them :: in lib(hall*(court)); court open=09:00-17:00; !2026-06-02 lib on=2026-06-03 closed :: court 2026-06-03 => closed
3.5 reach all holds for those too :: in lib(park*); park open=00:00-24:00; @2026-06-02 lib on=2026-06-03 closed reach=all :: park 2026-06-03 => closed
3.5 a notice without it does not :: in lib(park*); park open=00:00-24:00; @2026-06-02 lib on=2026-06-03 closed :: park 2026-06-03 => open
3.5 a rule does not hold for what the place is in :: in lib(a,b); a open=09:00-17:00 :: b 2026-06-03 => no-schedule

# --- others: closed ---
3.5 others closed closes siblings :: in lib(a,b,c); lib open=09:00-17:00; @2026-05-20 a on=2026-06-03 open=09:00-12:00 others=closed :: b 2026-06-03 => closed
3.5 others closed is implied :: in lib(a,b,c); lib open=09:00-17:00; @2026-05-20 a on=2026-06-03 open=09:00-12:00 others=closed :: b 2026-06-03T10:00 basis => implied
3.5 others closed cites its rule :: in lib(a,b,c); @2026-05-20#n a on=2026-06-03 open=09:00-12:00 others=closed :: b 2026-06-03T10:00 because => n#1.1
3.5 others closed on its days only :: in lib(a,b,c); lib open=09:00-17:00; @2026-05-20 a on=2026-06-03 open=09:00-12:00 others=closed :: b 2026-06-04 => 09:00 open 17:00
3.5 others closed spares who the rule names :: in lib(a,b,c); @2026-05-20 a,b on=2026-06-03 open=09:00-12:00 others=closed :: b 2026-06-03 => 09:00 open 12:00
3.5 others closed spares who another rule of the notice names that day :: in lib(a,b,c); @2026-05-20#n a on=2026-06-03 open=09:00-12:00 others=closed; @2026-05-20#n b on=2026-06-03 open=13:00-15:00 :: b 2026-06-03 => 13:00 open 15:00
3.5 others closed does not spare who is named on another day :: in lib(a,b,c); @2026-05-20#n a on=2026-06-03 open=09:00-12:00 others=closed; @2026-05-20#n b on=2026-06-04 open=13:00-15:00 :: b 2026-06-03 => closed
3.5 others closed does not spare who another notice opened before :: in lib(a,b,c); @2026-05-19 b on=2026-06-03 open=13:00-15:00; @2026-05-20 a on=2026-06-03 open=09:00-12:00 others=closed :: b 2026-06-03 => closed
3.5 others closed outranks the same notice's word on the house :: in lib(a,b,c); @2026-05-20#n lib on=2026-06-03 open=09:00-17:00; @2026-05-20#n a on=2026-06-03 open=09:00-12:00 others=closed :: c 2026-06-03 => closed
3.5 others closed spares own hours :: in lib(a,b,park*); park open=00:00-24:00; @2026-05-20 a on=2026-06-03 open=09:00-12:00 others=closed :: park 2026-06-03 => open
3.5 others closed closes what is in the siblings :: in lib(a,b(b1)); lib open=09:00-17:00; @2026-05-20 a on=2026-06-03 open=09:00-12:00 others=closed :: b1 2026-06-03 => closed
3.5 others closed leaves cousins alone :: in lib(f(a,b),g(c)); lib open=09:00-17:00; @2026-05-20 a on=2026-06-03 open=09:00-12:00 others=closed :: c 2026-06-03 => 09:00 open 17:00

# --- the state of a venue with parts ---
3.5 open if any part is :: in lib(a,b); a open=09:00-12:00; b closed :: lib 2026-06-03T10:00 => open
3.5 unknown if none is open and one unknown :: in lib(a,b); a open=unstated; b closed :: lib 2026-06-03 => hours-unstated
3.5 closed if all are :: in lib(a,b); a closed; b closed :: lib 2026-06-03 => closed
3.5 open although another is unknown :: in lib(a,b); a open=09:00-12:00; b open=unstated :: lib 2026-06-03T10:00 => open
3.5 partial while one is known to be closed :: in lib(a,b); a open=09:00-12:00; b closed :: lib 2026-06-03T10:00 partial => true
3.5 not partial for an unknown one :: in lib(a,b); a open=09:00-12:00; b open=unstated :: lib 2026-06-03T10:00 partial => false
3.5 not partial when all are open :: in lib(a,b); lib open=09:00-12:00 :: lib 2026-06-03T10:00 partial => false
3.5 not partial when closed :: in lib(a,b); lib open=09:00-12:00 :: lib 2026-06-03T13:00 partial => false
3.5 open parts :: in lib(a,b,c); a open=09:00-12:00; b open=09:00-12:00; c closed :: lib 2026-06-03T10:00 openParts => a b
3.5 closed parts :: in lib(a,b,c); a open=09:00-12:00; b closed; c closed :: lib 2026-06-03T10:00 closedParts => b c
3.5 an unknown part is in neither list :: in lib(a,b,c); a open=09:00-12:00; b closed; c open=unstated :: lib 2026-06-03T10:00 closedParts => b
3.5 parts with own hours do not count :: in lib(a,park*); lib open=09:00-12:00; park open=00:00-24:00 :: lib 2026-06-03T13:00 => closed
3.5 parts with own hours do not make it partial :: in lib(a,park*); lib open=09:00-12:00; park closed :: lib 2026-06-03T10:00 partial => false
3.5 open parts are the nearest :: in lib(f(r,s),g); f open=09:00-12:00; g closed :: lib 2026-06-03T10:00 openParts => f
3.5 descending only into partial ones :: in lib(f(r,s),g); r open=09:00-12:00; s closed; g closed :: lib 2026-06-03T10:00 openParts => r
3.5 closed parts likewise :: in lib(f(r,s),g); r open=09:00-12:00; s closed; g open=09:00-12:00 :: lib 2026-06-03T10:00 closedParts => s
3.5 its own state on days on which a rule names it :: in lib(a,b); lib open=09:00-17:00; a open=09:00-12:00; b open=09:00-12:00 :: lib 2026-06-03T15:00 => open
3.5 then it is partial over closed parts :: in lib(a,b); lib open=09:00-17:00; a open=09:00-12:00; b open=09:00-12:00 :: lib 2026-06-03T15:00 partial => true
3.5 not on days on which none does :: in lib(a,b); a open=09:00-17:00; b open=09:00-17:00; @2026-05-20 lib on=2026-06-04 closed :: lib 2026-06-03T10:00 partial => false
3.5 a rule naming what it is in counts as well :: in city(lib(a)); city open=09:00-17:00; a open=09:00-12:00 :: lib 2026-06-03T15:00 => open
3.5 a rule that only says how does not make its own state :: in lib(a,b); lib book=walk-in; a open=09:00-12:00; b open=09:00-12:00 :: lib 2026-06-03T15:00 => closed
3.5 all parts have own hours: the venue's own state :: in lib(hall*,park*); lib open=09:00-17:00; hall closed :: lib 2026-06-03T10:00 => open
3.5 all parts have own hours: unknown if no rule names it :: in lib(hall*,park*); hall open=09:00-17:00 :: lib 2026-06-03 => no-schedule
3.5 only two rooms are open :: in lib(p,s,k); @2026-02-08 p,s on=2026-02-17 open=08:30-12:00,14:30-17:30 others=closed :: lib 2026-02-17T09:00 openParts => p s
3.5 and between sessions all is closed :: in lib(p,s,k); @2026-02-08 p,s on=2026-02-17 open=08:30-12:00,14:30-17:30 others=closed :: lib 2026-02-17 => 08:30 open 12:00 | 14:30 open 17:30
3.5 windows of a day are those of its parts, each once :: in lib(p,s,k); @2026-02-08 p,s on=2026-02-17 open=08:30-12:00,14:30-17:30 others=closed :: lib 2026-02-17 windows => 08:30-12:00 | 14:30-17:30
3.5 different windows of parts :: in lib(p,s); p open=08:30-17:30; s open=08:30-12:00,14:30-17:30 :: lib 2026-06-03 windows => 08:30-12:00 | 08:30-17:30 | 14:30-17:30
3.5 parts inherit regular hours they outlast :: in lib(p,s); lib open=08:30-17:30; @2026-05-20 p on=2026-06-03 also=18:00-20:00 :: lib 2026-06-03T19:00 openParts => p
3.5 the combined unknown gives the strongest reason :: in lib(a,b); a open=unstated; @2026-05-20 b on=2026-06-03 open=regular :: lib 2026-06-03T10:00 reason => hours-unstated
3.5 a day of which nothing is said of any part :: in lib(a,b) :: lib 2026-06-03 => no-schedule
`)
