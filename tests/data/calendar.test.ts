/** The calendar files against outside authorities: tyme4ts, the law, and the papers' own totals. */
import { LunarDay, SolarTerm } from 'tyme4ts'
import { describe, expect, test } from 'vitest'
import { calendarOf, dayTypeOf, holidaySpan, lawDays } from '../../src/core/calendar.ts'
import { dateOf, dayOf, weekdayOf } from '../../src/core/time.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'

const data = builtinCalendar()
const calendar = calendarOf(data, 'CN')

describe('lunar.yaml', () => {
  test('agrees with tyme4ts in every year of 2000–2100', () => {
    const md = (day: { getMonth(): number; getDay(): number }) =>
      `${String(day.getMonth()).padStart(2, '0')}-${String(day.getDay()).padStart(2, '0')}`
    const lunar = (y: number, m: number, d: number) => md(LunarDay.fromYmd(y, m, d).getSolarDay())
    for (let year = 2000; year <= 2100; year++)
      expect([year, data.lunar[String(year)]]).toEqual([
        year,
        {
          newYear: lunar(year, 1, 1),
          qingming: md(SolarTerm.fromName(year, '清明').getJulianDay().getSolarDay()),
          dragonBoat: lunar(year, 5, 5),
          midAutumn: lunar(year, 8, 15),
        },
      ])
    expect(Object.keys(data.lunar)).toHaveLength(101)
  })
  // the table of FACTS: published almanacs
  test.each([
    [2024, '02-10', '04-04', '06-10', '09-17'],
    [2025, '01-29', '04-04', '05-31', '10-06'],
    [2026, '02-17', '04-05', '06-19', '09-25'],
    [2027, '02-06', '04-05', '06-09', '09-15'],
  ])('%i', (year, newYear, qingming, dragonBoat, midAutumn) => {
    expect(data.lunar[String(year)]).toEqual({ newYear, qingming, dragonBoat, midAutumn })
  })
})

describe('the papers', () => {
  test('2027 has none yet', () => {
    expect(data.years.map((y) => y.year)).toEqual([
      2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ])
  })

  // days off of the year's own festivals, and make-up workdays, as the papers list them
  test.each([
    [
      2018,
      '01-01 02-15+7 04-05+3 04-29+3 06-18 09-24 10-01+7',
      '02-11 02-24 04-08 04-28 09-29 09-30',
    ],
    [
      2019,
      '2018-12-30+3 02-04+7 04-05 05-01+4 06-07 09-13 10-01+7',
      '2018-12-29 02-02 02-03 04-28 05-05 09-29 10-12',
    ],
    [2020, '01-01 01-24+10 04-04+3 05-01+5 06-25+3 10-01+8', '01-19 04-26 05-09 06-28 09-27 10-10'],
    [
      2021,
      '01-01+3 02-11+7 04-03+3 05-01+5 06-12+3 09-19+3 10-01+7',
      '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
    ],
    [
      2022,
      '01-01+3 01-31+7 04-03+3 04-30+5 06-03+3 09-10+3 10-01+7',
      '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
    ],
    [
      2023,
      '2022-12-31+3 01-21+7 04-05 04-29+5 06-22+3 09-29+8',
      '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
    ],
    [
      2024,
      '01-01 02-10+8 04-04+3 05-01+5 06-10 09-15+3 10-01+7',
      '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
    ],
    [2025, '01-01 01-28+8 04-04+3 05-01+5 05-31+3 10-01+8', '01-26 02-08 04-27 09-28 10-11'],
    [
      2026,
      '01-01+3 02-15+9 04-04+3 05-01+5 06-19+3 09-25+3 10-01+7',
      '01-04 02-14 02-28 05-09 09-20 10-10',
    ],
  ])('%i', (year, off, makeUp) => {
    const full = (md: string) => (md.length > 5 ? md : `${year}-${md}`)
    const spans = off.split(' ').map((span) => {
      const [first, days = '1'] = span.split('+')
      const from = full(first!)
      return { from, to: dateOf(dayOf(from) + Number(days) - 1) }
    })
    const paper = data.years.find((y) => y.year === year)!
    expect(paper.off.map(({ from, to }) => ({ from, to }))).toEqual(spans)
    expect(paper.makeUp).toEqual(makeUp.split(' ').map(full))
  })

  test('every day that the law fixes is a day off, and lies with its festival', () => {
    for (const { year, off } of data.years)
      for (const { holiday, days } of lawDays(data, year))
        for (const day of days) {
          const date = dateOf(day)
          const span = off.find((o) => o.from <= date && date <= o.to)
          expect([date, holiday, span?.names.includes(holiday)]).toEqual([date, holiday, true])
        }
  })

  test('make-up workdays fall on weekends, and every workday off is made up for', () => {
    for (const { year, off, makeUp } of data.years) {
      for (const day of makeUp) expect([day, weekdayOf(dayOf(day)) >= 5]).toEqual([day, true])
      const span = off.flatMap(({ from, to }) =>
        Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, i) => dayOf(from) + i),
      )
      const weekdaysOff = span.filter((day) => weekdayOf(day) < 5).length
      const law = lawDays(data, year).flatMap((l) => l.days)
      // an adjusted weekday is made up for; a day fixed by law that falls on a weekend moves for nothing
      const lawOnWeekends = law.filter((day) => weekdayOf(day) >= 5).length
      const lawWeekdays = law.length - lawOnWeekends
      // lengthening Spring Festival 2020 freed 31 January for nothing and took 1 February from the make-up days
      const decreed = year === 2020 ? 2 : 0
      expect([year, weekdaysOff - lawWeekdays - lawOnWeekends - decreed]).toEqual([
        year,
        makeUp.length,
      ])
    }
  })

  test('each names its paper, issued before the year’s first day off unless it changed a holiday', () => {
    for (const { year, paper } of data.years) {
      expect(paper.url).toMatch(/^https?:\/\/www\.gov\.cn\//)
      expect(paper.title).toContain(String(year))
      if (![2019, 2020].includes(year)) expect(paper.date < `${year}-01-01`).toBe(true)
    }
  })
})

describe('as known on a day', () => {
  const spring2020 = (knownOn: string) =>
    builtinCalendar(knownOn)
      .years.find((y) => y.year === 2020)
      ?.off.find((o) => o.names.includes('spring-festival'))
  test.each([
    ['2020-01-22', { from: '2020-01-24', to: '2020-01-30' }],
    ['2020-01-26', { from: '2020-01-24', to: '2020-02-02' }],
  ])('Spring Festival 2020 on %s', (knownOn, span) => {
    expect(spring2020(knownOn)).toMatchObject(span)
  })
  test('no paper before it is out', () => {
    expect(
      builtinCalendar('2024-11-11')
        .years.map((y) => y.year)
        .at(-1),
    ).toBe(2024)
    expect(
      builtinCalendar('2024-11-12')
        .years.map((y) => y.year)
        .at(-1),
    ).toBe(2025)
    expect(spring2020('2019-11-20')).toBeUndefined()
  })
  test('May 2019 was one day until March', () => {
    const may = (knownOn: string) =>
      builtinCalendar(knownOn).years.find((y) => y.year === 2019)!.off[3]
    expect(may('2019-03-21')).toMatchObject({ from: '2019-05-01', to: '2019-05-01' })
    expect(may('2019-03-22')).toMatchObject({ from: '2019-05-01', to: '2019-05-04' })
  })
})

describe('compiled', () => {
  test.each([
    ['2024-02-09', 'workday'],
    ['2024-02-10', 'holiday'],
    ['2024-02-18', 'make-up-workday'],
    ['2024-02-24', 'rest-day'],
    ['2026-10-08', 'workday'],
    ['2027-02-06', 'holiday'],
    ['2027-02-01', null],
  ])('%s is a %s', (date, type) => {
    expect(dayTypeOf(calendar, dayOf(date))).toBe(type)
  })
  test('New Year 2023 reaches back into 2022', () => {
    const span = holidaySpan(calendar, dayOf('2023-01-01'))!
    expect([dateOf(span.from), dateOf(span.to)]).toEqual(['2022-12-31', '2023-01-02'])
  })
})
