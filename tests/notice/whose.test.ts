/** Of whom a statement is: some rooms of a house, all of a kind that is not on file, the house again behind a room. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'
import type { Case } from './tables-of-texts.ts'

const places = [
  place('wen', '芦湾文化馆'),
  place('tu', '芦湾图书馆'),
  place('er', '儿童室', 'tu'),
  place('bao', '报刊室', 'tu'),
  place('shu', '书画室', 'tu'),
]

function table(name: string, cases: Case[], its = places): void {
  textsOf({ places: its, announced: '2026-06-20', title: '芦湾区公告' })(name, cases)
}

const library = places.filter((p) => p.id !== 'wen')

table('some rooms are open longer, and which is told below', [
  [
    '7月1日起，芦湾文化馆每天开放至21:00。\n另外，芦湾图书馆对部分阅览室延时开放。延时时间为7月1日至31日，每天下班后延时2小时（18:00至20:00）。延时的阅览室：儿童室、报刊室。',
    'bao 07-01..07-31 18:00-20:00 add',
    'er 07-01..07-31 18:00-20:00 add',
    'wen 07-01.. ?-21:00',
    '? 芦湾图书馆对部分阅览室延时开放',
  ],
  [
    '芦湾图书馆将对儿童室、书画室实行延时开放。延时时段为7月1日至31日每天18:00-20:00。',
    'er 07-01..07-31 18:00-20:00 add',
    'shu 07-01..07-31 18:00-20:00 add',
    '? 芦湾图书馆将对儿童室、书画室实行延时开放',
  ],
  [
    '一、延时时间\n7月1日至31日18:00-20:00\n二、延时区域\n儿童室、书画室',
    'er 07-01..07-31 18:00-20:00 add',
    'shu 07-01..07-31 18:00-20:00 add',
  ],
])

table(
  'hours with rooms of their own',
  [
    [
      '7月1日至5日8:30-18:30，开放区域是儿童室、报刊室；9:00-12:00，开放区域为书画室。',
      'bao 07-01..07-05 08:30-18:30',
      'er 07-01..07-05 08:30-18:30',
      'shu 07-01..07-05 09:00-12:00',
      'tu 07-01..07-05 08:30-18:30',
    ],
  ],
  library,
)

table('all of a kind that is not on file', [
  [
    '芦湾图书馆7月2日14:00起暂停开放。\n另外，各公园2日16时起闭园。',
    'tu 07-02 14:00-? remove',
    '? 2日',
    '? 16时',
    '? 另外，各公园2日16时起闭园',
  ],
  [
    '芦湾图书馆7月2日9:00-12:00开放；所有旅游景区7月2日关闭，7月3日恢复开放。',
    'tu 07-02 09:00-12:00',
    '? 7月2日',
    '? 所有旅游景区7月2日关闭，7月3日恢复开放',
  ],
])

table(
  'the others of the house stand over the table',
  [
    [
      '儿童室7月1日至7日照常开放，其他区域安排如下：\n区域|7月1日-3日|7月4日-7日\n报刊室|闭馆|8:30-12:00\n书画室|闭馆|9:00-12:00\n7月8日起恢复正常开放。',
      'bao 07-01..07-03 closed',
      'bao 07-04..07-07 08:30-12:00',
      'er 07-01..07-07 regular',
      'shu 07-01..07-03 closed',
      'shu 07-04..07-07 09:00-12:00',
      'tu 07-08.. regular',
    ],
  ],
  library,
)

table(
  'what stays as it is, and what is for now',
  [
    [
      '自7月1日起，芦湾图书馆每周一闭馆，儿童室仍每天24小时开放。',
      'er mo+tu+we+th+fr+sa+su all-day',
      'tu mo@07-01.. closed',
    ],
    [
      '芦湾图书馆7月1日至5日闭馆，闭馆期间儿童室24小时开放。',
      'er 07-01..07-05 all-day',
      'tu 07-01..07-05 closed',
    ],
    [
      '芦湾图书馆7月1日至5日正常开馆，7月6日闭馆。\n1.上午9:00开馆，下午17:30闭馆，中午不休息。\n2.书画室暂不开放。',
      'shu mo+tu+we+th+fr+sa+su closed',
      'tu 07-01..07-05 09:00-17:30',
      'tu 07-06 closed',
    ],
    ['7月1日至5日儿童室全天候运行。', 'er 07-01..07-05 all-day'],
  ],
  library,
)

table(
  'a Monday that is a statutory holiday',
  [
    ['芦湾图书馆每周一闭馆，若周一恰逢国家法定节假日，则正常开放。', 'tu  regular', 'tu mo closed'],
    [
      '芦湾图书馆每周一闭馆，如周一为法定节假日，则当天正常开放，闭馆时间顺延至周二。',
      'tu  regular',
      'tu mo closed',
      '? 闭馆时间顺延至周二',
    ],
    ['芦湾图书馆每周一闭馆，周一如遇法定节假日，当日正常开放。', 'tu  regular', 'tu mo closed'],
  ],
  library,
)

table(
  'what is left out of a reopening',
  [
    [
      '7月1日至4日全部部室闭馆，7月5日起除书画室外恢复开放。',
      'bao 07-05.. regular implied',
      'er 07-05.. regular implied',
      'shu 07-05.. closed implied',
      'tu 07-01..07-04 closed',
    ],
    [
      '7月1日至4日闭馆。7月5日至8日除书画室外其他部室恢复开放。',
      'bao 07-05..07-08 regular implied',
      'er 07-05..07-08 regular implied',
      'shu 07-05..07-08 closed implied',
      'tu 07-01..07-04 closed',
    ],
    [
      '儿童室、报刊室、书画室7月1日至3日闭馆，7月4日起除书画室外正常开放，书画室7月6日恢复开放。',
      'bao 07-01..07-03 closed',
      'bao 07-04.. regular implied',
      'er 07-01..07-03 closed',
      'er 07-04.. regular implied',
      'shu 07-01..07-03 closed',
      'shu 07-06.. regular',
    ],
  ],
  library,
)

table(
  'days that the text gives to a name',
  [
    [
      '芦湾图书馆7月6日至8月28日按暑假时间开放，周一至周五9:00-17:00。\n注：书画室假期不开放。',
      'shu 07-06..08-28 closed implied',
      'tu mo+tu+we+th+fr@07-06..08-28 09:00-17:00',
    ],
    ['7月3日上午闭馆检修线路，下午13:30-18:30恢复开放。', 'tu 07-03 13:30-18:30'],
  ],
  library,
)

table('from an hour on', [
  [
    '记者从芦湾文化馆、芦湾图书馆等场馆获悉，多家场馆于7月2日起启动闭馆措施。\n芦湾文化馆7月2日17时起闭馆，恢复时间另行通知。\n芦湾图书馆闭馆时间自7月2日18时起。',
    'tu 07-02 18:00-? remove',
    'tu 07-03.. closed',
    'wen 07-02 17:00-? remove',
    'wen 07-03.. closed',
  ],
  [
    '芦湾图书馆自7月2日12:00起闭馆（含儿童室、书画室），同时暂停到馆服务。',
    'er 07-02 12:00-? remove',
    'er 07-03.. closed',
    'shu 07-02 12:00-? remove',
    'shu 07-03.. closed',
    'tu 07-02 12:00-? remove',
    'tu 07-03.. closed',
  ],
  ['芦湾图书馆7月2日闭馆。讲座调整至7月5日15时举办，地点保持不变。', 'tu 07-02 closed'],
  [
    '芦湾图书馆周一至周四9:00至21:00，周五9:00至12:00下午闭馆。',
    'tu fr 09:00-12:00',
    'tu mo+tu+we+th 09:00-21:00',
  ],
  ['6月25日（周四），法定节假日当天芦湾图书馆闭馆。', 'tu 06-25 closed'],
])

table(
  'what is told besides, and what was',
  [
    [
      '周二至周日8:30-12:00，15:00-18:00（夏令时）/14:30-17:30（冬令时）。',
      'tu tu+we+th+fr+sa+su 08:30-12:00 15:00-18:00 ambiguous',
      '? 14:30-17:30（冬令时',
    ],
    [
      '书画室将从7月3日起恢复对外开放。\n书画室自2025年10月进入封闭施工，已更换地板。',
      'shu 07-03.. regular',
    ],
    [
      '芦湾图书馆7月1日至8日开馆时间为：\n儿童室：\n日期|开放时间\n7月1日至3日|9:00-17:00\n7月4日至8日|9:00-12:00',
      'er 07-01..07-03 09:00-17:00',
      'er 07-04..07-08 09:00-12:00',
    ],
  ],
  library,
)

table(
  'pages and news',
  [
    [
      '自7月5日起至8月底，书画室暂停对外开放。报刊室开放至7月4日。\n与此同时，儿童室照常开放。',
      '? 7月5日起至8月',
      '? 自7月5日起至8月底，书画室暂停对外开放',
      '? 7月4日',
      '? 与此同时，儿童室照常开放',
    ],
    ['闭馆公告 2026-06-22 因设备检查，芦湾图书馆7月3日闭馆。', 'tu 07-03 closed'],
    ['新开放的儿童室7月1日起每日10:00-22:00开放。', 'er 07-01.. 10:00-22:00'],
    [
      '7月1日至3日芦湾图书馆正常开放。\n开放时间：8:30—17:30 儿童室（24小时开放，全年无休）',
      'er mo+tu+we+th+fr+sa+su all-day',
      'tu 07-01..07-03 08:30-17:30',
    ],
    [
      '开放时间：9:00—17:00，法定节假日正常开放，7月3日闭馆。',
      'tu  regular',
      'tu 07-03 closed',
      'tu mo+tu+we+th+fr+sa+su 09:00-17:00',
    ],
  ],
  library,
)
