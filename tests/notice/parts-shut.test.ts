/** Which parts are shut: columns of closures, “some rooms”, rooms opened in the same clause, weekdays said last. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'
import type { Case } from './tables-of-texts.ts'

const places = [
  place('ti', '芦湾体育中心'),
  place('lan', '篮球馆', 'ti'),
  place('tian', '田径场', 'ti'),
  place('pai', '排球馆', 'ti'),
  place('tu', '芦湾图书馆'),
  place('er', '儿童室', 'tu'),
  place('bao', '报刊室', 'tu'),
  place('shu', '书画室', 'tu'),
  place('guan', '湖东图书馆'),
  place('zong', '湖东图书馆总馆', 'guan'),
  place('dong', '东街分馆', 'guan'),
  place('ling', '芦湾烈士陵园'),
  place('mei', '芦湾美术馆'),
  place('yi', '一号展厅', 'mei'),
  place('ers', '2号展厅', 'mei'),
  place('peng', '录音棚', 'mei'),
]

function table(name: string, house: string, cases: Case[]): void {
  const its = places.filter((p) => p.id === house || p.partOf === house)
  textsOf({ places: its, announced: '2026-06-20', title: '芦湾区公告' })(name, cases)
}

table('a column of closures', 'ti', [
  [
    '区域|场馆（项目）|暂停开放时间\n室外|田径场（跑步）|7.20、7.23\n室内|篮球馆（跳绳）|7.19—7.23\n|排球馆（排球）|7.21 14:00-18:00',
    'lan 07-19..07-23 closed',
    'pai 07-21 14:00-18:00 remove',
    'tian 07-20+07-23 closed',
  ],
  [
    '场馆|开放时间|闭馆日\n田径场|6:00-21:00|无\n篮球馆|9:00-21:00|周一\n排球馆|9:00-21:00|每周三上午',
    'lan mo closed',
    'lan tu+we+th+fr+sa+su 09:00-21:00',
    'pai mo+tu+we+th+fr+sa+su 09:00-21:00',
    'pai we ?-12:00 remove',
    'tian mo+tu+we+th+fr+sa+su 06:00-21:00',
  ],
])

table('rooms open on the days of a row in lines of their own', 'tu', [
  [
    '日　期\n开、闭馆\n开放功能室\n10月1日—3日\n闭　馆\n10月4日—7日\n开　馆\n儿童室\n报刊室\n10月8日起\n正常开馆（上午8:00—12:00，下午2:30—5:30）',
    'bao 10-04..10-07 open-unstated',
    'er 10-04..10-07 open-unstated',
    'shu 10-04..10-07 closed implied',
    'tu 10-01..10-03 closed',
    'tu 10-04..10-07 open-unstated',
    'tu 10-08.. 08:00-12:00 14:30-17:30',
  ],
])

table('some parts are shut, and the house is not', 'ti', [
  ['7月19日至23日部分场馆暂停开放。', '? 7月19日至23日', '? 7月19日至23日部分场馆暂停开放'],
  [
    '因承办比赛，7月19日至23日，体育中心部分场地暂停开放，具体如下：\n篮球馆7月20日暂停开放。\n排球馆7月21日暂停开放。',
    'lan 07-20 closed',
    'pai 07-21 closed',
  ],
])

table('rooms opened in the clause of the hours', 'tu', [
  [
    '芦湾图书馆的新时间为每天8:30至12:00、14:30至21:00，开放区域是儿童室和报刊室。',
    'bao mo+tu+we+th+fr+sa+su 08:30-12:00 14:30-21:00',
    'er mo+tu+we+th+fr+sa+su 08:30-12:00 14:30-21:00',
    'shu mo+tu+we+th+fr+sa+su closed implied',
    'tu mo+tu+we+th+fr+sa+su 08:30-12:00 14:30-21:00',
  ],
  [
    '周二至周五9:00-17:00，开放区域包括儿童室、报刊室；周六、周日9:00-12:00，开放区域为书画室。',
    'bao tu+we+th+fr 09:00-17:00',
    'er tu+we+th+fr 09:00-17:00',
    'shu sa+su 09:00-12:00',
    'tu sa+su 09:00-12:00',
    'tu tu+we+th+fr 09:00-17:00',
  ],
])

table('what changes from a day on', 'tu', [
  [
    '儿童室、报刊室照常开放，自7月5日起改按夏季作息：周二至周日9:00—12:00；周一不开放。',
    'bao mo@07-05.. closed',
    'bao tu+we+th+fr+sa+su@07-05.. 09:00-12:00',
    'er mo@07-05.. closed',
    'er tu+we+th+fr+sa+su@07-05.. 09:00-12:00',
  ],
  ['儿童室正常开放，7月5日起执行夏季开放时间，每天9:00—16:00。', 'er 07-05.. 09:00-16:00'],
  [
    '芦湾图书馆新的开放时间从7月1日起执行：周二至周日8:30至21:00，周一8:30至12:00。其中儿童室周二至周日9:00至18:00，周一不开放。',
    'er mo@07-01.. closed',
    'er tu+we+th+fr+sa+su@07-01.. 09:00-18:00',
    'tu mo@07-01.. 08:30-12:00',
    'tu tu+we+th+fr+sa+su@07-01.. 08:30-21:00',
  ],
])

table('weekdays behind the hours, and no others', 'tu', [
  ['芦湾图书馆夜间延时开放到20:30，仅限周五、周六。', 'tu fr+sa ?-20:30'],
  ['儿童室9:00-17:00开放，只限周末。', 'er sa+su 09:00-17:00'],
])

table('a branch that is shut whole, and all is as ever in it', 'guan', [
  [
    '因电路改造，7月6日至8日湖东图书馆总馆全馆停电，暂停对外开放，7月9日起恢复正常开放。东街分馆7月6日停电闭馆一天，7月7日起一切照旧。',
    'dong 07-06 closed',
    'dong 07-07.. regular',
    'zong 07-06..07-08 closed',
    'zong 07-09.. regular',
  ],
  [
    '7月6日东街分馆停水，不对外开放。7月7日起恢复如常。',
    'dong 07-06 closed',
    'dong 07-07.. regular',
  ],
])

table('a number after a comma is of the name of a room', 'mei', [
  [
    '7月6日至8日，一号展厅布展关闭；7月10日、2号展厅关闭；7月11日，12日，录音棚停用。',
    'ers 07-10 closed',
    'peng 07-11+07-12 closed',
    'yi 07-06..07-08 closed',
  ],
])

table('the list of what is open ends where one room is shut', 'mei', [
  [
    '开放时间：7月6日至8日9:00-17:00。\n开放内容：一号展厅、录音棚；2号展厅换展，7月6日至8日停用。',
    'ers 07-06..07-08 closed',
    'mei 07-06..07-08 09:00-17:00',
    'peng 07-06..07-08 09:00-17:00',
    'yi 07-06..07-08 09:00-17:00',
  ],
  [
    '开放时间：7月6日至8日9:00-17:00。\n开放内容：一号展厅、录音棚，2号展厅7月7日停用。',
    'ers 07-07 closed',
    'mei 07-06..07-08 09:00-17:00',
    'peng 07-06..07-08 09:00-17:00',
    'yi 07-06..07-08 09:00-17:00',
  ],
])

table('one cell for the columns of all days, which it names', 'tu', [
  [
    '区域|7月6日—8日|7月9日—12日\n儿童室|休息|8:30-12:00\n报刊室|7:30-22:00（7月6日—12日）',
    'bao 07-06..07-12 07:30-22:00',
    'er 07-06..07-08 closed',
    'er 07-09..07-12 08:30-12:00',
  ],
])

table('works on the power line are a cause, and no service', 'ti', [
  ['7月7日因供电线路检修停电，篮球馆停开一天。', 'lan 07-07 closed'],
  ['7月7日因供电故障，篮球馆暂停开放。', 'lan 07-07 closed'],
])

table('a numbered heading says of what the items below are', 'tu', [
  [
    '2026年暑假（7月6日至8月20日）安排如下：\n一、总部芦湾图书馆暑假开放\n（一）儿童室、报刊室在下列日期开放：7月8日、7月10日。\n（二）以上各室开放时间：8:30—11:30。\n二、书画室暑假开放\n7月11日—12日，9:00—12:00。',
    'bao 07-08+07-10 08:30-11:30',
    'er 07-08+07-10 08:30-11:30',
    'shu 07-11..07-12 09:00-12:00',
  ],
])

table('the grounds are the whole of a house that is grounds', 'ling', [
  [
    '7月6日至12日烈士陵园每天8:30—16:00开放；其中7月7日、8日举行安葬仪式，园区封闭，不接待祭扫。',
    'ling 07-06+07-09..07-12 08:30-16:00',
    'ling 07-07+07-08 closed',
  ],
])
