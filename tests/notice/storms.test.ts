/** Storms and other sudden closings: today and at once, what holds only for a case, and an end that nobody knows. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-07-16')
const PLACES = [place('t', '望潮图书馆'), place('c', '望潮体育中心'), place('w', '室外泳池', 'c')]

type Case = [text: string, ...expected: string[]]

function table(name: string, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    const told = draft(text, {
      places: PLACES,
      announced: '2026-07-16',
      title: '',
      publisher: '望潮图书馆',
      calendar,
    })
    expect(shown(told, { year: 2026, booking: false })).toEqual(expected)
  })
}

table('today, and at once', [
  [
    '望潮图书馆今天下午3时30分起紧急闭馆，恢复开放时间另行通知。',
    't 07-16 15:30-? remove implied',
    't 07-17.. closed implied',
  ],
  [
    '望潮图书馆今日15:30起闭馆。\n具体恢复开放时间请密切留意公众号。',
    't 07-16 15:30-? remove implied',
    't 07-17.. closed implied',
  ],
  ['望潮图书馆即时闭馆，请读者有序离馆。', 't 07-16.. closed'],
  ['望潮图书馆即时实施闭馆。', 't 07-16.. closed'],
  ['望潮图书馆立即暂停对外开放，恢复时间另行通知。', 't 07-16.. closed'],
  ['望潮图书馆即日起暂停到馆读者服务。', 't 07-16.. closed'],
])

table('what is stopped, in other words', [
  ['7月17日起，望潮体育中心暂停一切场地开放活动。', 'c 07-17.. closed'],
])

table('a case that may arise', [
  [
    '望潮体育中心7月17日闭馆。如预警信号在7月16日22时前升级到橙色，关闭措施将同步提前。',
    'c 07-17 closed',
    '? 7月16日',
    '? 22时',
    '? 关闭措施将同步提前',
  ],
  ['如7月17日预警升级为红色，望潮图书馆将闭馆。', '? 7月17日', '? 望潮图书馆将闭馆'],
])

table('an end that nobody knows', [
  [
    '望潮图书馆7月17日14:00起闭馆，预警解除后恢复开放。',
    't 07-17 14:00-? remove',
    't 07-18.. closed',
    '? 望潮图书馆7月17日14:00起闭馆，预警解除后恢复开放',
  ],
  [
    '7月16日22时起，望潮体育中心临时关闭。\n具体恢复开放时间请密切留意台风解除信息。',
    'c 07-16 22:00-? remove',
    'c 07-17.. closed',
  ],
])

table('until an hour of a day, for one of those that are shut', [
  ['望潮图书馆7月18日起闭馆至7月20日18时。', 't 07-18..07-19 closed', 't 07-20 ?-18:00 remove'],
  [
    '7月17日至19日，全市各文化场馆闭馆，具体包括望潮图书馆、望潮体育中心（闭馆至19日18时）。',
    'c 07-17..07-18 closed',
    'c 07-19 ?-18:00 remove',
    't 07-17..07-19 closed',
  ],
  [
    '7月17日至19日以下场馆闭馆：望潮图书馆、望潮体育中心（闭馆至7月20日）。',
    'c 07-17..07-19 closed',
    'c 07-20 closed',
    't 07-17..07-19 closed',
  ],
  [
    '7月17日起我县文化场馆闭馆，包括望潮图书馆。望潮体育中心7月18日闭馆。',
    'c 07-18 closed',
    't 07-17.. closed',
  ],
])

table('how many days more it lasts is told by the next words', [
  [
    '望潮图书馆从7月16日15:30起紧急闭馆，7月17日、18日全天闭馆，此后的开馆时间请看本馆公告。',
    't 07-16 15:30-? remove',
    't 07-17+07-18 closed',
  ],
  [
    '望潮图书馆自7月16日12:00起闭馆。7月17日、18日全天闭馆。',
    't 07-16 12:00-? remove',
    't 07-17+07-18 closed',
  ],
])

table('the end is told elsewhere, and a year may be that of a plan', [
  [
    '望潮图书馆7月16日中午12点起暂停对外开放,何时重新开馆请看微信公众号。',
    't 07-16 12:00-? remove',
    't 07-17.. closed',
  ],
  [
    '望潮图书馆于7月17日12:00起停止开放,什么时候恢复开放请关注公众号。',
    't 07-17 12:00-? remove',
    't 07-18.. closed',
  ],
  ['按照《防台风应急预案》(2025年修订版),望潮图书馆7月17日起闭馆。', 't 07-17.. closed'],
  ['根据《公共图书馆法》、《2025年防汛预案》,7月17日起闭馆。', 't 07-17.. closed'],
])
