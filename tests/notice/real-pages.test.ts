/** Turns of phrase of pages as they stand on the sites of libraries, pools, memorials and newspapers. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('tu', '云溪图书馆'),
  place('shao', '童书室', 'tu'),
  place('bao', '报刊室', 'tu'),
  place('bo', '云溪博物馆'),
  place('yong', '云溪游泳馆'),
  place('ta', '望江塔'),
]

const table = textsOf({ places, announced: '2026-06-20', title: '云溪区场馆开放公告' })

table('sessions that are called off, with their cause', [
  [
    '云溪游泳馆7月1日至31日每天6:30-21:00开放（每周三换水，早场停开）。',
    'yong 07-01..07-31 06:30-21:00',
    '? 早场停开',
  ],
  [
    '云溪游泳馆7月1日至31日每天6:30-21:00开放，每周三晚场因换水停开。',
    'yong 07-01..07-31 06:30-21:00',
    '? 每周三',
    '? 每周三晚场因换水停开',
  ],
])

table('weekdays before several names', [
  [
    '周二至周五，童书室15:00-18:00、报刊室9:00-18:00。',
    'bao tu+we+th+fr 09:00-18:00',
    'shao tu+we+th+fr 15:00-18:00',
  ],
  [
    '周二至周五：童书室15:00-18:00，报刊室9:00-18:00。',
    'bao tu+we+th+fr 09:00-18:00',
    'shao tu+we+th+fr 15:00-18:00',
  ],
])

table('an hour before the name of what closes then', [
  [
    '7月3日16:30起，云溪博物馆（含望江塔）暂停对外开放。',
    'bo 07-03 16:30-? remove',
    'ta 07-03 16:30-? remove',
  ],
  [
    '受台风影响，7月3日16:30后，望江塔临时关闭，7月5日恢复开放。',
    'ta 07-03 16:30-? remove',
    'ta 07-04 closed implied',
    'ta 07-05.. regular',
  ],
])

table('works that are told nearer', [
  [
    '云溪博物馆于7月1日至7月20日布展，布展期间闭馆。\n云溪图书馆于8月3日至8月9日改造。改造期间，云溪图书馆暂停开放。',
    'bo 07-01..07-20 closed',
    'bo 07-01..07-20 closed',
    'tu 08-03..08-09 closed',
  ],
])

table('rooms that are not on file, right behind their house', [
  [
    '云溪图书馆二楼自习室周一至周日8:30-22:00开放。',
    '? 周一至周日',
    '? 8:30-22:00',
    '? 云溪图书馆二楼自习室周一至周日8:30-22:00开放',
  ],
  ['望江塔一层展厅、二层外廊开放。', '? 望江塔一层展厅、二层外廊开放'],
])

table('every other week', [
  [
    '云溪图书馆周一至周日9:00-17:00，双周二下午闭馆。',
    'tu mo+tu+we+th+fr+sa+su 09:00-17:00',
    '? 双周二',
    '? 云溪图书馆周一至周日9:00-17:00，双周二下午闭馆',
  ],
])

table('weather, guesses and what is only told of', [
  [
    '云溪游泳馆周一至周日8:00-18:00，雨天暂停开放。',
    'yong mo+tu+we+th+fr+sa+su 08:00-18:00',
    '? 雨天暂停开放',
  ],
  [
    '云溪游泳馆周一至周五8:00-18:00，周末可能延长至22:00。',
    'yong mo+tu+we+th+fr 08:00-18:00',
    'yong sa+su ?-22:00 ambiguous',
  ],
  [
    '日前报道了云溪博物馆试运营开放的情况，不少读者问何时会再开放。',
    '? 日前报道了云溪博物馆试运营开放的情况，不少读者问何时会再开放',
  ],
  [
    '云溪图书馆7月1日至20日更换管道，施工期间空调停运。',
    '? 7月1日至20日',
    '? 施工期间',
    '? 云溪图书馆7月1日至20日更换管道，施工期间空调停运',
  ],
])

table('a sentence that the end of a line cuts in two', [
  [
    '云溪博物馆周二至周日开放时间为9:00-17:00，停止检票时间为\n16:10，闭馆时间为17:00。',
    'bo tu+we+th+fr+sa+su 09:00-17:00',
  ],
])

table('a span with the name of its festival', [
  ['6月18日至6月21日端午节期间，云溪博物馆照常对外开放。', 'bo 06-18..06-21 regular'],
  ['6月18日至6月21日（端午节期间），云溪博物馆照常开放。', 'bo 06-18..06-21 regular'],
])

table('gates, and what waits for the end of works', [
  ['望江塔6月25日起每天6:00-21:00开放。\n由于管理需要，目前只开放南门。', 'ta 06-25.. 06:00-21:00'],
  ['云溪博物馆正在扩建，待完工后再对外开放。', '? 云溪博物馆正在扩建，待完工后再对外开放'],
])

table('rooms of a branch that are not on file, and a printed calendar', [
  [
    '馆舍|区域|开放时间\n云溪图书馆|一楼自习室|8:00-22:00\n云溪图书馆|报刊室|9:00-17:00\n望江塔|全馆|9:00-16:00',
    'bao mo+tu+we+th+fr+sa+su 09:00-17:00',
    'ta mo+tu+we+th+fr+sa+su 09:00-16:00',
    '? 8:00-22:00',
  ],
  [
    '周一\n周二\n周三\n周四\n周五\n周六\n周日\n29\n30\n1\n望江塔7月1日至3日正常开放。\n上午：8:30-12:00\n下午：14:30-18:00',
    'ta 07-01..07-03 08:30-12:00 14:30-18:00',
  ],
])

table('the hours below a house of which nothing else was read', [
  [
    '云溪博物馆7月1日起恢复开放。\n望江塔自7月1日至8月31日延长开放时间。\n每天7:00-18:30开放。',
    'bo 07-01.. regular',
    'ta mo+tu+we+th+fr+sa+su 07:00-18:30',
    '? 7月1日至8月31日',
  ],
])

table('days that only the writer knows', [
  [
    '望江塔将从后天中午11点起关闭半天。',
    '? 后天',
    '? 中午11点',
    '? 望江塔将从后天中午11点起关闭半天',
  ],
  [
    '云溪博物馆将于后天至6月28日关闭，6月29日恢复开放。',
    'bo 06-29.. regular',
    '? 后天至6月28日',
    '? 云溪博物馆将于后天至6月28日关闭，6月29日恢复开放',
  ],
  ['云溪博物馆将从现在起至后天关闭。', '? 现在起至后天', '? 云溪博物馆将从现在起至后天关闭'],
  ['云溪图书馆决定于6月27日后全面闭馆，准备搬迁。', 'tu 06-27.. closed ambiguous'],
])

table('times that stick together', [
  ['云溪博物馆每周二至周日9:00-17:0017:00清场，18:00闭馆。', 'bo tu+we+th+fr+sa+su 09:00-17:00'],
  ['云溪博物馆周二至周日8:30-12:0014:00-17:30。', 'bo tu+we+th+fr+sa+su 08:30-12:00 14:00-17:30'],
])

table('likeness to a house that is not on file', [
  [
    '云溪图书馆开放时间与民俗馆一致，云溪博物馆7月8日开放，其余都为7月9日恢复正常开放。',
    'bo 07-08 open-unstated',
    '? 云溪图书馆',
    '? 7月9日',
    '? 云溪图书馆开放时间与民俗馆一致，云溪博物馆7月8日开放，其余都为7月9日恢复正常开放',
  ],
  [
    '望江塔7月1日起恢复每周一闭馆，每周五、周六延时开放活动也随之结束。',
    'ta mo@07-01.. closed ambiguous',
    '? 每周五、周六',
    '? 望江塔7月1日起恢复每周一闭馆，每周五、周六延时开放活动也随之结束',
  ],
])

table('gates that are shut, and rooms that share a number', [
  ['因望江塔外墙修缮尚未结束，北门需要继续关闭。'],
  [
    '云溪博物馆7月1日至7月20日期间闭馆。闭馆期间将升级部分设施，并于7月21日起恢复开放。',
    'bo 07-01..07-20 closed',
    'bo 07-21.. regular',
  ],
  [
    '6月21日，云溪博物馆表示，云溪博物馆将于7月1日至8月16日延时开放。',
    'bo 07-01..08-16 open-unstated',
  ],
])

table('a room with days on both sides of a full stop', [
  [
    '云溪图书馆“端午”正常开放。其中童书室开馆时间为6月19日和6月20日的上午9时到晚上8时。6月21日至23日闭馆。',
    'shao 06-19+06-20 09:00-20:00',
    'shao 06-21..06-23 closed',
    'tu 06-19..06-21 regular implied',
  ],
])
