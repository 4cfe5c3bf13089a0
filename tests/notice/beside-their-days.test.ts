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
