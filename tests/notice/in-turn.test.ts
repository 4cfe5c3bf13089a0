/** Notices that change a rule, and closures told day by day: from when, what was, which part of which day. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-06-20')
const places = [
  place('tu', '柳溪图书馆'),
  place('da', '成人部', 'tu'),
  place('er', '儿童部', 'tu'),
  place('gu', '古籍阅览室', 'tu'),
  place('bao', '报刊阅览室', 'tu'),
  place('zi', '自助书房', 'tu'),
]

/** The facts of a text as `place days hours`, then what is left unread as `? words`. */
function read(text: string, title = '柳溪图书馆公告'): string[] {
  return shown(
    draft(`${title}\n${text}`, {
      places,
      announced: '2026-06-20',
      title,
      publisher: '',
      calendar,
    }),
    { year: 2026, booking: false },
  )
}

type Case = [text: string, ...expected: string[]]

function table(name: string, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })
}

table('from when a rule holds stands below it', [
  [
    '一、原开放时间：全天24小时\n二、现开放时间：每天6:30-22:00\n三、执行日期：2026年7月1日起',
    'tu 07-01.. 06:30-22:00',
  ],
  ['自助书房每日7:00-22:00\n生效时间：2026年7月1日', 'zi 07-01.. 07:00-22:00'],
  [
    '成人部8:00-20:00，儿童部9:00-18:00，全年无休。以上调整从7月1日起实行。',
    'da 07-01.. 08:00-20:00',
    'er 07-01.. 09:00-18:00',
  ],
  [
    '场所|原开放时间|调整后开放时间\n自助书房|7:00-23:00|8:00-22:00\n生效日期：2026年7月1日',
    'zi 07-01.. 08:00-22:00',
    '? 7:00-23:00',
  ],
  [
    '端午节闭馆三天；节后（6月22日起）执行夏季作息：成人部8:30-20:00，儿童部9:00-18:00。',
    'da 06-22.. 08:30-20:00',
    'er 06-22.. 09:00-18:00',
    'tu 06-19..06-21 closed implied',
  ],
])

table('each day has its own part of a closure', [
  [
    '柳溪图书馆7月1日全天、7月2日上午闭馆，7月2日下午恢复开放。',
    'tu 07-01 closed',
    'tu 07-02 ?-12:00 remove',
    'tu 07-02.. regular',
  ],
  ['柳溪图书馆7月1日下午和7月2日闭馆。', 'tu 07-01 12:00-? remove', 'tu 07-02 closed'],
  [
    '柳溪图书馆7月1日13:00起及7月2日全天闭馆，7月3日恢复开放。',
    'tu 07-01 13:00-? remove',
    'tu 07-02 closed',
    'tu 07-03.. regular',
  ],
  ['鉴于台风预计25日早晨登陆，柳溪图书馆6月25日闭馆。', 'tu 06-25 closed'],
])

table('rooms that were shut come back', [
  [
    '6月19日至21日柳溪图书馆正常开放，其中古籍阅览室不开放，6月22日起照常开放。',
    'gu 06-19..06-21 closed',
    'gu 06-22.. regular',
    'tu 06-19..06-21 regular',
  ],
  [
    '7月1日至3日以下阅览室暂停开放：\n1.古籍阅览室\n2.报刊阅览室\n7月4日起以上阅览室恢复开放。',
    'bao 07-01..07-03 closed',
    'bao 07-04.. regular',
    'gu 07-01..07-03 closed',
    'gu 07-04.. regular',
  ],
  [
    '6月25日柳溪图书馆闭馆，6月26日起恢复开放，其中成人部8:30-18:00，儿童部9:00-17:00。',
    'da 06-26.. 08:30-18:00',
    'er 06-26.. 09:00-17:00',
    'tu 06-25 closed',
    'tu 06-26.. regular',
  ],
  [
    '成人部、儿童部6月19日至21日9:00-17:00开放；古籍阅览室、报刊阅览室除外，二者自6月22日起恢复开放。',
    'bao 06-22.. regular',
    'da 06-19..06-21 09:00-17:00',
    'er 06-19..06-21 09:00-17:00',
    'gu 06-22.. regular',
  ],
])

table('an evening that goes on from the day', [
  [
    '开放时间：7月1日至8日9:00-17:00（16:30停止入馆）\n夜场：7月1日至3日延时开放至21:00',
    'tu 07-01..07-03 09:00-21:00',
    'tu 07-04..07-08 09:00-17:00',
  ],
  [
    '柳溪图书馆7月1日至8日每天9:00-17:00开放，其中7月2日、4日晚间增开夜场至20:30。',
    'tu 07-01+07-03+07-05..07-08 09:00-17:00',
    'tu 07-02+07-04 09:00-20:30',
  ],
  [
    '柳溪图书馆7月1日至3日天天开门，早9点开，晚5点半关，5点停止入馆。',
    'tu 07-01..07-03 09:00-17:30',
  ],
])

table('words beside what doors do', [
  [
    '7月1日至3日，成人部8:00-22:00开放，其他部门闭馆；7月4日按工作日开放。',
    'bao 07-01..07-03 closed implied',
    'da 07-01..07-03 08:00-22:00',
    'er 07-01..07-03 closed implied',
    'gu 07-01..07-03 closed implied',
    'tu 07-04 regular',
    'zi 07-01..07-03 closed implied',
  ],
  [
    '7月4日、5日开放时间参照双休日执行。网站及数据库不受影响，电子资源照常使用。',
    'tu 07-04+07-05 open-unstated',
  ],
  ['7月1日至3日9:00-17:00开放，周一闭馆照旧。', 'tu 07-01..07-03 09:00-17:00', 'tu mo closed'],
  [
    '7月1日至3日7:00-18:00开放。平日仍为8点至17点。',
    'tu 07-01..07-03 07:00-18:00',
    'tu mo+tu+we+th+fr 08:00-17:00 implied',
  ],
])

table('which days are meant', [
  [
    '7月1日至31日柳溪图书馆8:30-17:00开放。儿童部除7月9日至12日外每天8:00-20:00开放。',
    'er 07-01..07-08+07-13..07-31 08:00-20:00 implied',
    'tu 07-01..07-31 08:30-17:00',
  ],
  ['儿童部除7月9日至12日外每天8:00-20:00开放。', 'er mo+tu+we+th+fr+sa+su 08:00-20:00 ambiguous'],
  [
    '7月1日至3日闭馆。古籍阅览室暂不开放，7月15日后再恢复服务。',
    'gu 07-01..07-03 closed ambiguous',
    'gu 07-15.. regular ambiguous',
    'tu 07-01..07-03 closed',
  ],
  ['6月30日上午闭馆，6月30日13:30恢复开放。', 'tu 06-30 ?-13:30 remove', 'tu 06-30.. regular'],
  ['因检修关闭的成人部将于7月6日起恢复开放。', 'da 07-06.. regular'],
  [
    '成人部7月1日起每天9:00-17:00开放；儿童部7月10日恢复开放，时间同成人部。',
    'da 07-01.. 09:00-17:00',
    'er 07-10.. 09:00-17:00 implied',
  ],
  ['国庆节后开放时间\n成人部每天8:30-20:30开放。', 'da mo+tu+we+th+fr+sa+su 08:30-20:30'],
])
