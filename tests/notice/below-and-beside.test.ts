/** What rows, sentences and lists of hours take from those above: who is meant, which days, which last entry. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, short } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('tu', '柳溪图书馆'),
  place('zong', '总服务台', 'tu'),
  place('bao', '报刊室', 'tu'),
  place('er', '儿童室', 'tu'),
  place('bo', '柳溪博物馆'),
  place('mei', '柳溪美术馆'),
  place('ti', '柳溪体育中心'),
  place('qiu', '网球场', 'ti'),
  place('lan', '篮球场', 'ti'),
]

const announced = '2026-06-20'
const table = textsOf({ places, announced, title: '柳溪市文化场馆安排' })

table('a row of days without a name is of all that were named, or of their house', [
  [
    '日期|场馆|开放时间\n7月1日至3日|柳溪博物馆|9:00-17:00\n|柳溪美术馆|9:30-17:00\n7月4日|两馆均闭馆\n7月5日起|恢复正常开放',
    'bo 07-01..07-03 09:00-17:00',
    'bo 07-04 closed',
    'bo 07-05.. regular',
    'mei 07-01..07-03 09:30-17:00',
    'mei 07-04 closed',
    'mei 07-05.. regular',
  ],
  [
    '日期|部室|时间\n7月1日|总服务台|8:30-11:30\n|报刊室|8:30-11:30\n7月2日至3日||闭馆\n7月4日|儿童室|8:30-20:00',
    'bao 07-01 08:30-11:30',
    'er 07-04 08:30-20:00',
    'tu 07-02..07-03 closed implied',
    'zong 07-01 08:30-11:30',
  ],
  [
    '日期|场馆|开放时间\n7月1日至3日|柳溪博物馆|9:00-17:00\n|柳溪美术馆|9:30-17:00\n7月4日||9:00-12:00',
    'bo 07-01..07-03 09:00-17:00',
    'bo 07-04 09:00-12:00 ambiguous',
    'mei 07-01..07-03 09:30-17:00',
    'mei 07-04 09:00-12:00 ambiguous',
  ],
])

table('a name alone below a full row shares its cells', [
  [
    '楼层|部室|周二至周五|周六、周日\n一楼|总服务台|9:00-17:00|9:00-20:00\n|报刊室\n二楼|儿童室|不开放|9:00-11:30',
    'bao sa+su 09:00-20:00 ambiguous',
    'bao tu+we+th+fr 09:00-17:00 ambiguous',
    'er sa+su 09:00-11:30',
    'er tu+we+th+fr closed',
    'zong sa+su 09:00-20:00',
    'zong tu+we+th+fr 09:00-17:00',
  ],
])

table('rooms stand in the second of two columns of names', [
  [
    '馆舍\n日期\n部室\n时间\n柳溪图书馆\n7月1日\n总服务台\n报刊室\n8:30-11:30\n7月2日至3日\n总服务台\n报刊室\n8:30-11:30\n13:30-17:00',
    'bao 07-01 08:30-11:30',
    'bao 07-02..07-03 08:30-11:30 13:30-17:00',
    'zong 07-01 08:30-11:30',
    'zong 07-02..07-03 08:30-11:30 13:30-17:00',
  ],
])

table('who comes back', [
  [
    '场地|日期|时间\n网球场|7.1-7.3|8:00-18:00\n篮球场|7.1-7.3|8:00-20:00\n注：7月4日起各场地恢复正常开放。',
    'lan 07-01..07-03 08:00-20:00',
    'lan 07-04.. regular implied',
    'qiu 07-01..07-03 08:00-18:00',
    'qiu 07-04.. regular implied',
  ],
  [
    '场馆|区域|日期|时间\n柳溪图书馆|报刊室|7.1-7.3|8:00-18:00\n|儿童室|7.1-7.3|8:00-20:00\n柳溪美术馆||7.1-7.3|9:00-17:00\n7月4日起，以上场馆恢复正常开放。',
    'bao 07-01..07-03 08:00-18:00',
    'er 07-01..07-03 08:00-20:00',
    'mei 07-01..07-03 09:00-17:00',
    'mei 07-04.. regular',
    'tu 07-04.. regular',
  ],
])

table('the sentence behind the hours of a house is of the same days', [
  [
    '7月2日至5日，柳溪图书馆开馆时间9:30-16:30。除报刊室不开放外，其他部室均开放。',
    'bao 07-02..07-05 closed',
    'er 07-02..07-05 09:30-16:30 implied',
    'tu 07-02..07-05 09:30-16:30',
    'zong 07-02..07-05 09:30-16:30 implied',
  ],
  [
    '7月2日至5日柳溪图书馆9:30-16:30开放。除报刊室、总服务台外，其他区域均开放。',
    'bao 07-02..07-05 closed implied',
    'er 07-02..07-05 09:30-16:30 implied',
    'tu 07-02..07-05 09:30-16:30',
    'zong 07-02..07-05 closed implied',
  ],
])

table('what is open within a closure stands against it', [
  [
    '柳溪图书馆6月25日至8月31日9:00-17:00开放。\n7月7日至9日，柳溪图书馆承办比赛，暂停对外开放。\n7月8日柳溪图书馆免费开放。',
    'tu 06-25..07-06+07-10..08-31 09:00-17:00',
    'tu 07-07..07-09 closed ambiguous',
  ],
])

table('hours before a comma and the rooms then open', [
  [
    '柳溪图书馆7.2—7.4：9:00—17:00，开放报刊室、儿童室',
    'bao 07-02..07-04 09:00-17:00',
    'er 07-02..07-04 09:00-17:00',
    'tu 07-02..07-04 09:00-17:00',
    'zong 07-02..07-04 closed implied',
  ],
  [
    '柳溪图书馆7月2日至4日18:00-21:00，开放报刊室。',
    'bao 07-02..07-04 18:00-21:00',
    'er 07-02..07-04 closed implied',
    'zong 07-02..07-04 closed implied',
  ],
])

table('dotted days and what they are called', [
  ['7·2—7·4，柳溪图书馆闭馆；7·5起恢复。', 'tu 07-02..07-04 closed', 'tu 07-05.. regular'],
  ['柳溪图书馆6.18—6.22含端午假期，全馆不开放。', 'tu 06-18..06-22 closed'],
  ['柳溪图书馆2026.7.2.—2026.7.4.闭馆。', 'tu 07-02..07-04 closed'],
])

table('fees that differ share the hours behind them', [
  [
    '柳溪体育中心7月1日免费开放，7月2日至5日低收费开放，时间为10:00至19:00，18:00停止入场。其中7月2日、3日只有下午场，时间为13:00至19:00。',
    'ti 07-01 10:00-19:00 implied',
    'ti 07-02+07-03 13:00-19:00',
    'ti 07-04..07-05 10:00-19:00',
  ],
])

table('rows of tables whose walls are gone', [
  [
    '场馆\n7月1日\n7月2日至8日\n柳溪博物馆\n闭馆\n9:00-12:00\n14:00-17:00\n柳溪美术馆\n9:00-17:00\n9:00-17:00',
    'bo 07-01 closed',
    'bo 07-02..07-08 09:00-12:00 14:00-17:00',
    'mei 07-01 09:00-17:00',
    'mei 07-02..07-08 09:00-17:00',
  ],
  [
    '楼层\n服务窗口\n7月1日至3日\n7月4日至8日\n一楼\n总服务台\n闭馆\n9:00-17:00\n报刊室\n闭馆\n9:00-17:00\n二楼\n儿童室\n8:00-20:00\n8:00-20:00',
    'bao 07-01..07-03 closed',
    'bao 07-04..07-08 09:00-17:00',
    'er 07-01..07-03 08:00-20:00',
    'er 07-04..07-08 08:00-20:00',
    'zong 07-01..07-03 closed',
    'zong 07-04..07-08 09:00-17:00',
  ],
  [
    '场馆名称 开放日期 开放时间 预约方式\n柳溪博物馆 7月1日至3日 闭馆\n  7月4日至8日 9:00-17:00 无需预约\n柳溪美术馆 7月1日至8日 9:30-16:30 凭身份证入馆',
    'bo 07-01..07-03 closed',
    'bo 07-04..07-08 09:00-17:00',
    'mei 07-01..07-08 09:30-16:30',
  ],
])

table('cells that say which part of the day, or leave out a day', [
  [
    '项目|日期|时段|时间\n网球场|7.1-7.4|全天|9:00-21:00\n篮球场|7.1-7.4|全天|9:00-20:00',
    'lan 07-01..07-04 09:00-20:00',
    'qiu 07-01..07-04 09:00-21:00',
  ],
  [
    '场馆|日期|时间\n柳溪博物馆|7月1日至8日|除7月6日外，每天9:00-17:00',
    'bo 07-01..07-05+07-07..07-08 09:00-17:00',
    'bo 07-06 closed implied',
  ],
])

table('a weekday and a date that one word joins', [
  [
    '除7月1日外，柳溪博物馆7月2日至5日每天9:00-16:00。',
    'bo 07-01 closed implied',
    'bo 07-02..07-05 09:00-16:00',
  ],
  [
    '柳溪博物馆每周一及7月9日闭馆，其余时间9:00-17:00开放。',
    'bo 07-09 closed',
    'bo mo closed',
    'bo tu+we+th+fr+sa+su 09:00-17:00 implied',
  ],
  [
    '柳溪博物馆7月1日至31日，除7月9日、每周一闭馆外，每天9:00-17:00开放。',
    'bo 07-09 closed',
    'bo mo@07-01..07-31 closed',
    'bo tu+we+th+fr+sa+su@07-01..07-31 09:00-17:00',
  ],
  [
    '柳溪博物馆7月1日至31日，除周一和7月9日外，每天9:00-17:00开放。',
    'bo 07-09 closed implied',
    'bo mo@07-01..07-31 closed implied',
    'bo tu+we+th+fr+sa+su@07-01..07-31 09:00-17:00',
  ],
])

const SESSIONS: [text: string, ...last: string[]][] = [
  [
    '7月1日至8月31日柳溪体育中心每天三场：\n第一场 13:00-15:00\n第二场 15:30-17:30\n第三场 18:30-20:30\n各场末次入场时间依次为14:00、16:30、19:30。',
    'ti 19:30',
  ],
  ['7月1日至3日柳溪博物馆上午9:00-12:00、下午14:00-17:00开放，11:30、16:30停止入馆。', 'bo 16:30'],
  [
    '7月1日至3日，柳溪博物馆9:00-17:00，柳溪美术馆9:30-17:30，停止入馆时间分别为16:00、16:30。',
    'bo 16:00',
    'mei 16:30',
  ],
  ['7月1日至3日，柳溪博物馆9:00-12:00、14:00-17:00，最后入馆时间分别为10:00、11:00、16:30。'],
]

test.each(SESSIONS)('last entry of each session: %s', (text, ...last) => {
  const calendar = builtinCalendar(announced)
  const { facts } = draft(text, { places, announced, title: '', publisher: '', calendar })
  const told = facts.flatMap((f) => (f.lastEntry === null ? [] : [`${f.place} ${f.lastEntry}`]))
  expect(told).toEqual(last)
})

const RULES: [text: string, ...rules: string[]][] = [
  [
    '场馆|7.1|7.2—7.4|预约\n柳溪博物馆|9:00—12:00|9:00—17:00|微信公众号提前1天\n柳溪美术馆|闭馆|9:30—17:00|无需\n柳溪图书馆|闭馆|9:30—17:00|小程序',
    'bo book-ahead[official-account] 1..?',
    'mei none',
    'mei walk-in[]',
    'tu none',
    'tu book-ahead[mini-program]',
  ],
  ['柳溪博物馆7月1日至3日9:00-17:00，每日前100名观众获赠书签，先到先得，赠完即止。', 'bo none'],
  [
    '柳溪博物馆7月1日至3日9:00-17:00。预约优先，未预约的观众现场排队，先到先得。',
    'bo book-or-walk-in[counter]',
  ],
  [
    '报刊室周一至周日8:00-21:30。座位须在“柳溪书香”微信公众号预约，只能约当日和次日。',
    'bao book-ahead[official-account] 0..1',
  ],
  ['网球场7月1日至3日9:00-17:00，先到先得，入场时请登记。', 'qiu first-come[] register'],
  ['柳溪博物馆7月1日至3日9:00-17:00。\n查档预约电话0592-5550614，工作日有人接听。', 'bo none'],
]

test.each(RULES)('how one gets in: %s', (text, ...rules) => {
  const calendar = builtinCalendar(announced)
  const { facts } = draft(text, { places, announced, title: '', publisher: '', calendar })
  expect([...new Set(facts.map((f) => `${f.place} ${short(f.booking)}`))]).toEqual(rules)
})
