/**
 * The data and the questions of the kit. Each dataset is small enough to be read whole and is about one
 * part of DESIGN §3; the days asked about are those on which that part decides.
 */

/** A data folder (CONTRACT, *Data files*) and where to look. */
export interface Dataset {
  name: string
  /** What an implementation that fails here has got wrong. */
  about: string
  venues: string
  notices: string[]
  /** Days to ask about, `venue from/to`; statuses are asked wherever the day changes. */
  days: string[]
  /** Booking clocks: `venue visit@moment`, local time. */
  bookings?: string[]
}

const CN = '{id: town, name: 某市, timezone: Asia/Shanghai, calendar: CN}'

export const DATASETS: Dataset[] = [
  {
    name: 'effects',
    about: 'set, add and remove; the stronger layer; a notice’s evening on top of regular hours',
    venues: `city: ${CN}
venues:
  - id: museum
    name: 博物馆
    kind: museum
    standing:
      - {days: [tu, we, th, fr, sa, su], open: 09:00-17:00, lastEntry: "16:30"}
      - {days: [mo], closed: all-day, except: statutory-holidays}
      - {on: 06-01/08-31, days: [fr], open: 09:00-20:00}
      - {on: [lunar-new-year-eve, lunar-new-year-1], closed: all-day}
`,
    notices: [
      `id: evening
title: 夜场
publisher: 博物馆
announced: 2024-02-08
covers: 2024-02-09/2024-02-24
rules:
  - {clause: 1, venue: museum, on: 2024-02-09/2024-02-11, open: 10:00-16:00}
  - {clause: 2, venue: museum, on: 2024-02-12/2024-02-17, open: 09:00-17:00}
  - {clause: 3, venue: museum, on: [2024-02-16, 2024-02-24], also: 17:00-20:30}
  - {clause: 4, venue: museum, on: 2024-02-15, closed: 12:00-14:30, cause: maintenance}
`,
      `id: storm
title: 临时闭馆
publisher: 博物馆
announced: 2024-02-16T13:20
layer: emergency
rules:
  - {clause: 1, venue: museum, on: 2024-02-16, closed: 13:30-18:00, cause: weather}
`,
    ],
    days: [
      'museum 2024-02-08/2024-02-19',
      'museum 2024-02-23/2024-02-26',
      'museum 2024-06-14/2024-06-17',
    ],
  },
  {
    name: 'parts',
    about: 'rooms of a library, those not named closed, one with hours of its own; partly open',
    venues: `city: ${CN}
venues:
  - id: library
    name: 图书馆
    kind: library
    standing:
      - {days: [tu, we, th, fr, sa, su], open: 08:30-17:30}
    parts:
      - {id: periodicals, name: 报刊室, kind: library}
      - {id: study, name: 自习室, kind: library, standing: [{days: [mo], open: 08:30-21:00}]}
      - {id: children, name: 少儿室, kind: library}
      - {id: parking, name: 停车场, kind: parking, ownHours: true, standing: [{days: [mo, tu, we, th, fr, sa, su], open: all-day, holidays: same}]}
`,
    notices: [
      `id: festival
title: 春节安排
publisher: 图书馆
announced: 2024-02-05
rules:
  - {clause: 1, venue: library, on: 2024-02-09, open: 08:30-12:00}
  - {clause: 2, venues: [periodicals, study], on: 2024-02-09, also: 12:00-17:30}
  - {clause: 3, venues: [periodicals, study], on: 2024-02-10/2024-02-12, open: [08:30-12:00, 14:30-17:30], others: closed}
`,
      `id: all
title: 全馆闭馆
publisher: 图书馆
announced: 2024-02-12
rules:
  - {clause: 1, venue: library, on: 2024-02-14, closed: all-day}
  - {clause: 2, venue: library, on: 2024-02-15, closed: all-day, reach: all}
`,
    ],
    days: [
      'library 2024-02-08/2024-02-16',
      'library 2024-02-18/2024-02-19',
      'children 2024-02-09/2024-02-11',
      'study 2024-02-09/2024-02-12',
      'study 2024-02-19/2024-02-19',
      'parking 2024-02-13/2024-02-15',
    ],
  },
  {
    name: 'without-an-end',
    about: 'resumptions, closures until further notice, hours that were not published',
    venues: `city: ${CN}
venues:
  - id: pool
    name: 游泳馆
    kind: sports
    standing:
      - {days: [mo, tu, we, th, fr, sa, su], open: 09:00-21:00}
  - {id: base, name: 训练基地, kind: sports}
  - {id: hall, name: 文化馆, kind: cultural-center}
`,
    notices: [
      `id: winter
title: 检修
publisher: 中心
announced: 2024-01-20
rules:
  - {clause: 1, venue: pool, from: 2024-02-01, closed: all-day, cause: maintenance}
  - {clause: 2, venue: base, on: 2024-02-09/2024-02-21, open: 09:00-17:00}
  - {clause: 3, venue: base, from: 2024-02-22, open: regular}
  - {clause: 4, venue: hall, on: [spring-festival, lantern], open: unstated}
  - {clause: 5, venue: hall, on: 2024-02-19, open: 09:00-?}
  - {clause: 6, venue: hall, on: 2024-02-20, open: ?-16:00}
covers: 2024-02-01/2024-02-29
`,
      `id: back
title: 恢复开放
publisher: 中心
announced: 2024-02-12
rules:
  - {clause: 1, venue: pool, from: 2024-02-14, open: regular}
`,
      `id: again
title: 再次闭馆
publisher: 中心
announced: 2024-03-01
rules:
  - {clause: 1, venue: pool, from: 2024-03-04, closed: all-day}
`,
    ],
    days: [
      'pool 2024-01-31/2024-02-02',
      'pool 2024-02-13/2024-02-19',
      'pool 2024-03-03/2024-03-05',
      'base 2024-02-20/2024-02-23',
      'hall 2024-02-09/2024-02-10',
      'hall 2024-02-18/2024-02-25',
    ],
  },
  {
    name: 'past-midnight',
    about:
      'windows to 48:00, tails into the next day, last entry, an emergency that works by the clock',
    venues: `city: ${CN}
venues:
  - id: cinema
    name: 影院
    kind: theatre
    booking: {mode: walk-in, channels: [counter]}
    standing:
      - {days: [fr, sa], open: 18:00-26:00, lastEntry: "25:00", holidays: same}
      - {days: [su], open: 10:00-18:00, holidays: same}
      - {days: [mo], closed: all-day, holidays: same}
`,
    notices: [
      `id: typhoon
title: 台风
publisher: 某局
announced: 2024-07-20T12:00
layer: emergency
rules:
  - {clause: 1, venue: cinema, on: 2024-07-21, closed: 00:00-12:00, cause: weather}
`,
    ],
    days: ['cinema 2024-03-01/2024-03-05', 'cinema 2024-07-20/2024-07-22'],
  },
  {
    name: 'calendar',
    about: 'statutory holidays, make-up workdays, silence about them, the year without a paper',
    venues: `city: ${CN}
venues:
  - id: office
    name: 服务大厅
    kind: other
    standing:
      - {days: [workdays], open: 09:00-12:00}
      - {days: [rest-days], closed: all-day}
  - id: gallery
    name: 美术馆
    kind: gallery
    standing:
      - {days: [mo, tu, we, th, fr, sa, su], open: 09:30-17:00, lastEntry: "16:30"}
      - {days: [{nth: 1, day: we}], also: 17:00-20:00}
      - {on: [{festival: mid-autumn, offset: -1}], open: 09:30-21:00}
  - id: palace
    name: 少年宫
    kind: other
    standing:
      - {days: [sa, su], open: 08:00-18:00, holidays: closed}
      - {on: national-day, open: 10:00-16:00}
`,
    notices: [],
    days: [
      'office 2024-02-04/2024-02-05',
      'office 2024-02-16/2024-02-19',
      'office 2027-02-01/2027-02-03',
      'gallery 2024-04-03/2024-04-07',
      'gallery 2024-09-14/2024-09-18',
      'gallery 2024-05-01/2024-05-08',
      'gallery 2027-02-05/2027-02-07',
      'palace 2024-09-14/2024-09-16',
      'palace 2024-10-05/2024-10-13',
    ],
  },
  {
    name: 'booking',
    about: 'the booking clock, modes that change by date, defaults, canEnter at last entry',
    venues: `city: ${CN}
channels:
  account: {kind: official-account, name: 博物馆}
  mini: {kind: mini-program, name: 预约}
venues:
  - id: museum
    name: 博物馆
    kind: museum
    fee: free
    booking: {mode: book-ahead, channels: [account], cutoffAt: "16:25", realName: true}
    standing:
      - {days: [tu, we, th, fr, sa, su], open: 09:00-17:00, lastEntry: "16:30", holidays: same}
      - {days: [mo], closed: all-day, holidays: same}
  - id: pitch
    name: 球场
    kind: sports
    standing:
      - days: [mo, tu, we, th, fr, sa, su]
        open:
          - {hours: 09:00-12:00, booking: {mode: first-come, channels: [counter]}}
          - {hours: 14:30-17:30, lastEntry: "17:00"}
        holidays: same
        booking: {mode: book-ahead, channels: [mini], minDaysAhead: 1, maxDaysAhead: 7, releasesAt: "08:00"}
        fee: low-fee
`,
    notices: [
      `id: walk
title: 免预约
publisher: 博物馆
announced: 2024-03-01
rules:
  - {clause: 1, venue: museum, on: 2024-03-09/2024-03-10, booking: {mode: walk-in}, fee: free}
`,
    ],
    days: ['museum 2024-03-08/2024-03-11', 'pitch 2024-03-08/2024-03-08'],
    bookings: [
      'museum 2024-03-08@2024-03-01T10:00',
      'museum 2024-03-08@2024-03-08T16:24',
      'museum 2024-03-08@2024-03-08T16:25',
      'museum 2024-03-09@2024-03-08T10:00',
      'museum 2024-03-11@2024-03-08T10:00',
      'pitch 2024-03-08@2024-03-01T07:59',
      'pitch 2024-03-08@2024-03-01T08:00',
      'pitch 2024-03-08@2024-03-07T23:59',
      'pitch 2024-03-08@2024-03-08T00:00',
    ],
  },
  {
    name: 'daylight-saving',
    about: 'a zone whose clocks change, a calendar without official days',
    venues: `city: {id: town, name: Town, timezone: America/New_York, calendar: none}
venues:
  - id: bar
    name: Bar
    kind: other
    standing:
      - {days: [sa], open: 20:00-26:30, lastEntry: "25:30"}
      - {days: [su], open: 02:00-03:00}
      - {days: [mo, tu, we, th, fr], open: 17:00-23:00}
`,
    notices: [],
    days: ['bar 2024-03-09/2024-03-11', 'bar 2024-11-02/2024-11-04'],
  },
  {
    name: 'ties',
    about: 'the later announced, what supersedes, the nearer place, exceptions',
    venues: `city: ${CN}
venues:
  - id: house
    name: 馆
    kind: museum
    standing:
      - {days: [mo, tu, we, th, fr, sa, su], open: 09:00-17:00, except: [we], holidays: same}
    parts:
      - {id: room, name: 展厅, kind: museum, standing: [{days: [mo, tu, we, th, fr, sa, su], open: 10:00-16:00, holidays: same}]}
`,
    notices: [
      `id: first
title: 一
publisher: 馆
announced: 2024-03-10
rules:
  - {clause: 1, venue: room, on: 2024-03-12/2024-03-15, open: 11:00-15:00}
  - {clause: 2, venue: house, on: 2024-03-12, closed: all-day}
`,
      `id: second
title: 二
publisher: 馆
announced: 2024-03-11
rules:
  - {clause: 1, venue: house, on: 2024-03-13/2024-03-14, closed: all-day}
`,
      `id: third
title: 三
publisher: 馆
announced: 2024-03-09
supersedes: [second]
rules:
  - {clause: 1, venue: house, on: 2024-03-14, open: 12:00-13:00}
`,
    ],
    days: ['house 2024-03-11/2024-03-16', 'room 2024-03-11/2024-03-16'],
  },
]
