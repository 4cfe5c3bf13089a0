/** The page around a notice: its title again, who put it up, how one got there, and the notices beside it. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [place('ts', '枫桥图书馆'), place('er', '少儿室', 'ts'), place('wh', '枫桥文化馆')]

const table = textsOf({
  places,
  announced: '2024-09-20',
  title: '关于枫桥图书馆少儿室10月1日至3日闭馆的公告',
  publisher: '枫桥图书馆',
  head: '',
})

const said = '10月1日至3日，少儿室闭馆。'
const read = 'er 10-01..10-03 closed'

table('the title once more', [
  [`【关于枫桥图书馆少儿室10月1日至3日闭馆的公告】\n${said}`, read],
  [`关于枫桥图书馆少儿室\n10月1日至3日闭馆的公告\n2024-09-20\n${said}`, read],
])

table('who put it up, and buttons', [
  [`公告\n来源：枫桥文化馆　发布时间：2024-09-20 10:30　浏览次数：128\n${said}`, read],
  [`公告\n字体：[大 中 小]　打印　关闭\n${said}`, read],
  [`公告\n作者：李明\n阅读：1286\n${said}`, read],
  [`公告\n原创　枫桥发布　枫桥发布　2024-09-20 18:05　湖南\n${said}`, read],
  [`首页 > 枫桥文化馆 > 通知公告\n${said}`, read],
  [`当前位置：首页 > 枫桥文化馆 > 闭馆公告\n${said}`, read],
  [`${said}\n打印本页　关闭窗口`, read],
])

table('notices beside it', [
  [`${said}\n上一篇：2023年五一期间开放公告\n下一篇：枫桥文化馆10月5日闭馆公告`, read],
  [`${said}\n上一篇\n枫桥文化馆10月5日闭馆公告\n下一篇\n没有了`, read],
  [`${said}\n相关阅读\n枫桥文化馆10月5日闭馆公告\n2023年国庆开放时间`, read],
])

const several = textsOf({
  places,
  announced: '2024-09-20',
  title: '枫桥文旅国庆开放公告',
  head: '',
})

several('pictures at the head and the end of lines', [
  [
    '📍枫桥图书馆🎉\n📅10月1日至3日\n⏰9:00-17:00\n📍枫桥文化馆10月4日闭馆✨',
    'ts 10-01..10-03 09:00-17:00',
    'wh 10-04 closed',
  ],
  [
    '✨开放时间✨\n📍枫桥图书馆\n🗓️ 10月1日至3日闭馆；🔔\n🗓️ 10月4日起恢复正常开放。👏👏\n📍枫桥文化馆\n🗓️ 10月1日至7日每天9:00-17:00。',
    'ts 10-01..10-03 closed',
    'ts 10-04.. regular',
    'wh 10-01..10-07 09:00-17:00',
  ],
  [
    '📍场馆\n📅日期\n⏰开放时间\n📍枫桥图书馆\n📅10月1日至3日\n⏰9:00-17:00\n📍枫桥文化馆\n📅10月2日\n⏰9:30-16:30',
    'ts 10-01..10-03 09:00-17:00',
    'wh 10-02 09:30-16:30',
  ],
  [
    '1️⃣枫桥图书馆10月1日至3日闭馆。\n2️⃣ 枫桥文化馆10月1日闭馆，10月2日至7日9:00-17:00开放。',
    'ts 10-01..10-03 closed',
    'wh 10-01 closed',
    'wh 10-02..10-07 09:00-17:00',
  ],
])
