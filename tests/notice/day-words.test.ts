/** Days and hours in the words notices use for them: each sentence, when it was announced, and what it says. */
import { describe, expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { DraftDates, DraftHours } from '../../src/notice/draft.ts'

const places = [{ id: 'm', name: '市博物馆', aliases: [], partOf: null, kind: 'museum' }]

function daysOf(dates: DraftDates): string {
  if (!Array.isArray(dates))
    return `${dates.weekly.join(',')}${dates.from ? ` ${dates.from}..${dates.to ?? ''}` : ''}`
  return dates
    .map((d) => (typeof d === 'string' ? d : `${d[0]}..${d[1] ?? ''}`))
    .map((d) => d.replaceAll('2025-', ''))
    .join(' ')
}

const hoursOf = (hours: DraftHours): string =>
  typeof hours === 'string' ? hours : hours.map(([a, b]) => `${a ?? '?'}-${b ?? '?'}`).join(' ')

function say(text: string, announced: string, title = '市博物馆开放公告'): string[] {
  const calendar = builtinCalendar(announced)
  const d = draft(text, { places, announced, title, publisher: '市博物馆', calendar })
  return [
    ...d.facts.map((f) =>
      [
        daysOf(f.dates),
        hoursOf(f.hours),
        ...(f.effect === 'set' ? [] : [f.effect]),
        ...(f.certainty === 'stated' ? [] : [f.certainty]),
      ].join(' = '),
    ),
    ...(d.unread.length > 0 ? ['unread'] : []),
  ]
}

const AUTUMN: [string, ...string[]][] = [
  // beside a holiday
  [
    '国庆假期10月1日至8日9:00-17:00开放，节后首个工作日闭馆。',
    '10-01..10-08 = 09:00-17:00',
    '10-09 = closed = implied',
  ],
  ['国庆节前最后一个工作日提前至16:00闭馆。', '09-30 = ?-16:00 = implied'],
  ['节后第一个工作日（10月9日）闭馆一天。', '10-09 = closed'],
  ['节后首个工作日10月9日闭馆。', '10-09 = closed'],
  ['国庆节后第二天闭馆。', '10-10 = closed = implied'],
  ['国庆假期第一天至第三天闭馆。', '10-01..10-03 = closed = implied'],
  ['国庆假期最后两天闭馆。', '10-07..10-08 = closed = implied'],
  ['国庆假期前三天（10月1日至3日）闭馆。', '10-01..10-03 = closed'],
  ['国庆前三天闭馆。', 'unread'],
  // lunar months
  ['农历八月十五（10月6日）正常开放。', '10-06 = regular'],
  ['八月十五闭馆。', '10-06 = closed'],
  ['10月6日（农历八月十五）闭馆。', '10-06 = closed'],
  ['农历九月初九（10月29日）闭馆。', '10-29 = closed'],
  ['10月29日（农历九月初九）闭馆。', '10-29 = closed'],
  ['农历九月初九闭馆。', 'unread'],
  ['10月6日中秋节9:00-12:00开放。', '10-06 = 09:00-12:00'],
  ['10月5日（中秋）闭馆。', '10-05 = closed = ambiguous'],
  ['农历九月初八、初九（10月28日、29日）闭馆。', '10-28 10-29 = closed'],
  // by name
  ['烈士纪念日（9月30日）上午闭馆。', '09-30 = ?-12:00 = remove'],
  ['12·13当天闭馆。', '12-13 = closed'],
  ['明日（9月25日）闭馆一天。', '09-25 = closed'],
  ['下周一闭馆。', '09-29 = closed = implied'],
  ['本周六、周日9:00-21:00开放。', '09-27 09-28 = 09:00-21:00 = implied'],
  // spans from now, and to a day
  ['自即日起至10月15日闭馆。', '09-24..10-15 = closed'],
  ['即日起至10月15日，9:00-17:00开放。', '09-24..10-15 = 09:00-17:00'],
  ['10月1日起至8日止闭馆。', '10-01..10-08 = closed'],
  ['自9月29日20时起至9月30日24时暂停开放。', '09-30 = closed', '09-29 = 20:00-? = remove'],
  ['10月1日0时至10月3日24时闭馆。', '10-01..10-03 = closed'],
  ['9月25日零时起闭馆，恢复时间另行通知。', '09-25.. = closed'],
  ['10月1日至7日期间，每天9:00-17:00开放。', '10-01..10-07 = 09:00-17:00'],
  [
    '因装修闭馆至10月15日，10月16日恢复开放。',
    '09-24..10-15 = closed = ambiguous',
    '10-16.. = regular',
  ],
  ['开放时间调整为8:30-16:30，自10月1日起执行至11月30日止。', '10-01..11-30 = 08:30-16:30'],
  [
    '周二至周日9:00-17:00。以上时间自10月1日起执行。',
    'tu,we,th,fr,sa,su 2025-10-01.. = 09:00-17:00',
  ],
  // of a month
  ['10月第三个周一闭馆。', '10-20 = closed'],
  ['本月最后一个周二闭馆。', '09-30 = closed'],
  ['每月最后一个周一闭馆检修。', 'unread'],
  ['每月第二、第四个周三闭馆。', 'unread'],
  ['每月15日、30日闭馆盘点。', 'unread'],
  ['隔周周二闭馆。', 'unread'],
  ['每个假期结束后第一天闭馆。', 'unread'],
  [
    '25日、26日9:00-21:00，27日闭馆。',
    '09-25 09-26 = 09:00-21:00 = implied',
    '09-27 = closed = implied',
  ],
  ['10月份每周二闭馆。', 'tu 2025-10-01..2025-10-31 = closed'],
  ['9月至11月9:00-17:00开放。', '09-01..11-30 = 09:00-17:00'],
  ['10月中旬恢复开放。', 'unread'],
  ['每年5月至10月8:30-18:00。', 'unread'],
  // by the bracket beside them
  ['本周日（9月28日）正常开放。', '09-28 = regular'],
  ['文博考试期间（9月27日至28日）闭馆。', '09-27..09-28 = closed'],
  ['除法定节假日外，每周一闭馆。', 'mo = closed'],
  ['恢复开放时间推迟至10月5日。', 'unread'],
  // closing days moved
  ['10月6日（周一）照常开放，闭馆日顺延至10月9日。', '10-06 = regular', '10-09 = closed'],
  ['原定10月6日（周一）的例行闭馆顺延至10月9日（周四）。', '10-09 = closed'],
  ['10月9日补闭一天。', '10-09 = closed'],
  // opening later, closing later
  ['10月1日推迟至10:00开馆。', '10-01 = 10:00-?'],
  ['10月1日延迟至10时30分开馆，17:00闭馆。', '10-01 = 10:30-17:00'],
  ['10月1日开馆时间延后至10:00。', '10-01 = 10:00-?'],
  ['10月1日开馆时间调整为10:00。', '10-01 = 10:00-?'],
  ['10月1日开馆时间由9:30提前至9:00，闭馆时间由16:30推迟至17:30。', '10-01 = 09:00-17:30'],
  ['借书到期日自动顺延至恢复开放后7日。'],
  ['9月30日提前至16:00闭馆。', '09-30 = ?-16:00'],
  ['10月1日至3日延时至20:00闭馆。', '10-01..10-03 = ?-20:00'],
  ['10月1日至3日延长至20:00。', '10-01..10-03 = ?-20:00'],
  ['10月1日至7日9:00-17:00开放，每天20:00开放第7天的预约。', '10-01..10-07 = 09:00-17:00'],
  // the desk's hours, and weekdays given up
  ['10月1日9:00-17:00开放。咨询：0590-8123456（9:00—17:30）。', '10-01 = 09:00-17:00'],
  ['10月1日9:00-17:00开放。团体请致电，工作日9:00—11:30受理。', '10-01 = 09:00-17:00'],
  ['自2025年10月1日起，每周一闭馆调整为每周二闭馆。', 'tu 2025-10-01.. = closed'],
  ['9月28日延长开放至21:00，夜间17:00—21:00须另行预约。', '09-28 = ?-21:00'],
  // dots that are dates, and dots that are none
  ['10.1-10.8正常开放，门票10.5元。', '10-01..10-08 = regular'],
  ['2025.10.1闭馆，10.2-10.8 9:00-17:00开放', '10-01 = closed', '10-02..10-08 = 09:00-17:00'],
  ['10.1-10.3：9:00-17:00；10.4：闭馆', '10-01..10-03 = 09:00-17:00', '10-04 = closed'],
  // a livelier tone
  ['10月1日～8日天天开～9:00～17:00等你来～', '10-01..10-08 = 09:00-17:00'],
]

describe('in autumn', () => {
  test.each(AUTUMN)('%s', (text, ...expected) => {
    expect(say(text, '2025-09-24')).toEqual(expected)
  })
})

test('days of the last lunar month by the civil day in brackets', () => {
  expect(say('腊月廿八（1月27日）正常开放；1月28日（腊月廿九）闭馆。', '2025-01-15')).toEqual([
    '01-27 = regular',
    '01-28 = closed',
  ])
  // 2026 has a last month of twenty-nine days, 2024 one of thirty: both are right.
  expect(say('2月8日（腊月廿九）闭馆。', '2024-01-25')).toEqual(['2024-02-08 = closed'])
})

test('every day of the first lunar month is one', () => {
  expect(say('正月十四至正月十六9:00-17:30开放。', '2025-02-05')).toEqual([
    '02-11..02-13 = 09:00-17:30',
  ])
  expect(say('正月十五闭馆，正月十六恢复正常开放。', '2025-02-05')).toEqual([
    '02-12 = closed',
    '02-13.. = regular',
  ])
  expect(say('正月廿三、正月二十八闭馆。', '2025-02-05')).toEqual(['02-20 02-25 = closed'])
})

test('the autumn of a year whose holidays are told together is that of the year', () => {
  const title = '市博物馆2026年节假日开放安排'
  const text =
    '1.元旦：1.1闭馆。\n2.国庆节（10.1—10.7）：10.1—10.3 10:00—16:00。10.8起恢复正常开放。'
  expect(say(text, '2025-12-20', title)).toEqual([
    '2026-01-01 = closed',
    '2026-10-01..2026-10-03 = 10:00-16:00',
    '2026-10-08.. = regular',
  ])
  const named = '2026年1月1日闭馆；中秋节9月25日正常开放，国庆节10月1日闭馆。'
  expect(say(named, '2025-12-20')).toEqual([
    '2026-01-01 = closed',
    '2026-09-25 = regular',
    '2026-10-01 = closed',
  ])
  expect(say('2026年1月1日闭馆，12月31日正常开放。', '2025-12-20')).toEqual([
    '2026-01-01 = closed',
    '12-31 = regular',
  ])
})

test('a season has the days its bracket gives, here and further down', () => {
  const months = '夏季（5月1日至10月31日）8:00-18:00，冬季（11月1日至次年4月30日）9:00-17:00。'
  expect(say(months, '2025-04-18')).toEqual([
    '05-01..10-31 = 08:00-18:00',
    '11-01..2026-04-30 = 09:00-17:00',
  ])
  expect(say('夏季8:00-18:00，冬季9:00-17:00。', '2025-04-18')).toEqual(['unread'])
})

test('5·18 is a day in May and never the Labour Day holiday', () => {
  expect(say('5·18国际博物馆日来啦！每天9:00-17:00开放。', '2025-05-10')).toEqual([
    'mo,tu,we,th,fr,sa,su = 09:00-17:00',
  ])
  expect(say('国际博物馆日（5月18日）9:00-21:00开放。', '2025-05-10')).toEqual([
    '05-18 = 09:00-21:00',
  ])
  expect(say('5·18当天开放至21:00。', '2025-05-10')).toEqual(['05-18 = ?-21:00'])
})

test('a workday beside a holiday needs the paper of its year', () => {
  expect(say('2031年国庆节后第一个工作日闭馆。', '2031-09-20')).toEqual(['unread'])
})

test('the festival in a bracket tells the year', () => {
  const text = '9月29日（星期五，中秋）9:00-17:00开放。'
  const calendar = builtinCalendar('2025-01-01')
  const d = draft(text, { places, announced: null, title: '', publisher: '市博物馆', calendar })
  expect(d.facts.map((f) => f.dates)).toEqual([['2023-09-29']])
})

test('a moving feast lies among the days of its notice, which tells the year', () => {
  const text = '端午假期6月3日（周五）至5日（周日）9:00-17:00开放。'
  const calendar = builtinCalendar('2025-01-01')
  const d = draft(text, { places, announced: null, title: '', publisher: '市博物馆', calendar })
  expect(d.facts.map((f) => f.dates)).toEqual([[['2022-06-03', '2022-06-05']]])
})

// the year of the title is that of the days, though the notice was given late in it
test.each([
  [
    '2025年开放安排',
    '9月27日（周六）闭馆，10月11日（周六）闭馆。',
    ['09-27 = closed', '10-11 = closed'],
  ],
  ['2025年冬季安排', '12月31日闭馆，1月9日闭馆。', ['12-31 = closed', '2026-01-09 = closed']],
])('%s: %s', (title, text, expected) => {
  expect(say(text, '2025-09-22', title)).toEqual(expected)
})
