/** How one gets in, in the words of those who tell it in passing: first one rule at a time, then whom it reaches. */
import { describe, expect, it } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { place, short } from './shown.ts'

const read = (text: string, places: PlaceEntry[]) =>
  draft(text, {
    places,
    announced: '2025-09-24',
    title: '沙原博物馆2025年国庆假期开放公告',
    publisher: '沙原博物馆',
    calendar: builtinCalendar('2025-09-24'),
  })

const RULES: [string, string][] = [
  ['入馆刷卡或刷身份证即可，不用提前约。', 'walk-in[]'],
  ['入馆免约，随到随进。', 'walk-in[]'],
  ['读者无需事先预约。', 'walk-in[]'],
  ['参观不限量、不预约。', 'walk-in[]'],
  ['免票，市民可自由进出。', 'walk-in[]'],
  ['只需出示身份证，即可免费参观。', 'walk-in[]'],
  ['核验身份证后入馆。', 'walk-in[]'],
  ['门票10元，售票处当日购票。', 'walk-in[counter]'],
  ['门票可于当日到馆购买。', 'walk-in[counter]'],
  ['祭扫者请在值班室登记。', 'walk-in[counter] register'],
  ['座位有限，坐满即止。', 'first-come[]'],
  ['先到先打，不接受电话预订。', 'first-come[]'],
  ['名额不多，先到者先入。', 'first-come[]'],
  ['请提前一天在公众号上约好。', 'book-ahead[official-account] 1..?'],
  ['凭公众号预约码入馆，可约次日起三天内的名额。', 'book-ahead[official-account] 1..3'],
  ['公众号提前六天放票（含当天）。', 'book-ahead[official-account] 0..5'],
  ['可在公众号预约当天场次。', 'book-ahead[official-account] 0..?'],
  ['每日可约当天、明天和后天的名额，在公众号办理。', 'book-ahead[official-account] 0..2'],
  ['公众号可预约一周内的门票。', 'book-ahead[official-account] ?..7'],
  ['请提前48小时通过公众号预约。', 'book-ahead[official-account] 2..?'],
  ['预约：“沙原”公众号→服务→参观；或“沙原码”小程序。', 'book-ahead[mini-program,official-account]'],
  ['请登录www.example.cn预约。', 'book-ahead[website]'],
  ['支持小程序预订和现场购票。', 'book-or-walk-in[counter,mini-program]'],
  ['线上官网购票，线下窗口购票。', 'book-or-walk-in[counter,website]'],
  ['公众号预约为主，现场登记为辅。', 'book-or-walk-in[counter,official-account] register'],
  [
    '没约上的观众可凭身份证到服务台换票，请先在小程序预约。',
    'book-or-walk-in[counter,mini-program]',
  ],
  ['参观请与馆方联系。', 'by-arrangement[]'],
  ['个人可通过公众号提前5天（含当天）预约。', 'book-ahead[official-account] 0..4'],
  ['可通过公众号提前5天预约。', 'book-ahead[official-account] ?..5'],
  ['每日18:00在公众号放出次日名额。', 'book-ahead[official-account] 1..1 18:00'],
  ['可现场或在小程序购票。', 'book-or-walk-in[counter,mini-program]'],
  ['门票可网上预订，或到售票处购买。', 'book-or-walk-in[counter,online]'],
  [
    '未能在公众号预约的观众，可到南门服务台登记入馆。',
    'book-or-walk-in[counter,official-account] register',
  ],
  ['参观方式：1.公众号预约；2.现场取票。', 'book-or-walk-in[counter,official-account]'],
  ['门票可在售票厅自助购票机购买。', 'walk-in[counter]'],
  ['门票预约：观众可在当日凭本人证件入馆参观。', 'walk-in[]'],
  ['散客可自行参观，团队须提前联系。', 'walk-in[]'],
  ['市民可电话报名预约。', 'book-ahead[phone]'],
  ['凭预约短信可领取文创礼品。', 'none'],
  ['读者证办理请到总台登记。', 'none'],
]

describe('a sentence that tells how one gets in', () => {
  it.each(RULES)('%s', (rule, want) => {
    const text = `沙原博物馆\n10月1日至7日，每天9:00—17:00开放。\n${rule}`
    const { facts } = read(text, [place('p1', '沙原博物馆')])
    expect(facts.map((f) => short(f.booking))).toEqual([want])
  })
})

const HOUSES = [
  place('p1', '沙原博物馆'),
  place('p2', '砚台展厅', 'p1'),
  place('p3', '织锦展厅', 'p1'),
]

/** Where a rule stands, and what it comes to at each place and first day. */
const REACH: [string, PlaceEntry[], string, string[]][] = [
  [
    'today in a bracket is a day one books for, and not the only day of the rule',
    HOUSES.slice(0, 1),
    '9月30日正常开放。\n10月1日至7日8:30—18:00开放。\n10月8日起恢复正常开放。\n观众须提前在公众号预约（可约当日及未来3日，当日16:00截止）。',
    [
      'p1 2025-09-30 book-ahead[official-account] 0..3',
      'p1 2025-10-01 book-ahead[official-account] 0..3',
      'p1 2025-10-08 book-ahead[official-account] 0..3',
    ],
  ],
  [
    'a line on entering below sections of which the last is over is of all the houses',
    [place('p1', '沙原图书馆'), place('p2', '柳巷分馆', 'p1'), place('p3', '灯市书房', 'p1')],
    '◆沙原图书馆\n10.1 闭馆\n10.2—10.7 9:00—17:00\n◆柳巷分馆\n10.1—10.7 9:00—16:00\n◆灯市书房\n10.1—10.7 8:00—21:00\n10.8（周三）沙原图书馆、柳巷分馆闭馆，10.9起两馆恢复正常开放。\n◇入馆请出示身份证，无需预约。',
    [
      'p1 2025-10-02 walk-in[]',
      'p1 2025-10-09 walk-in[]',
      'p2 2025-10-01 walk-in[]',
      'p2 2025-10-09 walk-in[]',
      'p3 2025-10-01 walk-in[]',
    ],
  ],
  [
    'days that are booked and days that are not part the statement',
    HOUSES.slice(0, 1),
    '10月1日至7日9:00—20:00开放。\n10月1日至3日须通过小程序预约，4日至7日随到随进。',
    ['p1 2025-10-01 book-ahead[mini-program]', 'p1 2025-10-04 walk-in[]'],
  ],
  [
    'days that are booked beside the hours',
    HOUSES.slice(0, 1),
    '10月1日至7日9:00—20:00开放，其中10月2日至4日须在公众号预约。',
    ['p1 2025-10-01 none', 'p1 2025-10-02 book-ahead[official-account]'],
  ],
  [
    'a rule of weekends is of the hours of weekends',
    HOUSES.slice(0, 1),
    '每周二至周五9:00—17:00开放，周六、周日9:00—20:00开放。\n双休日参观须提前一天在公众号预约。',
    ['p1 weekly book-ahead[official-account] 1..?', 'p1 weekly none'],
  ],
  [
    'weekends that are booked and working days that are not',
    HOUSES.slice(0, 1),
    '每周二至周五9:00—17:00开放，周六、周日9:00—20:00开放。\n周末须预约，工作日无需预约。',
    ['p1 weekly book-ahead[]', 'p1 weekly walk-in[]'],
  ],
  [
    'the number below a room is not the house',
    HOUSES.slice(0, 2),
    '一、开放时间\n每周二至周日9:00—17:00。\n二、预约\n砚台展厅每周六14:00—16:00开放，须提前3天电话预约。\n全馆免费。预约电话：0736—5220000。',
    ['p1 weekly none', 'p2 weekly book-ahead[phone] 3..?'],
  ],
  [
    'how one books, below houses of which one must be booked',
    [place('p1', '沙原博物馆'), place('p2', '沙原美术馆')],
    '（一）沙原博物馆\n10月1日至7日9:00—18:00\n需预约\n（二）沙原美术馆\n10月1日至7日9:00—17:00\n无需预约\n预约方式：关注“沙原”公众号，提前1—7天预约。',
    ['p1 2025-10-01 book-ahead[official-account] 1..7', 'p2 2025-10-01 walk-in[]'],
  ],
  [
    'the day on which booking begins is no day of the rule',
    HOUSES.slice(0, 1),
    '10月1日至7日9:00—18:00开放。\n请在小程序购票，10月1日的门票9月28日20:00开抢。',
    ['p1 2025-10-01 book-ahead[mini-program] 20:00'],
  ],
  [
    'items of several houses have each its own rule',
    [place('p1', '沙原博物馆'), place('p2', '沙原科技馆'), place('p3', '沙原图书馆')],
    '国庆期间（10月1日至7日），沙原博物馆、沙原科技馆、沙原图书馆免费开放。\n1. 沙原博物馆：9:00—18:00，提前1—3天在公众号预约。\n2. 沙原科技馆：9:30—16:30。预约方式：微信搜索“沙科”小程序。\n3. 沙原图书馆：8:30—21:00。读者凭身份证直接入馆。',
    [
      'p1 2025-10-01 book-ahead[official-account] 1..3',
      'p2 2025-10-01 book-ahead[mini-program]',
      'p3 2025-10-01 walk-in[]',
    ],
  ],
  [
    'whether one must book, answered in a line of its own',
    [place('p1', '沙原博物馆'), place('p2', '沙原科技馆'), place('p3', '沙原图书馆')],
    '★沙原博物馆\n时间：10月1日至7日9:00—18:00\n是否预约：是\n★沙原科技馆\n时间：10月1日至7日9:00—17:00\n是否预约：否\n★沙原图书馆\n时间：10月1日至7日8:30—20:30\n预约：不需要',
    ['p1 2025-10-01 book-ahead[]', 'p2 2025-10-01 walk-in[]', 'p3 2025-10-01 walk-in[]'],
  ],
  [
    'halls named by what is played in them',
    [place('p1', '沙原体育馆'), place('p2', '羽毛球馆', 'p1'), place('p3', '室外篮球场', 'p1')],
    '10月1日至7日羽毛球馆9:00—21:00，室外篮球场6:00—22:00免费开放。\n羽毛球场地须提前一天在小程序预订，篮球场先到先得。',
    ['p2 2025-10-01 book-ahead[mini-program] 1..?', 'p3 2025-10-01 first-come[]'],
  ],
  [
    'an event with a ticket is no rule of its day',
    HOUSES.slice(0, 1),
    '10月1日至7日9:00—20:00开放，凭身份证入馆。\n评弹专场10月2日19:30，凭票入场。',
    ['p1 2025-10-01 walk-in[]'],
  ],
  [
    'a room that is not on file is booked, and not its house',
    HOUSES.slice(0, 1),
    '10月1日至7日9:00—20:00开放；排练厅需提前电话预约。',
    ['p1 2025-10-01 none'],
  ],
  [
    'how one books, below a list of rooms of which some must be booked, is of these',
    HOUSES,
    '楼层 展厅 开放时间 参观方式\n一楼 砚台展厅 9:00—17:00 无需预约\n二楼 织锦展厅 9:00—16:00 需预约\n预约方式：拨打0917-3300000，或在“沙原”公众号预约。\n开放日期：10月1日至7日。10月9日起博物馆恢复正常开放。',
    [
      'p1 2025-10-09 none',
      'p2 2025-10-01 walk-in[]',
      'p3 2025-10-01 book-ahead[official-account,phone]',
    ],
  ],
  [
    'online, and on which account in the next sentence',
    HOUSES.slice(0, 1),
    '10月1日至7日9:00—20:00开放。\n全部实行线上预约，不约不进。\n请在“沙原”公众号点击“参观”进入预约页面。',
    ['p1 2025-10-01 book-ahead[official-account]'],
  ],
  [
    'what is offered to the elderly is no rule for all',
    HOUSES.slice(0, 1),
    '10月1日至7日9:00—20:00开放。\n请在小程序预约；针对老年人等群体，可电话预约或现场登记。',
    ['p1 2025-10-01 book-ahead[mini-program]'],
  ],
]

describe('whom a rule reaches', () => {
  it.each(REACH)('%s', (_, places, text, want) => {
    const { facts } = read(text, places)
    const got = facts
      .filter((f) => f.hours !== 'closed')
      .map((f) => {
        const first = Array.isArray(f.dates) ? f.dates[0] : 'weekly'
        return `${f.place} ${Array.isArray(first) ? first[0] : first} ${short(f.booking)}`
      })
    expect(got.sort()).toEqual(want)
  })
})
