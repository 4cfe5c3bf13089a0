/** What alone is open, and what a season, a weekday or a cell of several rows says of the days around it. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('guan', '茅坪史迹馆'),
  place('jia', '序厅', 'guan'),
  place('yi', '蜡像厅', 'guan'),
  place('bing', '沙盘厅', 'guan'),
]
const house = places.slice(0, 1)

const spring = textsOf({ places, announced: '2026-04-01', title: '茅坪史迹馆公告' })
const summer = textsOf({ places: house, announced: '2026-06-25', title: '茅坪史迹馆公告' })
const winter = textsOf({ places, announced: '2026-01-08', title: '茅坪史迹馆公告' })

spring('rooms that alone are open keep the hours of their house', [
  [
    '清明节临近，参观须知如下：\n1.4月4日至6日开放，时间为9:00—16:00；4月7日闭馆。\n2.谢绝团体。\n3.仅开放序厅，蜡像厅、沙盘厅暂不开放。',
    'bing mo+tu+we+th+fr+sa+su closed',
    'guan 04-04..04-06 09:00-16:00',
    'guan 04-07 closed',
    'jia 04-04..04-06 09:00-16:00',
    'yi mo+tu+we+th+fr+sa+su closed',
  ],
  [
    '4月4日至6日茅坪史迹馆9:00-16:00开放。\n假期只开放序厅和蜡像厅，其余展厅不开放。',
    'bing 04-04..04-06 closed implied',
    'guan 04-04..04-06 09:00-16:00',
    'jia 04-04..04-06 09:00-16:00',
    'yi 04-04..04-06 09:00-16:00',
  ],
])

spring('rooms that alone are open on the days counted back keep what was told of these', [
  [
    '1.4月3日全馆正常开放。\n2.4月4日至5日9:00—16:00；4月6日正常开放。以上三天只开放下列部室：\n序厅、蜡像厅。\n3.4月7日全馆正常开放。',
    'bing 04-04..04-05 closed implied',
    'bing 04-06 closed implied',
    'guan 04-03 regular',
    'guan 04-04..04-05 09:00-16:00',
    'guan 04-06 regular',
    'guan 04-07 regular',
    'jia 04-04..04-05 09:00-16:00',
    'jia 04-06 regular',
    'yi 04-04..04-05 09:00-16:00',
    'yi 04-06 regular',
  ],
  [
    '4月4日至6日9:00—16:00开放。这三天仅开放序厅和蜡像厅。4月7日起恢复正常开放。',
    'bing 04-04..04-06 closed implied',
    'guan 04-04..04-06 09:00-16:00',
    'guan 04-07.. regular',
    'jia 04-04..04-06 09:00-16:00',
    'yi 04-04..04-06 09:00-16:00',
  ],
])

winter('rooms of a school holiday, in the weeks of their house', [
  [
    '1.除2月10日至23日闭馆外，1月19日至2月27日逢周一至周五开放，9:00-17:00；周六、周日不开放。\n2.寒假只开放序厅和蜡像厅，其余展厅不开放。',
    'bing mo+tu+we+th+fr@01-19..02-27 closed implied',
    'guan 02-10..02-23 closed',
    'guan mo+tu+we+th+fr@01-19..02-27 09:00-17:00',
    'guan sa+su@01-19..02-27 closed',
    'jia mo+tu+we+th+fr@01-19..02-27 09:00-17:00',
    'yi mo+tu+we+th+fr@01-19..02-27 09:00-17:00',
  ],
])

summer('the season is the one long span that is told', [
  [
    '茅坪史迹馆7月7日起至8月30日调整开放时间：\n一、周二至周日8:30—18:30；\n二、暑期周一不闭馆，9:00—17:00；\n三、逢周五、周六加开夜场，19:00—21:30。',
    'guan fr+sa@07-07..08-30 19:00-21:30 add',
    'guan mo@07-07..08-30 09:00-17:00',
    'guan tu+we+th+fr+sa+su@07-07..08-30 08:30-18:30',
  ],
  [
    '茅坪史迹馆7月7日至8月30日延时开放：\n（1）周二至周日开放时间为8:30-18:30；\n（2）周一不休馆，9:00-17:00。',
    'guan mo@07-07..08-30 09:00-17:00',
    'guan tu+we+th+fr+sa+su@07-07..08-30 08:30-18:30',
  ],
])

spring('the hours of a merged cell are those of a row that lists what is open', [
  [
    '日 期|开、闭馆时间|开放功能室\n4月4日|闭 馆|\n4月5日|9：30—15：30|序厅\n4月6日||序厅、蜡像厅',
    'bing 04-05 closed implied',
    'bing 04-06 closed ambiguous',
    'guan 04-04 closed',
    'guan 04-05 09:30-15:30',
    'guan 04-06 09:30-15:30 ambiguous',
    'jia 04-05 09:30-15:30',
    'jia 04-06 09:30-15:30 ambiguous',
    'yi 04-05 closed implied',
    'yi 04-06 09:30-15:30 ambiguous',
  ],
])

const town = [
  place('tu', '芦汀县图书馆'),
  place('zhu', '主馆', 'tu'),
  place('xiao', '自助书房', 'tu'),
  place('ke', '芦汀科技馆'),
  place('fen', '芦汀自然馆', 'ke'),
]
const february = textsOf({ places: town, announced: '2024-02-05', title: '场馆安排', head: '' })

february('a building that was shut opens on the day after', [
  [
    '芦汀县图书馆：\n2月9日至12日主馆闭馆；\n2月13日至17日开馆，每天9:00-15:30；\n2月18日起恢复正常开馆。',
    'zhu 02-09..02-12 closed',
    'zhu 02-13..02-17 09:00-15:30',
    'zhu 02-18.. regular',
  ],
])

february('a house and the branch that is said to be its own', [
  [
    '芦汀科技馆和它的分馆芦汀自然馆2月9日至11日闭馆检修。',
    'fen 02-09..02-11 closed',
    'ke 02-09..02-11 closed',
  ],
  [
    '2月12日至14日，芦汀科技馆、芦汀自然馆9:00—17:00开放。\n2月15日闭馆休整。',
    'fen 02-12..02-14 09:00-17:00',
    'fen 02-15 closed',
    'ke 02-12..02-14 09:00-17:00',
    'ke 02-15 closed',
  ],
  [
    '芦汀科技馆与其所属分馆芦汀自然馆2月9日至11日闭馆。',
    'fen 02-09..02-11 closed',
    'ke 02-09..02-11 closed',
  ],
  [
    '芦汀科技馆连同芦汀自然馆2月9日至11日闭馆。',
    'fen 02-09..02-11 closed',
    'ke 02-09..02-11 closed',
  ],
])

const halls = [
  place('xing', '星湖科技馆'),
  place('yi', '一号展厅', 'xing'),
  place('er', '二号展厅', 'xing'),
  place('ying', '球幕影院', 'xing'),
]
const star = textsOf({ places: halls, announced: '2019-07-18', title: '星湖科技馆公告' })

star('a room called by the end of its name beside a word for the others', [
  [
    '7月20日起各展厅、影院恢复正常开放。',
    'er 07-20.. regular implied',
    'yi 07-20.. regular implied',
    'ying 07-20.. regular implied',
  ],
])

star('longer hours told behind the end of a show are those of its house', [
  ['“荷塘秋色展”7月28日落幕，7月26日、27日晚延时开放至21:00。', 'xing 07-26+07-27 ?-21:00'],
  [
    '“荷塘秋色展”展期至7月28日，7月22日至28日每天开放时间为9:00-17:00。',
    'xing 07-22..07-28 09:00-17:00',
  ],
  [
    '“荷塘秋色展”将于7月22日开幕，7月22日至28日每天9:00-18:00免费开放。',
    '? 7月22日至28日',
    '? 每天',
    '? 9:00-18:00',
  ],
])

star('other rooms for activities are rooms', [
  [
    '7月20日至23日9：00-16：30开放，除一号展厅不开放外，其余活动展厅均可使用。',
    'er 07-20..07-23 open-unstated implied',
    'xing 07-20..07-23 09:00-16:30',
    'yi 07-20..07-23 closed',
    'ying 07-20..07-23 open-unstated implied',
  ],
])

summer('hours of the timetable that a span is said to have', [
  [
    '7月11日至10月9日为夏令时。其间逢周六、周日9:00—19:00。\n周二至周五仍为9:00—18:00。\n逢周一闭馆。',
    'guan mo@07-11..10-09 closed',
    'guan sa+su@07-11..10-09 09:00-19:00',
    'guan tu+we+th+fr@07-11..10-09 09:00-18:00',
  ],
  [
    '7月11日至8月31日为暑期开放时段。周二至周日9:00—18:00，周一闭馆。',
    'guan mo@07-11..08-31 closed',
    'guan tu+we+th+fr+sa+su@07-11..08-31 09:00-18:00',
  ],
])
