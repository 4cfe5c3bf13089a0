/** Cells, lists and clauses that stand beside several days or places: whose they are. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('tu', '柳溪图书馆'),
  place('zong', '总服务台', 'tu'),
  place('bao', '报刊室', 'tu'),
  place('er', '儿童室', 'tu'),
  place('mei', '柳溪美术馆'),
  place('ti', '柳溪体育馆'),
]

const table = textsOf({ places, announced: '2024-02-01', title: '柳溪图书馆春节开放时间' })

table('the hours of the eve are not those of the feast: bare days share the hours below', [
  [
    '日期\n开放时间\n2月9日(除夕)\n9:00-12:00\n2月10日(初一)\n2月11日(初二)\n10:00-16:00\n2月12日(初三)\n2月13日(初四)\n9:00-17:00',
    'tu 02-09 09:00-12:00',
    'tu 02-10+02-11 10:00-16:00',
    'tu 02-12+02-13 09:00-17:00',
  ],
  [
    '日期\n开放时间\n9月30日\n8:30-16:00\n10月1日\n10月2日\n闭馆\n10月3日\n9:00-17:00',
    'tu 09-30 08:30-16:00',
    'tu 10-01+10-02 closed',
    'tu 10-03 09:00-17:00',
  ],
  [
    '日期\n开放时间\n2月9日(除夕)\n9:00-12:00\n2月10日(初一)\n2月11日(初二)\n10:00-16:00\n开放区域:\n报刊室\n2月12日(初三)\n2月13日(初四)\n9:00-17:00',
    'bao 02-10+02-11 10:00-16:00',
    'er 02-10+02-11 closed implied',
    'tu 02-09 09:00-12:00',
    'tu 02-10+02-11 10:00-16:00',
    'tu 02-12+02-13 09:00-17:00',
    'zong 02-10+02-11 closed implied',
  ],
])

table('a place inside the house is meant alone', [
  [
    '柳溪图书馆2月10日至12日9:00-16:00开放。\n馆内柳溪美术馆(二楼)同期推出新展,2月10日至14日10:00-15:00开放。',
    'mei 02-10..02-14 10:00-15:00',
    'tu 02-10..02-12 09:00-16:00',
  ],
  [
    '2月10日至14日9:00-16:00开放。柳溪图书馆内二楼的柳溪美术馆2月10日闭馆,本馆内另设的柳溪体育馆2月11日闭馆。',
    'mei 02-10 closed',
    'ti 02-11 closed',
    'tu 02-10..02-14 09:00-16:00',
  ],
  [
    '2月10日至14日9:00-16:00开放,馆内儿童室2月10日闭馆。',
    'er 02-10 closed',
    'tu 02-10..02-14 09:00-16:00',
  ],
])

table('times first, then each venue and what one does there', [
  [
    '开放时间\n场馆\n开放项目\n2月10日至12日\n上午9:00-12:00\n下午14:00-17:00\n柳溪图书馆\n报刊阅览\n柳溪美术馆\n书画厅\n2月13日\n8:30-20:00\n柳溪体育馆\n羽毛球、乒乓球',
    'mei 02-10..02-12 09:00-12:00 14:00-17:00',
    'ti 02-13 08:30-20:00',
    'tu 02-10..02-12 09:00-12:00 14:00-17:00',
  ],
])

table('rooms listed for a span are open as the lines beside the list say of its days', [
  [
    '2月10日至15日部分开放。\n开放部室:报刊室。\n开放时间:2月10日至12日9:30-15:30;2月13日至15日正常开放。',
    'bao 02-10..02-12 09:30-15:30',
    'bao 02-13..02-15 regular',
    'er 02-10..02-12 closed implied',
    'er 02-13..02-15 closed implied',
    'tu 02-10..02-12 09:30-15:30',
    'tu 02-13..02-15 regular',
    'zong 02-10..02-12 closed implied',
    'zong 02-13..02-15 closed implied',
  ],
  [
    '2月10日至15日开放部分部室。\n开放部室:报刊室、儿童室、总服务台\n开放时间:\n2月10日至12日 9:30-15:30\n2月13日至15日 9:00-17:00',
    'bao 02-10..02-12 09:30-15:30',
    'bao 02-13..02-15 09:00-17:00',
    'er 02-10..02-12 09:30-15:30',
    'er 02-13..02-15 09:00-17:00',
    'tu 02-10..02-12 09:30-15:30',
    'tu 02-13..02-15 09:00-17:00',
    'zong 02-10..02-12 09:30-15:30',
    'zong 02-13..02-15 09:00-17:00',
  ],
])

const libraries = textsOf({
  places: [
    place('dong', '东湖校区图书馆'),
    place('xi', '西山校区图书馆'),
    place('jia', '明德楼201室', 'dong'),
    place('yi', '老馆308室', 'dong'),
  ],
  announced: '2024-02-01',
  title: '图书馆寒假开放安排',
})

libraries('which libraries and rooms an unknown word stands for', [
  [
    '2月10日至16日东湖校区图书馆8:30-17:00,西山校区图书馆9:00-16:00。\n2月17日两校区图书馆闭馆。2月18日起两校区图书馆恢复正常开放。',
    'dong 02-10..02-16 08:30-17:00',
    'dong 02-17 closed',
    'dong 02-18.. regular',
    'xi 02-10..02-16 09:00-16:00',
    'xi 02-17 closed',
    'xi 02-18.. regular',
  ],
  [
    '自修室(明德楼201室、老馆308室)除2月12日关闭外,2月11日至15日正常开放。',
    'jia 02-11+02-13..02-15 regular',
    'jia 02-12 closed',
    'yi 02-11+02-13..02-15 regular',
    'yi 02-12 closed',
  ],
])

table('that all are open as ever is a manner of speaking where one of them is shut', [
  [
    '春节期间,全市公共文化场馆照常为市民服务。\n柳溪图书馆\n2月9日至11日10:00-16:00\n柳溪美术馆\n2月10日、11日休息,2月12日至17日9:30-16:30开放',
    'mei 02-10+02-11 closed',
    'mei 02-12..02-17 09:30-16:30',
    'tu 02-09..02-11 10:00-16:00',
    '? 春节期间,全市公共文化场馆照常为市民服务',
  ],
])

table('rooms of which only the way in is told behind 其中 are open with their house', [
  [
    '柳溪图书馆2月10日至15日8时~12时,14时~18时开放。\n其中,报刊室须通过“书香”APP在线预约。另外,儿童室无需预约。',
    'bao 02-10..02-15 08:00-12:00 14:00-18:00 implied',
    'er 02-10..02-15 08:00-12:00 14:00-18:00 implied',
    'tu 02-10..02-15 08:00-12:00 14:00-18:00',
  ],
  [
    '柳溪图书馆2月10日至12日9:00-12:00,2月13日至15日9:00-17:00。其中,报刊室和儿童室均需电话预约。',
    'bao 02-10..02-12 09:00-12:00 implied',
    'bao 02-13..02-15 09:00-17:00 implied',
    'er 02-10..02-12 09:00-12:00 implied',
    'er 02-13..02-15 09:00-17:00 implied',
    'tu 02-10..02-12 09:00-12:00',
    'tu 02-13..02-15 09:00-17:00',
  ],
])

table('the works are meant, and no closure told since', [
  [
    '柳溪图书馆于2月10日至20日更换空调管道。\n报刊室自2月12日起闭馆,恢复时间另行通知。\n儿童室施工期间照常开放。',
    'bao 02-12.. closed',
    'er 02-10..02-20 regular',
  ],
  [
    '柳溪图书馆2月10日至20日进行屋面维修,报刊室2月12日至14日闭馆。维修期间,儿童室正常开放。',
    'bao 02-12..02-14 closed',
    'er 02-10..02-20 regular',
  ],
])

table('a line that names a room and announces its hours heads the lines below', [
  [
    '柳溪图书馆\n春节期间开放时间公布如下:\n2.10 9:00-12:00\n2.11 9:00-12:00\n儿童室开放时间公布如下:\n2.10 9:00-12:00\n2.11 9:00-21:30',
    'er 02-10 09:00-12:00',
    'er 02-11 09:00-21:30',
    'tu 02-10 09:00-12:00',
    'tu 02-11 09:00-12:00',
  ],
])

table('shut on the very day from which it resumes: one of the two is wrong', [
  [
    '2月14日闭馆一天。\n2月14日恢复正常开放时间。',
    'tu 02-14 closed ambiguous',
    'tu 02-14.. regular ambiguous',
  ],
])

table('a service that pauses and comes back opens no door', [
  [
    '2月10日9:00-12:00开放。\n“一键借书”网借服务2月10日至15日暂停,2月16日起全面恢复。',
    'tu 02-10 09:00-12:00',
  ],
  [
    '2月10日9:00-12:00开放。文献传递服务2月10日至15日暂停,16日恢复。讲解服务2月10日至12日暂停服务,2月13日起恢复正常。',
    'tu 02-10 09:00-12:00',
  ],
])

table('what the sessions leave out is not taken away again', [
  [
    '2月10日至15日9:00-12:00、14:00-17:00开放,12:00-14:00闭馆消毒。',
    'tu 02-10..02-15 09:00-12:00 14:00-17:00',
  ],
  [
    '2月10日至15日9:00-17:00开放,其中12:00-14:00闭馆。',
    'tu 02-10..02-15 09:00-17:00',
    'tu 02-10..02-15 12:00-14:00 remove',
  ],
])

table('shut for a year, and the whole day', [
  [
    '柳溪体育馆闭馆改造快一年了。2月10日起儿童室开放。',
    'er 02-10.. open-unstated',
    '? 柳溪体育馆闭馆改造快一年了',
  ],
  ['2月10日儿童室全天开馆,2月11日通宵开放。', 'er 02-10 all-day ambiguous', 'er 02-11 all-day'],
])

const clock = textsOf({
  places: [
    place('guan', '柳溪图书馆'),
    place('bao', '报刊室', 'guan'),
    place('wai', '外借室', 'guan'),
    place('zi', '24小时自助图书馆', 'guan'),
  ],
  announced: '2024-02-01',
  title: '柳溪图书馆寒假开放安排',
})

clock('what is open round the clock is none of the others, and beside it stands the house', [
  [
    '2月10日至12日,除24小时自助图书馆外,其他区域开放时间为9:30-12:30。',
    'guan 02-10..02-12 09:30-12:30 implied',
    '? 24小时自助图书馆',
  ],
  [
    '2月10日至12日报刊室9:00-22:00,其他区域9:00-18:00。',
    'bao 02-10..02-12 09:00-22:00',
    'wai 02-10..02-12 09:00-18:00 implied',
  ],
])

const sports = textsOf({
  places: [
    place('zhong', '柳溪健身中心'),
    place('yu', '羽毛球馆', 'zhong'),
    place('lan', '篮球馆', 'zhong'),
    place('you', '游泳馆', 'zhong'),
    place('chang', '体育场', 'zhong'),
  ],
  announced: '2024-02-01',
  title: '柳溪健身中心春节开放安排',
})

sports('the row above is taken over clause by clause, and one hall is left out of the others', [
  [
    '场馆|项目|开放安排\n羽毛球馆|羽毛球|2月9日至11日闭馆;2月12日至17日9:00-17:00开放\n篮球馆|篮球|同上',
    'lan 02-09..02-11 closed implied',
    'lan 02-12..02-17 09:00-17:00 implied',
    'yu 02-09..02-11 closed',
    'yu 02-12..02-17 09:00-17:00',
  ],
  [
    '2月10日至17日羽毛球馆、篮球馆9:00-17:00开放,游泳馆闭馆。\n除游泳馆外,各馆2月18日起恢复正常开放;游泳馆3月1日起恢复开放。',
    'chang 02-18.. regular implied',
    'lan 02-10..02-17 09:00-17:00',
    'lan 02-18.. regular implied',
    'you 02-10..02-17 closed',
    'you 03-01.. regular',
    'yu 02-10..02-17 09:00-17:00',
    'yu 02-18.. regular implied',
  ],
])

const pool = textsOf({
  places: [place('chi', '柳溪游泳馆')],
  announced: '2024-02-01',
  title: '春节期间(2月10日至2月17日)柳溪游泳馆开放安排',
})

pool('the other days may be told by how they are left', [
  [
    '2月10日至12日9:00-12:00免费开放,其余几天低收费开放。',
    'chi 02-10..02-12 09:00-12:00',
    'chi 02-13..02-17 open-unstated implied',
  ],
  [
    '2月10日至12日9:00-12:00免费开放,剩下几天闭馆。',
    'chi 02-10..02-12 09:00-12:00',
    'chi 02-13..02-17 closed implied',
  ],
])

table('nothing but its own dates moves the year of a notice', [
  [
    '2月10日至12日闭馆检修,春节假期其余时间正常开馆。\n活动预告:9月18日14:30在报告厅举办公益讲座。',
    'tu 02-10..02-12 closed',
    'tu 02-13..02-17 regular implied',
  ],
])

table('the rooms of which the way in is told may stand in lines of their own', [
  [
    '柳溪图书馆2月10日至15日9:00-17:00开放。\n其中,报刊室须通过“书香”APP在线预约。\n儿童室须电话预约。',
    'bao 02-10..02-15 09:00-17:00 implied',
    'er 02-10..02-15 09:00-17:00 implied',
    'tu 02-10..02-15 09:00-17:00',
  ],
])

table('what is inside the house and on no file is not the house', [
  [
    '柳溪图书馆2月10日至15日9:00-17:00开放。馆内餐厅2月10日至12日暂停营业。',
    'tu 02-10..02-15 09:00-17:00',
    '? 2月10日至12日',
    '? 馆内餐厅2月10日至12日暂停营业',
  ],
  [
    '柳溪图书馆2月10日至15日9:00-17:00开放,馆内各展厅2月12日闭馆。',
    'tu 02-10..02-11+02-13..02-15 09:00-17:00',
    'tu 02-12 closed',
  ],
])
