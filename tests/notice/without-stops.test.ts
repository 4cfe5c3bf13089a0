/** Lines whose last stop was left out: they end there all the same. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const table = textsOf({
  places: [
    place('ts', '柳汀图书馆'),
    place('zi', '自习室', 'ts'),
    place('hu', '绘本室', 'ts'),
    place('qi', '期刊室', 'ts'),
  ],
  announced: '2025-03-10',
  title: '柳汀图书馆开放公告',
  publisher: '柳汀图书馆',
})

table('rooms that were left out in the line above', [
  [
    '3月15日至16日，除绘本室检修不开外，自习室、期刊室9:00-16:00开放\n3月17日起各阅览室恢复正常开放',
    'hu 03-15..03-16 closed',
    'hu 03-17.. regular implied',
    'qi 03-15..03-16 09:00-16:00',
    'qi 03-17.. regular implied',
    'zi 03-15..03-16 09:00-16:00',
    'zi 03-17.. regular implied',
  ],
])

table('a day that is expected, and more words', [
  [
    '自2025年3月18日起，自习室、绘本室暂停开放。预计4月20日恢复开放，若有变动另行通知\n敬请谅解',
    'hu 03-18..04-19 closed',
    'hu 04-20.. regular ambiguous',
    'zi 03-18..04-19 closed',
    'zi 04-20.. regular ambiguous',
  ],
])

table('the whole of a room is its house', [
  [
    '考试临近，本馆对自习室开放时间作如下调整\n一、3月15日至20日，自习室7:00-22:00开放\n二、3月24日全馆闭馆',
    'ts 03-24 closed',
    'zi 03-15..03-20 07:00-22:00',
  ],
])

table('a sentence below stacked cells', [
  [
    '日期\n时间\n3月15日—16日\n9:00-16:00\n3月17日—18日\n闭馆\n闭馆的两天里还书，请投门口的还书箱',
    'ts 03-15..03-16 09:00-16:00',
    'ts 03-17..03-18 closed',
  ],
])

const city = textsOf({
  places: [
    place('bo', '柳汀博物馆'),
    place('mei', '柳汀美术馆'),
    place('lan', '柳汀篮球场'),
    place('yin', '影厅', 'bo'),
  ],
  announced: '2025-04-25',
  title: '柳汀各场馆五一开放安排',
  publisher: '柳汀文旅局',
})

city('below cells', [
  [
    '场馆\n时间\n柳汀博物馆\n5月1日至5日9:00-17:00\n柳汀美术馆\n5月1日至5日闭馆\n5月6日起各场馆恢复正常开放',
    'bo 05-01..05-05 09:00-17:00',
    'bo 05-06.. regular',
    'mei 05-01..05-05 closed',
    'mei 05-06.. regular',
  ],
])

city('days behind a label, and how one gets in', [
  [
    '柳汀篮球场开放时间为5月1日至5月4日，场地不接受预订，先到先得\n柳汀美术馆5月1日至5日9:00-17:00开放',
    'lan 05-01..05-04 open-unstated',
    'mei 05-01..05-05 09:00-17:00',
  ],
  [
    '柳汀美术馆\n“五一”假期不打烊，凭身份证入馆\n柳汀博物馆\n5月1日至5日9时至18时',
    'bo 05-01..05-05 09:00-18:00',
    'mei 05-01..05-05 open-unstated implied',
  ],
])

city('the whole of the house that a line names', [
  [
    '柳汀各文化场馆的开放安排已经确定\n柳汀博物馆5月1日至3日开放影厅；5月4日、5日全馆9:00-17:00开放',
    'bo 05-04+05-05 09:00-17:00',
    'yin 05-01..05-03 open-unstated',
  ],
])
