/** Bad input, and the sentence a person reads: found, expected, repair. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../../src/dataset/decode.ts'
import type { Folder } from '../../src/dataset/decode.ts'
import { examine } from '../../src/dataset/review.ts'
import { CALENDAR, folder } from './folders.ts'

/** Messages of the errors in a folder, which then yields no city. */
function errors(bad: Folder): string[] {
  const { cities, issues } = examine(bad, CALENDAR)
  const found = issues.filter((issue) => issue.severity === 'error')
  if (found.length > 0) expect(cities).toEqual([])
  return found.map((issue) => issue.message)
}

describe('rules', () => {
  const cases: [string, string | string[]][] = [
    [
      '{clause: 1, venue: hall, on: 2024-02-30, open: 09:00-17:00}',
      'rules[0].on: 2024-02-30 does not exist; 2024-02 ends on the 29th',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-2-9, open: 09:00-17:00}',
      'rules[0].on: 2024-2-9 is not a date; write 2024-02-09',
    ],
    [
      '{clause: 1, venue: hall, on: 2024/02/09, open: 09:00-17:00}',
      'rules[0].on: 2024/02/09 is not a date; write 2024-02-09',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09/2024-02-05, open: 09:00-17:00}',
      'rules[0].on: 2024-02-09/2024-02-05 ends before it starts; write 2024-02-05/2024-02-09',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09/2024-02-31, open: 09:00-17:00}',
      'rules[0].on: 2024-02-31 does not exist; 2024-02 ends on the 29th',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09/, open: 09:00-17:00}',
      'rules[0].on: 2024-02-09/ is half a range; write from: 2024-02-09',
    ],
    [
      '{clause: 1, venue: hall, on: 1999-12-31, open: 09:00-17:00}',
      'rules[0].on: 1999-12-31 is outside 2000-01-01 to 2100-12-31',
    ],
    [
      '{clause: 1, venue: hall, on: 13-01/14-01, open: 09:00-17:00}',
      'rules[0].on: 13-01 is a day of no year',
    ],
    [
      '{clause: 1, venue: hall, on: 20240209, open: 09:00-17:00}',
      'rules[0].on: 20240209 is neither a date, a range nor a calendar name; write 2024-02-09',
    ],
    [
      '{clause: 1, venue: hall, on: spring-fest, open: 09:00-17:00}',
      'rules[0].on: spring-fest is neither a date, a range nor a calendar name; did you mean spring-festival?',
    ],
    [
      '{clause: 1, venue: hall, on: sa, open: 09:00-17:00}',
      'rules[0].on: sa is neither a date, a range nor a calendar name; write days: sa',
    ],
    [
      '{clause: 1, venue: hall, on: [], open: 09:00-17:00}',
      'rules[0].on: the list is empty, so the rule would match no day; leave the key out',
    ],
    [
      '{clause: 1, venue: hall, on: {festival: latern, offset: 1}, open: all-day}',
      'rules[0].on.festival: latern is not a word known here; did you mean lantern?',
    ],
    [
      '{clause: 1, venue: hall, on: {festival: lantern}, open: all-day}',
      'rules[0].on: offset is missing',
    ],
    [
      '{clause: 1, venue: hall, on: {festival: lantern, offset: 1.5}, open: all-day}',
      'rules[0].on.offset: 1.5 is not a whole number from -60 to 60',
    ],
    [
      '{clause: 1, venue: hall, days: mo-fr, open: 09:00-17:00}',
      'rules[0].days: mo-fr is neither a weekday nor a kind of day; list them: [mo, tu, we, th, fr]',
    ],
    [
      '{clause: 1, venue: hall, days: spring-festival, open: 09:00-17:00}',
      'rules[0].days: spring-festival is neither a weekday nor a kind of day; write on: spring-festival',
    ],
    [
      '{clause: 1, venue: hall, days: monday, open: 09:00-17:00}',
      'rules[0].days: monday is neither a weekday nor a kind of day; write mo',
    ],
    [
      '{clause: 1, venue: hall, days: {nth: 0, day: mo}, open: all-day}',
      'rules[0].days.nth: 0 is no weekday of a month',
    ],
    [
      '{clause: 1, venue: hall, days: {nth: 6, day: mo}, open: all-day}',
      'rules[0].days.nth: 6 is not a whole number from -1 to 5',
    ],
    [
      '{clause: 1, venue: hall, from: 2024-02-10, to: 2024-02-09, open: all-day}',
      'rules[0].to: 2024-02-09 lies before from: 2024-02-10; exchange them',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 17:00-09:00}',
      'rules[0].open: 17:00-09:00 ends before it starts; past midnight is written 17:00-33:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 17:00-50:00}',
      'rules[0].open: 17:00-50:00 runs past 48:00; write the later day as a rule of its own',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 25:00-26:00}',
      'rules[0].open: 25:00-26:00 starts after midnight; write it on the next day as 01:00-02:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 09:00-09:00}',
      'rules[0].open: 09:00-09:00 is empty; a whole day is written all-day',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 09:60-17:00}',
      'rules[0].open: 09:60-17:00: 09:60 is not a time; minutes go from 00 to 59',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 9-17}',
      'rules[0].open: 9-17 is not a window; write 09:00-17:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 09:00–17:00}',
      'rules[0].open: 09:00–17:00 is not a window; write 09:00-17:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 9:00 至 17:00}',
      'rules[0].open: 9:00 至 17:00 is not a window; write 09:00-17:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 9}',
      'rules[0].open: 9 is not a window; windows are written 09:00-17:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: closed}',
      'rules[0].open: closed is not a way to be open; write closed: all-day',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: all day}',
      'rules[0].open: all day is not a window; did you mean all-day?',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: []}',
      'rules[0].open: no windows are listed; a closed day is written closed: all-day',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: ?-?}',
      'rules[0].open: ?-? states neither end; write open: unstated',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: [09:00-12:00, regular]}',
      'rules[0].open[1]: regular cannot stand where a window must; write it alone, under open:',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: {hours: 09:00-12:00, last: "11:00"}}',
      'rules[0].open.last: unknown key; expected one of hours, lastEntry, entry, booking, fee',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: {lastEntry: "11:00"}}',
      'rules[0].open: hours is missing',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: true}',
      'rules[0].open: true is not a window; windows are written 09:00-17:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 08:00-regular-19:00}',
      'rules[0].open: 08:00-regular-19:00 replaces both ends of the regular hours; write 08:00-19:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: regular-49:00}',
      'rules[0].open: 49:00 is not a time up to 48:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 22:00-?, also: 10:00-11:00}',
      'rules[0].also: stands beside open; write a rule for each',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, also: all-day}',
      'rules[0].also: all-day is the whole day and cannot be added to one; write open: all-day',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, also: 17:00-?}',
      'rules[0].also: 17:00-? leaves one end open; only open: takes hours with one end',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, closed: ?-12:00}',
      'rules[0].closed: ?-12:00 leaves one end open; only open: takes hours with one end',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, closed: {hours: 12:00-14:00, fee: free}}',
      'rules[0].closed: closed windows have no entry, booking or fee of their own',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 09:00-17:00, closed: 12:00-13:00}',
      'rules[0].closed: stands beside open; write a rule for each',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, closed: true}',
      'rules[0].closed: true is not a window; windows are written 09:00-17:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 09:00-17:00, as: tu}',
      'rules[0].as: names another weekday’s hours, and this rule does not keep regular ones; leave it out, or write open: regular',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: regular, as: tuesday}',
      'rules[0].as: tuesday is not a word known here; expected one of mo, tu, we, th, fr, sa, su',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 09:00-17:00, lastEntry: "17:30"}',
      'rules[0].lastEntry: 17:30 lies outside its window 09:00-17:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 09:00-17:00, lastEntry: "04:30"}',
      'rules[0].lastEntry: 04:30 lies outside its window 09:00-17:00; in the afternoon it is written "16:30"',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: 09:00-17:00, lastEntry: 16.30}',
      'rules[0].lastEntry: 16.30 is not a time of day up to 48:00; write "16:30"',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: [{hours: 09:00-17:00, lastEntry: "16:00"}], lastEntry: "16:30"}',
      'rules[0].lastEntry: 16:30 contradicts the last window’s own 16:00; keep one of them',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, closed: all-day, lastEntry: "16:00"}',
      'rules[0].lastEntry: binds the rule’s last window, and this rule has none; leave it out, or state the hours',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, fee: free, lastEntry: "16:00"}',
      'rules[0].lastEntry: binds the rule’s last window, and this rule has none; leave it out, or state the hours',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: regular-17:00, lastEntry: "18:00"}',
      'rules[0].lastEntry: 18:00 lies outside its window ?-17:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, booking: walk-in}',
      'rules[0].booking: walk-in stands alone; write {mode: walk-in}',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, booking: {channels: [online]}}',
      'rules[0].booking: mode is missing',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, booking: {mode: booking}}',
      'rules[0].booking.mode: booking is not a word known here; expected one of walk-in, first-come, book-ahead, book-or-walk-in, by-arrangement',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, booking: {mode: book-ahead, channels: [acount]}}',
      'rules[0].booking.channels[0]: acount is neither an id of channels: nor a kind of channel; did you mean account?',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, booking: {mode: book-ahead, channels: [某馆]}}',
      'rules[0].booking.channels[0]: 某馆 is neither an id of channels: nor a kind of channel; expected one of account, mini-program, official-account, website, app, phone, counter, online, offline',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, booking: {mode: book-ahead, minDaysAhead: 3, maxDaysAhead: 1}}',
      'rules[0].booking.minDaysAhead: 3 is more than maxDaysAhead 1; nobody could book; exchange or correct them',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, booking: {mode: book-ahead, minDaysAhead: -1}}',
      'rules[0].booking.minDaysAhead: -1 is not a whole number from 0 to 400',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, booking: {mode: book-ahead, cutoffAt: "24:30"}}',
      'rules[0].booking.cutoffAt: 24:30 is not a time of day up to 24:00; times are written 09:00',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, booking: {mode: book-ahead, realName: yes}}',
      'rules[0].booking.realName: yes is neither true nor false; write true',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, fee: gratis}',
      'rules[0].fee: gratis is not a word known here; expected one of free, low-fee, paid',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, note: 5}',
      'rules[0].note: 5 is not text; write it in quotes: "5"',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, }',
      'rules[0]: the rule says neither hours nor how one gets in',
    ],
    [
      '{clause: 1, venue: hall, open: regular}',
      'rules[0].open: regular without a last date would name itself; give from: for a resumption, or to:, or dates under on:',
    ],
    [
      '{clause: 1, venue: hall, from: 2024-02-09, days: [tu], open: regular}',
      'rules[0].open: regular without a last date would name itself; leave days: and on: out for a resumption, or give to:',
    ],
    [
      '{clause: 1, venue: hall, from: 2024-02-09, open: regular-19:00}',
      'rules[0].open: regular-19:00 without a last date would name itself; give from: for a resumption, or to:, or dates under on:',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: all-day, holidays: same}',
      'rules[0].holidays: is for rules that stand, and this one is dated; leave it out: a notice speaks about the days it names',
    ],
    [
      '{clause: 1, venue: hall, open: all-day, holidays: open}',
      'rules[0].holidays: open is not a word known here; expected one of same, closed, silent',
    ],
    [
      '{clause: 1, venue: hall, days: rest-days, open: all-day, holidays: same}',
      'rules[0].holidays: same, but the rule names holidays itself; leave holidays out',
    ],
    [
      '{clause: 1, venue: hall, also: 17:00-20:00, holidays: closed}',
      'rules[0].holidays: closed stands with hours that are only added or removed; write a rule of its own: on: statutory-holidays, closed: all-day',
    ],
    [
      '{clause: 1, venue: hal, on: 2024-02-09, open: all-day}',
      'rules[0].venue: hal is not a venue of this city; did you mean hall?',
    ],
    [
      '{clause: 1, venue: 会堂, on: 2024-02-09, open: all-day}',
      'rules[0].venue: 会堂 is not a venue of this city; write hall',
    ],
    [
      '{clause: 1, venue: swimming-pool, on: 2024-02-09, open: all-day}',
      'rules[0].venue: swimming-pool is not a venue of this city; enter it in venues.yaml first',
    ],
    ['{clause: 1, on: 2024-02-09, open: all-day}', 'rules[0]: venue is missing'],
    [
      '{clause: 1, venue: hall, venues: [room], on: 2024-02-09, open: all-day}',
      'rules[0].venues: stands beside venue',
    ],
    [
      '{clause: 1, venues: [room, room], on: 2024-02-09, open: all-day}',
      'rules[0].venues[1]: room is named twice',
    ],
    [
      '{clause: 1, venues: [], on: 2024-02-09, open: all-day}',
      'rules[0].venues: no venue is listed',
    ],
    [
      '{clause: 0, venue: hall, on: 2024-02-09, open: all-day}',
      'rules[0].clause: 0 is not a whole number from 1 to 999',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, opens: all-day}',
      [
        'rules[0].opens: unknown key; did you mean open?',
        'rules[0]: the rule says neither hours nor how one gets in',
      ],
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: all-day, others: closed}',
      'rules[0].others: closed would close the parts beside hall, which is part of nothing; leave it out',
    ],
    [
      '{clause: 1, venue: room, on: 2024-02-09, closed: all-day, others: closed}',
      'rules[0].others: closed stands at a rule that opens nothing; leave it out',
    ],
    [
      '{clause: 1, venue: room, on: 2024-02-09, open: all-day, others: open}',
      'rules[0].others: open is not a word known here; expected one of closed',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: all-day, cause: weather}',
      'rules[0].cause: is the cause of a closure, and this rule closes nothing; leave it out',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, closed: all-day, cause: rain}',
      'rules[0].cause: rain is not a word known here; expected one of maintenance, weather, event, private, staff',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: all-day, basis: guess}',
      'rules[0].basis: guess is not a word known here; expected one of stated, implied',
    ],
    [
      '{clause: 1, venue: hall, on: 2024-02-09, open: all-day, id: "a b"}',
      'rules[0].id: a b is not a rule id',
    ],
    ['hall', 'rules[0]: hall is not a map'],
  ]
  test.each(cases)('%s', (line, messages) => {
    expect(errors(folder({ rules: [line] }))).toEqual([messages].flat())
  })
})

describe('entry, quotas and days after a holiday', () => {
  const on = 'venue: hall, on: 2024-02-09'
  test.each([
    [
      `{${on}, open: 09:00-?, lastEntry: -30}`,
      'rules[0].lastEntry: -30 counts back from a closing time, and none is stated; write the time of last entry, such as "16:30"',
    ],
    [
      `{${on}, open: 09:00-09:20, lastEntry: -30}`,
      'rules[0].lastEntry: -30 counts back from a closing time, and the window is shorter; write the time of last entry, such as "16:30"',
    ],
    [
      `{${on}, open: {hours: 09:00-12:00, entry: 11:00-12:30}}`,
      'rules[0].open.entry: 11:00-12:30 lies outside its window; correct the slot or the hours',
    ],
    [`{${on}, open: {hours: 09:00-12:00, entry: []}}`, 'rules[0].open.entry: no slot is listed'],
    [
      `{${on}, booking: {mode: book-ahead, quota: {}}}`,
      'rules[0].booking.quota: the quota states no number; leave it out, or say how many get in',
    ],
    [
      `{${on}, booking: {mode: book-ahead, quota: {perDay: 0}}}`,
      'rules[0].booking.quota.perDay: 0 is not a whole number from 1 to 1000000',
    ],
    [
      '{venue: hall, on: {after: lantern, day: 1}, open: all-day}',
      'rules[0].on.after: lantern is not a word known here; expected one of new-year, spring-festival, qingming, labour-day, dragon-boat, mid-autumn, national-day, statutory-holidays',
    ],
    [
      '{venue: hall, on: {after: national-day, day: 0}, open: all-day}',
      'rules[0].on.day: 0 is not a whole number from 1 to 14',
    ],
  ])('%s', (line, message) => {
    expect(errors(folder({ rules: [line] }))).toEqual([message])
  })
})

describe('rules of a notice without covers', () => {
  const cases: [string, string][] = [
    [
      '{clause: 1, venue: hall, on: spring-festival, open: all-day}',
      'rules[0].on: spring-festival comes again, and the notice states no covers; state which days the notice speaks of, or write the dates',
    ],
    [
      '{clause: 1, venue: hall, days: mo, closed: all-day}',
      'rules[0].days: mo comes again, and the notice states no covers; state which days the notice speaks of, or write the dates',
    ],
    [
      '{clause: 1, venue: hall, on: lantern, closed: all-day}',
      'rules[0].on: lantern comes again, and the notice states no covers; state which days the notice speaks of, or write the dates',
    ],
    [
      '{clause: 1, venue: hall, days: sa, booking: {mode: walk-in}}',
      'rules[0].days: sa comes again, and the notice states no covers; state which days the notice speaks of, or write the dates',
    ],
  ]
  test.each(cases)('%s', (line, message) => {
    expect(errors(folder({ rules: [line], head: '' }))).toEqual([message])
  })
})

describe('the city', () => {
  const cases: [string, string | string[]][] = [
    [
      '{id: feeds, name: 某市, timezone: Asia/Shanghai}',
      'city.id: feeds is a word of the addresses of this service and cannot name anything',
    ],
    [
      '{id: openapi.json, name: 某市, timezone: Asia/Shanghai}',
      'city.id: openapi.json is not an id; ids are lower-case letters and digits, joined by -',
    ],
    ['{id: Town, name: 某市, timezone: Asia/Shanghai}', 'city.id: Town is not an id; write town'],
    [
      '{id: village, name: 某市, timezone: Asia/Shanghai}',
      'city.id: village stands in the folder cities/town; rename the folder to cities/village, or the city to town',
    ],
    [
      '{id: town, name: 某市, timezone: Asia/Shangai}',
      'city.timezone: Asia/Shangai is not a time zone; did you mean Asia/Shanghai?',
    ],
    [
      '{id: town, name: 某市, timezone: Beijing}',
      'city.timezone: Beijing is not a time zone; write Asia/Shanghai',
    ],
    [
      '{id: town, name: 某市, timezone: "+08:00"}',
      'city.timezone: +08:00 is not a time zone; write Asia/Shanghai',
    ],
    ['{id: town, name: 某市}', 'city: timezone is missing'],
    [
      '{id: town, name: 某市, timezone: Asia/Shanghai, calendar: US}',
      'city.calendar: US is not a word known here; expected one of CN, none',
    ],
  ]
  test.each(cases)('%s', (line, messages) => {
    expect(errors(folder({ city: line }))).toEqual([messages].flat())
  })
})

describe('venues', () => {
  const cases: [string, string | string[]][] = [
    [
      '{id: hall, name: 甲, kind: other}',
      'venues[1].id: hall is already used at cities/town/venues.yaml:5; choose another',
    ],
    [
      '{id: town, name: 甲, kind: other}',
      'venues[1].id: town is already used at cities/town/venues.yaml:1; choose another',
    ],
    [
      '{id: town-2024, name: 甲, kind: other}',
      'id: town-2024 is already used at cities/town/venues.yaml:11; choose another',
    ],
    [
      '{id: v1, name: 甲, kind: other}',
      'venues[1].id: v1 is a word of the addresses of this service and cannot name anything',
    ],
    [
      '{id: new-hall, name: 甲, kind: other, formerIds: [room]}',
      'venues[1].formerIds[0]: room is already used at cities/town/venues.yaml:9; choose another',
    ],
    [
      '{id: x, name: 甲, kind: musuem}',
      'venues[1].kind: musuem is not a word known here; did you mean museum?',
    ],
    ['{id: x, kind: museum}', 'venues[1]: name is missing'],
    [
      '{id: x, name: 甲, kind: other, partOf: y}',
      'venues[1].partOf: y is not a venue of this city; enter it in venues.yaml first',
    ],
    [
      '{id: x, name: 甲, kind: other, partOf: x}',
      'venues[1].partOf: a venue cannot be part of itself: x in x',
    ],
    [
      '{id: x, name: 甲, kind: other, partOf: y}\n  - {id: y, name: 甲, kind: other, partOf: x}',
      [
        'venues[1].partOf: a venue cannot be part of itself: x in y in x',
        'venues[2].partOf: a venue cannot be part of itself: y in x in y',
      ],
    ],
    [
      '{id: x, name: 甲, kind: other, location: {lat: 91, lon: 113, datum: wgs84}}',
      'venues[1].location.lat: 91 is not a number from -90 to 90',
    ],
    [
      '{id: x, name: 甲, kind: other, location: {lat: 27, lon: 181, datum: wgs84}}',
      'venues[1].location.lon: 181 is not a number from -180 to 180',
    ],
    [
      '{id: x, name: 甲, kind: other, location: {lat: 27, lon: 113, datum: bd09}}',
      'venues[1].location.datum: bd09 is not a word known here; expected one of wgs84, gcj02',
    ],
    [
      '{id: x, name: 甲, kind: other, phone: 07310000000}',
      'venues[1].phone: 07310000000 is not text; write it in quotes: "07310000000"',
    ],
    [
      '{id: x, name: 甲, kind: other, website: zzsmuseum.cn}',
      'venues[1].website: zzsmuseum.cn is not a web address; write https://zzsmuseum.cn',
    ],
    [
      '{id: x, name: 甲, kind: other, website: "javascript:alert(1)"}',
      'venues[1].website: javascript:alert(1) is not a web address; addresses begin with https:// or http://',
    ],
    ['{id: x, name: "", kind: other}', 'venues[1].name: the text is empty; leave the key out'],
    [
      '{id: x, name: "a\\u0007b", kind: other}',
      'venues[1].name: the text holds control characters; remove them',
    ],
    [
      '{id: x, name: 甲, kind: other, parts: {id: y}}',
      'venues[1].parts: a map is not a list; write [ ] around it, or one item a line, each after -',
    ],
    [
      '{id: x, name: 甲, kind: other, parts: [{id: y, name: 乙, kind: other, partOf: hall}]}',
      'venues[1].parts[0].partOf: hall, but the venue stands under the parts of x; leave partOf out',
    ],
    [
      '{id: x, name: 甲, kind: other, standing: [{open: regular}]}',
      'venues[1].standing[0].open: regular names the regular hours, and this rule is one of them; write the hours',
    ],
    [
      '{id: x, name: 甲, kind: other, standing: [{on: 05-01/10-31, open: regular}]}',
      'venues[1].standing[0].open: regular names the regular hours, and this rule is one of them; write the hours',
    ],
    [
      '{id: x, name: 甲, kind: other, standing: [{on: spring-festival, open: all-day, holidays: same}]}',
      'venues[1].standing[0].holidays: same, but the rule names holidays itself; leave holidays out',
    ],
    [
      '{id: x, name: 甲, kind: other, standing: [{clause: 1, open: all-day}]}',
      'venues[1].standing[0].clause: unknown key; did you mean cause?',
    ],
    [
      '{id: x, name: 甲, kind: other, standing: [{open: all-day, source: {title: 甲}}]}',
      'venues[1].standing[0].source: publisher is missing',
    ],
  ]
  test.each(cases)('%s', (line, messages) => {
    expect(errors(folder({ venues: `\n  - ${line}` }))).toEqual([messages].flat())
  })
})

describe('the head of a notice', () => {
  const cases: [string, string | string[]][] = [
    [
      'covers: 2024-02-30/2024-03-01',
      'covers: 2024-02-30 does not exist; 2024-02 ends on the 29th',
    ],
    ['covers: spring', 'covers: spring is not a date; dates are written 2024-02-16'],
    [
      'supersedes: [town-2023]',
      'supersedes[0]: town-2023 is not a notice of this city; did you mean town-2024?',
    ],
    [
      'supersedes: [town-2024]',
      'supersedes[0]: town-2024 would supersede itself; take one of the notices out of the circle',
    ],
    ['layer: urgent', 'layer: urgent is not a word known here; expected one of notice, emergency'],
    ['id: other', 'id: stands twice in one map; keep one of them'],
    [
      'url: www.example.cn',
      'url: www.example.cn is not a web address; write https://www.example.cn',
    ],
  ]
  test.each(cases)('%s', (line, messages) => {
    expect(errors(folder({ head: line }))).toEqual([messages].flat())
  })
})

describe('announced', () => {
  const cases: [string, string | string[]][] = [
    [
      '2024-02-08T25:00',
      'announced: 2024-02-08T25:00 is not a date with a time of day; or give the date alone',
    ],
    [
      '2024-02-08T15:00:00+08:00',
      'announced: 2024-02-08T15:00:00+08:00 is not a date with a time of day; write 2024-02-08T15:00',
    ],
    [
      '2024-02-08T15:00Z',
      'announced: 2024-02-08T15:00Z is not a date with a time of day; write 2024-02-08T15:00',
    ],
    ['{by: yesterday}', 'announced.by: yesterday is not a date; dates are written 2024-02-16'],
    [
      '{from: 2024-02-08}',
      ['announced.from: unknown key; expected one of by', 'announced: by is missing'],
    ],
    ['昨天', 'announced: 昨天 is not a date; dates are written 2024-02-16'],
    ['2024-13-01', 'announced: 2024-13-01 does not exist; months go from 01 to 12'],
  ]
  test.each(cases)('%s', (line, messages) => {
    expect(errors(folder({ announced: line }))).toEqual([messages].flat())
  })
})

describe('the programme', () => {
  const cases: [string, string | string[]][] = [
    [
      '{venue: hal, date: 2024-02-16, title: 甲}',
      'programme[0].venue: hal is not a venue of this city; did you mean hall?',
    ],
    [
      '{venue: hall, date: 2024-02-30, title: 甲}',
      'programme[0].date: 2024-02-30 does not exist; 2024-02 ends on the 29th',
    ],
    [
      '{venue: hall, date: 2024-02-16, title: 甲, time: "25:00"}',
      'programme[0].time: 25:00 is not a time of day up to 23:59; times are written 09:00',
    ],
    ['{venue: hall, date: 2024-02-16}', 'programme[0]: title is missing'],
  ]
  test.each(cases)('%s', (line, messages) => {
    expect(errors(folder({ programme: [line] }))).toEqual([messages].flat())
  })
})

describe('a city without a calendar', () => {
  const city = '{id: town, name: 某市, timezone: Europe/Berlin, calendar: none}'
  const why = 'is a calendar name, and the city’s calendar is none; write the dates'
  test.each([
    ['on: spring-festival', `rules[0].on: spring-festival ${why}`],
    ['on: statutory-holidays', `rules[0].on: statutory-holidays ${why}`],
    ['on: {festival: lantern, offset: 1}', `rules[0].on.festival: lantern ${why}`],
    ['days: [mo, statutory-holidays]', `rules[0].days[1]: statutory-holidays ${why}`],
    ['except: qingming', `rules[0].except: qingming ${why}`],
  ])('%s', (words, message) => {
    expect(errors(folder({ city, rules: [`{venue: hall, ${words}, open: all-day}`] }))).toEqual([
      message,
    ])
  })
  test('weekdays, workdays and dates remain', () => {
    const rules = [
      '{venue: hall, days: [mo, workdays, rest-days], except: 2024-02-09, open: all-day}',
    ]
    expect(errors(folder({ city, rules }))).toEqual([])
  })
})

describe('two rules', () => {
  const nine = '{clause: 1, venue: hall, on: 2024-02-09, open: 09:00-17:00}'
  const tie = (differ: string, place = 'hall') =>
    `rules[1]: town-2024#2.1 and town-2024#1.1 (cities/town/notices/a.yaml:7) both set 2024-02-09 at ${place} and differ in ${differ}; narrower dates do not win by themselves: write except: in one of them`
  test.each([
    ['{clause: 2, venue: hall, on: 2024-02-05/2024-02-12, open: 10:00-16:00}', [tie('hours')]],
    ['{clause: 2, venue: hall, on: 2024-02-09, closed: all-day}', [tie('hours')]],
    ['{clause: 2, venue: hall, on: 2024-02-09, open: 09:00-17:00, fee: paid}', [tie('fee')]],
    [
      '{clause: 2, venue: hall, on: 2024-02-09, open: 09:00-17:00, lastEntry: "16:00"}',
      [tie('lastEntry')],
    ],
    ['{clause: 2, venue: hall, on: 2024-02-09, open: 09:00-17:00}', []],
    [
      '{clause: 2, venue: hall, on: 2024-02-05/2024-02-12, open: 10:00-16:00, except: 2024-02-09}',
      [],
    ],
    ['{clause: 2, venue: room, on: 2024-02-09, open: 10:00-16:00}', []],
    ['{clause: 2, venue: hall, on: 2024-02-09, also: 18:00-20:00}', []],
    [
      '{clause: 2, id: "town-2024#1.1", venue: hall, on: 2024-02-10, open: 10:00-16:00}',
      ['rules[1]: town-2024#1.1 is already used at cities/town/notices/a.yaml:7; choose another'],
    ],
  ])('09:00-17:00 on 2024-02-09 beside %s', (line, messages) => {
    expect(errors(folder({ rules: [nine, line] }))).toEqual(messages)
  })
})

describe('remarks that do not bar publishing', () => {
  test.each([
    [
      '{venue: hall, on: 2024-02-09, open: [09:00-17:00, 16:00-18:00]}',
      'rules[0]: 09:00-17:00 and 16:00-18:00 overlap; join them, or correct one',
    ],
    [
      '{venue: hall, on: [2024-02-09, 2025-02-09], open: all-day}',
      'rules[0]: 2025-02-09 reaches beyond covers 2024-02-03/2024-02-24; correct the date, or widen covers',
    ],
    [
      '{venue: hall, on: 2024-02-09, days: mo, open: all-day}',
      'rules[0]: town-2024#0.1 matches no day; its days must lie within covers 2024-02-03/2024-02-24',
    ],
    [
      '{venue: hall, on: mid-autumn, open: all-day}',
      'rules[0]: town-2024#0.1 matches no day; its days must lie within covers 2024-02-03/2024-02-24',
    ],
    [
      '{venue: hall, on: 2024-02-09, booking: {mode: book-ahead, releasesAt: "08:00"}}',
      'rules[0]: town-2024#0.1 says when booking opens (08:00) but not how many days ahead; give maxDaysAhead if the source states it',
    ],
  ])('%s', (line, message) => {
    const { cities, issues } = examine(folder({ rules: [line] }), CALENDAR)
    expect(issues.map((i) => i.message)).toEqual([message])
    expect(issues[0]!.severity).not.toBe('error')
    expect(cities).toHaveLength(1)
  })
  test('sessions that overlap but are entered differently are two sessions', () => {
    const line =
      '{venue: hall, on: 2024-02-09, open: [09:00-12:00, {hours: 10:00-11:00, fee: paid}]}'
    expect(examine(folder({ rules: [line] }), CALENDAR).issues).toEqual([])
  })
  test.each([
    [
      '{id: x, name: 甲, kind: other, ownHours: true}',
      'venues[1].ownHours: says nothing at a venue that is part of no other; leave it out',
    ],
    [
      '{id: x, name: 甲, kind: other, location: {lat: 27, lon: 113}}',
      'venues[1].location: no datum is stated; read as wgs84; Chinese maps give gcj02, some 500 m off',
    ],
  ])('%s', (line, message) => {
    const { cities, issues } = examine(folder({ venues: `\n  - ${line}` }), CALENDAR)
    expect(issues.map((i) => [i.severity, i.message])).toEqual([['warning', message]])
    expect(cities).toHaveLength(1)
  })
})

describe('files', () => {
  const notice = folder({}).files.get('cities/town/notices/a.yaml')!
  const minimal = (id: string, supersedes: string) =>
    `{id: ${id}, title: 甲, publisher: 乙, announced: 2024-01-01, supersedes: [${supersedes}], rules: [{venue: hall, on: 2024-03-01, open: all-day}]}`
  const cases: [string, Record<string, string>, [string, number, number, string][]][] = [
    [
      'a notice outside notices/',
      { 'cities/town/notice.yaml': 'a: 1' },
      [
        [
          'cities/town/notice.yaml',
          1,
          1,
          'cities/town/notice.yaml is not where data files stand, so nobody would read it; move or remove it',
        ],
      ],
    ],
    [
      '.yml',
      { 'cities/town/notices/b.yml': 'a: 1' },
      [
        [
          'cities/town/notices/b.yml',
          1,
          1,
          'cities/town/notices/b.yml is not where data files stand, so nobody would read it; rename it to cities/town/notices/b.yaml',
        ],
      ],
    ],
    [
      'a year that is none',
      { 'calendar/24.yaml': 'a: 1' },
      [
        [
          'calendar/24.yaml',
          1,
          1,
          'calendar/24.yaml is not where data files stand, so nobody would read it; move or remove it',
        ],
      ],
    ],
    [
      'an empty file',
      { 'cities/town/notices/b.yaml': '' },
      [['cities/town/notices/b.yaml', 1, 1, 'nothing stands here']],
    ],
    [
      'a list',
      { 'cities/town/notices/b.yaml': '- a' },
      [['cities/town/notices/b.yaml', 1, 1, 'a list is not a map']],
    ],
    [
      'the same notice twice',
      { 'cities/town/notices/b.yaml': notice },
      [
        [
          'cities/town/notices/b.yaml',
          1,
          5,
          'id: town-2024 is already used at cities/town/notices/a.yaml:1; choose another',
        ],
      ],
    ],
    [
      'a key twice',
      { 'cities/town/notices/b.yaml': 'id: x\nid: y\n' },
      [['cities/town/notices/b.yaml', 2, 1, 'id: stands twice in one map; keep one of them']],
    ],
    [
      'an anchor and its alias',
      { 'cities/town/notices/b.yaml': 'id: &a x\ntitle: *a' },
      [
        [
          'cities/town/notices/b.yaml',
          1,
          8,
          'id: &a is an anchor; write the value out where it is needed',
        ],
        ['cities/town/notices/b.yaml', 2, 8, 'title: *a is an alias; write the value out'],
      ],
    ],
    [
      'a tag',
      { 'cities/town/notices/b.yaml': 'id: !x y' },
      [['cities/town/notices/b.yaml', 1, 8, 'id: !x is a tag; leave it out']],
    ],
    [
      'another YAML',
      { 'cities/town/notices/b.yaml': '%YAML 1.1\n---\nid: x' },
      [
        [
          'cities/town/notices/b.yaml',
          1,
          1,
          '%YAML 1.1 is another YAML, in which 16:25 is a number; leave the line out',
        ],
      ],
    ],
    [
      'two documents',
      { 'cities/town/notices/b.yaml': 'id: x\n---\nid: y' },
      [
        [
          'cities/town/notices/b.yaml',
          2,
          1,
          'line 2, column 1: not YAML: Source contains multiple documents; please use YAML.parseAllDocuments()',
        ],
      ],
    ],
    [
      'an open bracket',
      { 'cities/town/notices/b.yaml': 'id: [x' },
      [
        [
          'cities/town/notices/b.yaml',
          1,
          7,
          'line 1, column 7: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
        ],
      ],
    ],
    [
      'over 1 MB',
      { 'cities/town/notices/b.yaml': `# ${'x'.repeat(1e6)}` },
      [
        [
          'cities/town/notices/b.yaml',
          1,
          1,
          '1000002 bytes are more than a data file may have; split it into several files',
        ],
      ],
    ],
    [
      'a thousand brackets',
      { 'cities/town/notices/b.yaml': '['.repeat(1001) },
      [['cities/town/notices/b.yaml', 1, 1, 'brackets are nested more than 32 deep']],
    ],
    [
      'notices that supersede each other',
      {
        'cities/town/notices/b.yaml': minimal('b', 'c'),
        'cities/town/notices/c.yaml': minimal('c', 'b'),
      },
      [
        [
          'cities/town/notices/b.yaml',
          1,
          69,
          'supersedes[0]: b would supersede itself; take one of the notices out of the circle',
        ],
        [
          'cities/town/notices/c.yaml',
          1,
          69,
          'supersedes[0]: c would supersede itself; take one of the notices out of the circle',
        ],
      ],
    ],
    [
      'days off in another year',
      {
        'calendar/2024.yaml':
          'year: 2024\npaper: {title: 甲, publisher: 乙, date: 2023-10-25}\noff: [{holidays: [spring-festivals], on: 2025-02-10}]\nmakeUp: []',
      },
      [
        [
          'calendar/2024.yaml',
          3,
          19,
          'off[0].holidays[0]: spring-festivals is not a word known here; did you mean spring-festival?',
        ],
        [
          'calendar/2024.yaml',
          3,
          42,
          'off[0].on: 2025-02-10 is not a day that the paper of 2024 speaks of',
        ],
      ],
    ],
    [
      'a make-up workday that is a day off',
      {
        'calendar/2024.yaml':
          'year: 2024\npaper: {title: 甲, publisher: 乙, date: 2023-10-25}\noff: [{holidays: [new-year], on: 2024-01-01}]\nmakeUp: [2024-01-01]',
      },
      [['calendar/2024.yaml', 4, 10, 'makeUp[0]: a day of 2024-01-01 is already a day off']],
    ],
    [
      'a year under another name',
      {
        'calendar/2024.yaml':
          'year: 2025\npaper: {title: 甲, publisher: 乙, date: 2023-10-25}\noff: []\nmakeUp: []',
      },
      [
        [
          'calendar/2024.yaml',
          1,
          7,
          'year: 2025 stands in 2024.yaml; rename the file to 2025.yaml',
        ],
      ],
    ],
    [
      'a lunar table with holes',
      { 'calendar/lunar.yaml': '2025: [02-30, 04-04, 06-10, 09-09]' },
      [
        [
          'calendar/lunar.yaml',
          1,
          8,
          '2025[0]: 2025-02-30 does not exist; 2025-02 ends on the 28th',
        ],
        ['calendar/lunar.yaml', 1, 1, '100 years are missing, 2000 the first'],
      ],
    ],
  ]
  test.each(cases)('%s', (_, more, expected) => {
    const { cities, issues } = examine(
      { files: new Map([...folder({}).files, ...Object.entries(more)]) },
      CALENDAR,
    )
    expect(
      issues
        .filter((i) => i.severity === 'error')
        .map((i) => [i.file, i.line, i.column, i.message]),
    ).toEqual(expected)
    expect(cities).toEqual([])
  })

  test('an id used in two cities bars the second', () => {
    const files = new Map([
      ...folder({}).files,
      [
        'cities/ville/venues.yaml',
        'city: {id: ville, name: 甲, timezone: Asia/Shanghai}\nvenues: [{id: hall, name: 乙, kind: other}]',
      ],
    ] as [string, string][])
    const { cities, issues } = decode({ files }, CALENDAR)
    expect(issues.map((i) => i.message)).toEqual([
      'venues[0].id: hall is already used at cities/town/venues.yaml:5; choose another',
    ])
    expect(cities.map((c) => c.city.id)).toEqual(['town'])
  })

  test('an empty folder', () => {
    expect(decode({ files: new Map() }).issues.map((i) => i.message)).toEqual([
      'the folder has no cities/<city>/venues.yaml',
      'the folder has no calendar/, and no built-in calendar serves',
    ])
  })

  test('hostile depth and width end soon and never throw', () => {
    const texts = [
      '- '.repeat(50_000),
      ' '.repeat(399) + 'a:\n',
      '{a: '.repeat(900),
      `${'a:\n'.repeat(1)}${'? '.repeat(50_000)}`,
      Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n'),
    ]
    for (const text of texts) {
      const { issues } = decode(
        { files: new Map([...folder({}).files, ['cities/town/notices/b.yaml', text]]) },
        CALENDAR,
      )
      expect(issues.length).toBeGreaterThan(0)
    }
  })
})

test('whatever is torn out of a folder or thrown into it, decoding ends in issues or in a city', () => {
  const scraps = [
    '',
    'null',
    '[]',
    '{}',
    '-',
    '?',
    ': ',
    '"',
    '#',
    '\n',
    '  ',
    '2024-02-30',
    '24:61',
    'regular',
    '\u0000',
    '💥',
    '-1',
    '1e999',
    'true',
    '*a',
    '__proto__: 1\n',
    'constructor: 1\n',
    '{on: {}}',
  ]
  const base = folder({
    standing: [
      '{days: [mo], open: {hours: 09:00-17:00, lastEntry: "16:00"}, source: {publisher: 甲}}',
    ],
    rules: [
      '{clause: 1, venues: [room], on: [lantern, 2024-02-09], open: [09:00-12:00], others: closed, booking: {mode: book-ahead, channels: [account]}}',
    ],
    programme: ['{venue: hall, date: 2024-02-16, title: 甲}'],
  }).files
  fc.assert(
    fc.property(
      fc.constantFrom(...base.keys()),
      fc.nat(),
      fc.nat({ max: 30 }),
      fc.constantFrom(...scraps),
      (file, at, cut, scrap) => {
        const text = base.get(file)!
        const start = at % text.length
        const torn = text.slice(0, start) + scrap + text.slice(start + cut)
        const { cities, issues } = examine({ files: new Map([...base, [file, torn]]) }, CALENDAR)
        const failed = issues.some((i) => i.severity === 'error')
        expect(cities).toHaveLength(failed ? 0 : 1)
        for (const issue of issues) expect(issue.message).not.toMatch(/undefined|NaN|\[object/)
      },
    ),
    { numRuns: 400, seed: 7 },
  )
})
