/** The notice as a whole: statements are completed by each other, in this order. */
import { tellAsides } from '../asides.ts'
import type { RawFinding, FactInput } from '../facts.ts'
import { followPointers } from '../references.ts'
import { settleSeasons } from '../seasons.ts'
import { joinSessions } from '../sessions.ts'
import { alikeHolidays } from './alike.ts'
import { contradictions } from './contradictions.ts'
import {
  closedAgain,
  closedUntil,
  splitClosures,
  forSoManyDays,
  boundByResumption,
  shutLaterThatDay,
} from './closures.ts'
import { startBefore, joinEnds } from './ends.ts'
import { gapsTold } from './gaps.ts'
import { onlyThen } from './only.ts'
import { onlyRooms } from './opened-rooms.ts'
import { openOnStatedDays, daysDefined } from './stated.ts'
import { undated, exceptions } from './undated.ts'
import { timesOfClosure } from './under-heading.ts'
import { respectively, amongSeveral } from './each.ts'
import { enteredApart } from './entered.ts'
import { excepted } from './excepted.ts'

import {
  endOfRoom,
  onWeekdaysOfHouse,
  startOfHouse,
  startOfRest,
  hoursAbove,
  hoursOfAll,
  hoursOfTheirHouse,
  bothEnds,
  wholeDays,
  evenings,
  halves,
  halfOfRest,
  halfUnchanged,
  relativeLast,
  endMissed,
  ordinaryLast,
  lastOfPart,
} from './hours.ts'
import { hoursOfHoliday } from './holiday.ts'
import { narrowing } from './narrowing.ts'
import { saidOnward } from './narrowing/spelled.ts'
import { otherDays } from './others.ts'
import {
  resumptions,
  houseResumes,
  shutOnce,
  shutUntilResumed,
  above,
  roomsAfterHouse,
  timetableOfReopening,
} from './resumption.ts'
import { sparedDays } from './spared.ts'
import { withholdGuesses } from './unsure.ts'
import { counted, houseOfFloors, complements, joinRooms, partsSpeak } from './rooms.ts'

/** Works out the statements as a whole; segments that only summarised others are marked dead. */
export function settleSegments(input: FactInput): RawFinding[] {
  const { reading, registry, doc } = input
  const findings: RawFinding[] = []
  timesOfClosure(input)
  resumptions(input)
  shutUntilResumed(input)
  houseResumes(input)
  settleSeasons(reading.segments)
  roomsAfterHouse(reading, registry)
  startBefore(reading)
  endOfRoom(input)
  onlyRooms(input)
  undated(input)
  timetableOfReopening(input)
  onWeekdaysOfHouse(input)
  openOnStatedDays(input)
  timesOfClosure(input)
  exceptions(input)
  above(input)
  alikeHolidays(input)
  joinSessions(reading.segments, input.text)
  closedAgain(input)
  closedUntil(reading)
  splitClosures(reading)
  shutOnce(reading)
  shutLaterThatDay(reading)
  boundByResumption(reading)
  forSoManyDays(input)
  hoursOfHoliday(input)
  counted(input)
  followPointers(reading.segments, registry, doc)
  houseOfFloors(reading)
  complements(input)
  excepted(input)
  startOfHouse(input)
  joinEnds(reading)
  joinRooms(input)
  enteredApart(input)
  partsSpeak(input)
  otherDays(input)
  startOfRest(reading)
  onlyThen(input)
  daysDefined(input)
  respectively(reading)
  amongSeveral(reading)
  narrowing(input)
  saidOnward(reading)
  hoursOfAll(input)
  hoursOfTheirHouse(input)
  hoursAbove(reading)
  bothEnds(reading)
  wholeDays(reading)
  evenings(input)
  halves(reading)
  halfOfRest(reading)
  halfUnchanged(input)
  gapsTold(reading)
  relativeLast(reading)
  ordinaryLast(reading)
  lastOfPart(reading)
  endMissed(input)
  tellAsides(input)
  sparedDays(input)
  withholdGuesses(input)
  contradictions(reading, findings)
  return findings
}
