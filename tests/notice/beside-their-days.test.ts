/** Cells, lists and clauses that stand beside several days or places: whose they are. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('tu', '柳溪图书馆'),
  place('zong', '总服务台', 'tu'),
  place('bao', '报刊室', 'tu'),
  place('er', '儿童室', 'tu'),
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
