/**
 * Programmes of several houses: each has a span with hours, and beside it the day before, a day left out, longer
 * evenings, a day of rest, the day from which all is as usual – told in any order, under headings, as items, in one
 * paragraph or below dates said once for all, among sentences that have dates and hours and open no door.
 */
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { clock, drawing, plain, two } from './drawn.ts'
import type { Choose, Drawn } from './drawn.ts'
import { place } from './shown.ts'

const HOUSES: PlaceEntry[] = [
  place('bo', '苇塘博物馆'),
  place('tu', '苇塘图书馆'),
  place('wen', '苇塘文化馆'),
  place('mei', '苇塘美术馆'),
]

/** October 2026 begins on a Thursday; day 0 is the last of September. */
const weekday = (d: number) => '三四五六日一二'[d % 7]!
const iso = (d: number) => (d <= 0 ? `09-${30 + d}` : `10-${two(d)}`)

interface Ways {
  day: (d: number) => string
  /** A day whose month was said before. */
  same: (d: number) => string
  span: (a: number, b: number) => string
  dash: string
}

/** One writer's way with days: he keeps to it. */
function waysOf(pick: Choose): Ways {
  const gloss = pick(['', '', '（周', '（星期', '(周'])
  const behind = (d: number) =>
    gloss === '' ? '' : `${gloss}${weekday(d)}${gloss[0] === '(' ? ')' : '）'}`
  const month = (d: number) => (d <= 0 ? 9 : 10)
  const date = (d: number) => (d <= 0 ? 30 + d : d)
  const dash = pick(['至', '—', '-', '～', '到', '——'])
  const dotted = pick([false, false, false, true])
  const repeat = pick([true, false])
  const day = (d: number) =>
    dotted ? `${month(d)}.${date(d)}` : `${month(d)}月${date(d)}日${behind(d)}`
  return {
    day: (d) => (dotted ? `${day(d)} ` : day(d)),
    same: (d) => (dotted ? `${day(d)} ` : repeat ? day(d) : `${date(d)}日${behind(d)}`),
    span: (a, b) =>
      a === b
        ? dotted
          ? `${day(a)} `
          : day(a)
        : dotted
          ? `${day(a)}${dash}${day(b)} `
          : `${day(a)}${dash}${repeat ? day(b) : `${date(b)}日${behind(b)}`}`,
    dash: pick(['-', '—', '至', '～', '--']),
  }
}

interface Hours {
  words: string
  fact: string
  from: number
  to: number
  last: number | null
  lastWords: string
}

function hoursOf(w: Ways, pick: Choose, any: (n: number) => number): Hours {
  const from = 480 + 30 * any(4)
  const to = 990 + 30 * any(4)
  const split = any(4) === 0
  const last = any(3) === 0 ? to - pick([30, 60]) : null
  const [noon, again] = [690 + 30 * any(2), 810 + 30 * any(3)]
  const words = split
    ? pick([
        `上午${plain(from)}${w.dash}${plain(noon)}，下午${plain(again)}${w.dash}${plain(to)}`,
        `${plain(from)}${w.dash}${plain(noon)}，${plain(again)}${w.dash}${plain(to)}`,
        `${plain(from)}${w.dash}${plain(noon)}、${plain(again)}${w.dash}${plain(to)}`,
      ])
    : `${plain(from)}${w.dash}${plain(to)}`
  const fact = split
    ? `${clock(from)}-${clock(noon)}+${clock(again)}-${clock(to)}`
    : `${clock(from)}-${clock(to)}`
  const lastWords =
    last === null
      ? ''
      : pick([
          `${plain(last)}停止入馆`,
          `${plain(last)}后停止入馆`,
          `${plain(last)}停止入场`,
          `最后入馆时间${plain(last)}`,
        ])
  return { words, fact, from, to, last, lastWords }
}

const SHUT = ['闭馆', '闭馆', '闭馆一天', '闭馆休整', '暂停开放', '不开放', '闭馆调休', '休馆']

interface Told {
  words: string
  /** By day, what holds. */
  days: Map<string, string>
}

/** What one house tells; `name` is the word it begins with, or nothing under a heading. */
function programme(name: string, w: Ways, pick: Choose, any: (n: number) => number): Told {
  const days = new Map<string, string>()
  const a = pick([1, 1, 1, 2])
  const b = pick([7, 7, 6, 5])
  const H = hoursOf(w, pick, any)
  const le = H.last === null ? '' : ` le${clock(H.last)}`
  for (let d = a; d <= b; d++) days.set(iso(d), H.fact + le)
  const out: string[] = []
  const before: string[] = []
  const out2: string[] = []
  const bracket: string[] = []
  // The last entry: in a bracket, behind a comma, in a sentence of its own.
  const entry =
    H.lastWords === '' ? '' : pick([`（${H.lastWords}）`, `，${H.lastWords}`, `(${H.lastWords})`])
  const mid = any(3) === 0 ? a + 1 + any(b - a - 1) : 0
  let lead = ''
  if (mid) {
    days.set(iso(mid), 'closed')
    const shut = pick(SHUT)
    const way = any(4)
    if (way === 0)
      bracket.push(pick([`（${w.same(mid)}${shut}）`, `（其中${w.same(mid)}${shut}）`]))
    else if (way === 1) out.push(`其中${w.same(mid)}${shut}`)
    else if (way === 2) lead = `除${w.day(mid)}${shut === '闭馆一天' ? '闭馆' : shut}外，`
    else out.push(`${w.same(mid)}${shut}`)
  }
  const longer = any(3) === 0
  if (longer) {
    const p = a + any(b - a)
    const q = Math.min(b, p + any(2))
    const inside = mid >= p && mid <= q
    if (!inside) {
      const t = 1170 + 30 * any(3)
      const D = p === q ? w.same(p) : `${w.same(p)}${pick(['、', '和'])}${w.same(q)}`
      out.push(
        pick([
          `${D}延时开放至${plain(t)}`,
          `其中${D}延时开放至${plain(t)}`,
          `${D}延长开放至${plain(t)}`,
          `${D}延时至${plain(t)}闭馆`,
          `${D}闭馆时间延长至${plain(t)}`,
          `其中${D}开放至${plain(t)}`,
        ]),
      )
      for (let d = p; d <= q; d++)
        days.set(iso(d), `${H.fact.replace(/-\d\d:\d\d$/, `-${clock(t)}`)}`)
    }
  }
  const eve = any(4) === 0
  if (eve) {
    const t = 690 + 30 * any(12)
    const kind = any(3)
    const D = w.day(0)
    if (kind === 0) {
      before.push(
        pick([
          `${D}${plain(t)}闭馆`,
          `${D}提前至${plain(t)}闭馆`,
          `${D}开放至${plain(t)}`,
          `${D}闭馆时间提前至${plain(t)}`,
        ]),
      )
      days.set(iso(0), `?-${clock(t)}`)
    } else if (kind === 1) {
      before.push(
        pick([`${D}${plain(t)}起闭馆`, `${D}${plain(t)}后闭馆`, `${D}${plain(t)}起停止开放`]),
      )
      days.set(iso(0), `shut from ${clock(t)}`)
    } else {
      before.push(
        pick([
          `${D}${plain(H.from)}${w.dash}12:00开放，下午闭馆`,
          `${D}上午${plain(H.from)}${w.dash}12:00开放，下午闭馆`,
          `${D}开放时间为${plain(H.from)}${w.dash}12:00，下午不开放`,
        ]),
      )
      days.set(iso(0), `${clock(H.from)}-12:00`)
    }
  }
  const rest = any(3)
  if (rest > 0) {
    const day = b + 1
    if (rest === 1) {
      days.set(iso(day), 'closed')
      const shut = pick(SHUT)
      out2.push(
        `${w.day(day)}${shut}${pick(['，', '；', '。'])}${w.same(day + 1)}起${pick(['恢复正常开放', '恢复开放', '正常开放', '恢复正常'])}`,
      )
      days.set(`${iso(day + 1)}..`, 'regular')
    } else {
      out2.push(
        pick([
          `${w.day(day)}起${pick(['恢复正常开放', '恢复正常', '正常开放'])}`,
          `${w.day(day)}起恢复正常开放时间`,
        ]),
      )
      days.set(`${iso(day)}..`, 'regular')
    }
  }
  const D = w.span(a, b)
  const main = lead
    ? pick([
        `${lead}${D}正常开放，开放时间为${H.words}${entry}`,
        `${lead}${D}${H.words}开放${entry}`,
      ])
    : pick([
        `${D}正常开放${bracket.join('')}，开放时间为${H.words}${entry}`,
        `${D}${H.words}开放${entry}${bracket.join('')}`,
        `${D}开放时间为${H.words}${entry}${bracket.join('')}`,
        `${D}开放时间：${H.words}${entry}${bracket.join('')}`,
        `${D}每天${H.words}开放${entry}${bracket.join('')}`,
        `${D}${bracket.join('')}，每日开放时间为${H.words}${entry}`,
        `${D}${H.words}${entry}${bracket.join('')}`,
        `${D}照常开放${bracket.join('')}，时间${H.words}${entry}`,
        `${D}免费开放${bracket.join('')}，每天${H.words}${entry}`,
      ])
  const sep = pick(['；', '，', '。', '；'])
  const order = any(5)
  const parts =
    order === 0
      ? [main, ...out, ...before, ...out2]
      : order === 1
        ? [...before, main, ...out, ...out2]
        : order === 2 && out2.length > 0 && out.length === 0
          ? [...out2, ...before, main]
          : [...before, main, ...out, ...out2]
  return { words: name + parts.join(sep), days }
}

/** Sentences with days and hours that open no door. */
const NOISE = [
  '参观预约每日8:00开放，可预约7日内的时段',
  '每日17:00开放次日预约',
  '每晚20:00开放7天后的预约名额',
  '每天8:00起开放当日余票',
  '预约通道每日9:00开启',
  '预约系统10月1日至7日每天8:00放票',
  '10月1日的门票9月24日20:00开始预约',
  '9月24日20:00开放10月1日至7日的预约',
  '9月25日9:00起可预约国庆假期参观',
  '预约时间为每日8:00-22:00',
  '网上预约时间：每天7:00至20:00',
  '电话预约时间：周二至周日9:00-16:00',
  '咨询电话：0731-22830127（工作日8:30-17:30）',
  '咨询电话0731-22830127，每日9:00-16:00接听',
  '咨询热线：0731-22830127（周一至周五8:30-12:00，14:00-17:30）',
  '客服热线服务时间：9:00-17:00',
  '人工客服在线时间为每日9:00-18:00',
  '值班电话：0731-22830127（24小时）',
  '节假日值班电话：0731-22830127，值班时间8:00-18:00',
  '服务台电话：0731-22830127，9:00—17:00',
  '监督电话：0731-22830127（工作时间）',
  '工作日拨打0731-22830127咨询，时间8:30-17:30',
  '投稿截止时间为10月15日17:00',
  '报名时间：9月25日9:00至9月28日17:00',
  '报名截止至9月28日18:00，额满为止',
  '即日起至10月5日接受报名',
  '作品征集时间为9月20日至10月20日',
  '10月3日14:30在一楼大厅举办“金秋读书会”，欢迎参加',
  '10月2日10:00—11:30举行非遗剪纸体验活动，限30人',
  '10月4日19:30，苇塘大剧院上演话剧《雷雨》',
  '活动时间：10月2日14:00-16:00',
  '演出时间：10月1日、3日、5日晚19:30',
  '展览时间：2026年9月12日至11月20日',
  '展览“水边的一年”展期为9月12日至11月20日',
  '“水边的一年”特展将展至11月20日',
  '新展将于10月3日开幕',
  '10月1日上午10:00举行国庆升旗仪式',
  '国庆期间每天10:00、15:00有免费讲解',
  '讲解时间：10:00、14:30，每场约40分钟',
  '义务讲解：10月1日至7日每日10:00、14:00各一场',
  '电影放映时间：每日10:30、15:30',
  '球幕影院场次：10:00、11:00、14:00、15:00',
  '每场表演时长30分钟，分别于10:30和15:30开始',
  '喷泉表演每晚19:30—20:00',
  '根据《关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号），10月1日至7日放假调休，共7天',
  '10月10日（星期六）上班',
  '9月27日（星期日）、10月10日（星期六）上班',
  '请观众提前15分钟清场离馆',
  '每日16:45开始清场',
  '闭馆前30分钟停止办理借阅手续',
  '停车场开放时间为8:00-22:00',
  '馆内停车场7:30开放，18:30关闭',
  '地铁2号线首班车6:30，末班车22:30',
  '公交12路运营时间6:00-21:30',
  '10月1日至7日园区周边道路实行交通管制',
  '10月1日0时至7日24时高速公路免费通行',
  '食堂供餐时间：11:30-13:00',
  '茶座营业至20:00',
  '寄存处服务时间9:00至16:30',
  '文创商店营业时间10:00-17:00',
  '馆内日最大承载量2000人次，瞬时500人次',
  '9:00-11:00为参观高峰，请错峰出行',
  '建议避开10:00至14:00的高峰时段',
  '建议10月1日至3日错峰参观',
  '下午15:00后人流较少',
  '气象部门预计10月3日至5日有中到大雨',
  '如遇雷雨等恶劣天气，开放时间另行通知',
  '本通知自10月1日起执行',
  '本通知有效期至10月8日',
  '如有变动，以当日公告为准',
  '假期借阅图书还期顺延至10月9日',
  '9月30日至10月8日到期的图书自动续借至10月15日',
  '国庆期间到期的图书，请于10月10日前归还',
  '原定10月6日的讲座改至10月11日举行',
  '未成年人须由监护人陪同，6周岁以下儿童免票',
  '60岁以上老人凭证优待',
  '例如，10月1日9:00的场次须在9:30前入馆',
  '迟到30分钟视为爽约',
  '取消预约请于前一日18:00前操作',
  '累计3次爽约的，30天内不得预约',
  '场地预订可提前3天，每日8:00开放',
  '羽毛球场地每天7:00开放次日预订',
  '10月1日起，微信公众号启用新预约平台',
  '10月8日系统升级，预约暂停',
  '9月29日22:00至9月30日6:00预约系统维护',
  '9月30日8:00起暂停线上预约服务',
  '编辑：李明  审核：王芳  2026年9月20日',
  '（记者李明 9月20日讯）',
  '苇塘日报9月19日报道',
  '来源：苇塘日报2026年9月20日第3版',
  '发布时间：2026-09-20 16:30',
  '更新时间：2026/9/20 9:05',
  '截至9月19日，已接待观众12万人次',
  '去年国庆共接待读者3.2万人次',
  '自2015年10月1日开放以来，累计接待观众百万人次',
  '该馆始建于1985年，2019年5月18日重新开放',
  '“十一”黄金周期间全市预计接待游客100万人次',
  '祝大家国庆、中秋双节快乐',
  '扫描二维码关注“苇塘文旅”，10月1日起线上展播',
  '志愿者服务时间为9:00-12:00',
  '志愿者招募面试：9月26日9:30',
  '图书馆将在10月5日举办亲子阅读会，时间15:00-16:30',
  '国庆限定打卡章每日9:30起在服务台领取',
  '每天前100名观众可领取纪念品一份',
  '开放日领票时间：9:00-15:30',
  '10月3日14:30，苇塘图书馆一楼报告厅举办“金秋读书会”',
  '苇塘图书馆10月2日10:00—11:30举行非遗剪纸体验活动，限30人',
  '10月4日19:30，话剧《雷雨》在苇塘图书馆小剧场上演',
  '苇塘图书馆10月3日9:30开展亲子绘本阅读活动',
  '苇塘博物馆“水边的一年”特展展期为9月12日至11月20日',
  '参观苇塘博物馆可提前7天预约，每日20:00放票',
  '苇塘博物馆预约时间：每日8:00-22:00',
  '苇塘博物馆咨询电话：0731-22830127（9:00-17:00）',
  '苇塘图书馆服务台电话0731-22830128，服务时间8:30-18:00',
  '苇塘博物馆讲解时间为10:00、15:00',
  '苇塘博物馆国庆期间每天安排两场免费讲解，时间分别为10:00和15:00',
  '苇塘博物馆停车场开放时间为7:30-22:00',
  '苇塘博物馆停车场10月1日至7日免费停放',
  '苇塘图书馆自助还书机24小时开放',
  '苇塘图书馆门口24小时还书箱照常使用',
  '苇塘图书馆10月1日至7日到期的图书顺延至10月10日归还',
  '苇塘博物馆文创店营业时间9:30-17:30',
  '苇塘博物馆咖啡厅10:00-18:00营业',
  '苇塘图书馆食堂11:30-13:00供餐',
  '公交2路可到苇塘博物馆，首班6:30，末班21:00',
  '10月1日至3日苇塘博物馆周边道路8:00-18:00禁止停车',
  '苇塘图书馆数字资源24小时开放',
  '苇塘图书馆线上服务不打烊，读者可24小时访问',
  '苇塘博物馆官网10月1日起推出线上展览',
  '9月30日苇塘博物馆接待观众5000人次',
  '据苇塘博物馆介绍，去年10月1日至7日接待观众10万人次',
  '苇塘博物馆将于10月8日公布四季度活动安排',
  '苇塘博物馆10月15日将举办专家鉴定活动，时间为9:00-11:30',
  '苇塘图书馆10月10日14:00举行颁奖仪式',
  '苇塘图书馆公开课报名时间为9月25日8:00至9月28日18:00',
  '记者9月19日从苇塘博物馆获悉，国庆假期将有新展亮相',
  '苇塘博物馆新展“秋水”将于10月2日10:00开幕',
  '苇塘图书馆志愿者招募至9月28日17:00截止',
  '苇塘博物馆日最大承载量3000人，10:00至14:00为高峰时段',
  '到苇塘博物馆参观请至少提前1天（17:00前）预约',
  '团队参观苇塘博物馆请于工作日8:30-17:30致电0731-22830127',
  '苇塘博物馆10月1日的参观名额已约满',
  '苇塘博物馆10月1日至3日的预约已满',
  '国庆期间苇塘博物馆每日10:30、14:30表演木偶戏',
  '苇塘博物馆4D影院放映场次：10:00、11:00、15:00',
  '苇塘图书馆在10月1日至7日开展借书有礼活动',
  '苇塘图书馆每周六15:00举办少儿故事会',
  '苇塘博物馆10月3日晚19:00举行博物馆之夜活动，凭预约入场',
]

/** The notice of a seed. */
export function programmes(seed: number): Drawn {
  const { any, pick } = drawing(seed)
  const w = waysOf(pick)
  const drawn = [...HOUSES].sort(() => any(3) - 1).slice(0, 2 + any(2))
  const form = pick(['headings', 'headings', 'colon', 'items', 'paragraph', 'lines'])
  const mark = pick([
    (n: string, k: number) => `${'一二三四'[k]}、${n}\n`,
    (n: string, k: number) => `${k + 1}.${n}\n`,
    (n: string, k: number) => `（${'一二三四'[k]}）${n}\n`,
    (n: string) => `${n}\n`,
    (n: string) => `【${n}】\n`,
    (n: string) => `▍${n}\n`,
    (n: string) => `${n}：\n`,
  ])
  const told = drawn.map(({ id, name }, k) => {
    const head =
      form === 'headings'
        ? mark(name, k)
        : form === 'colon'
          ? `${name}：`
          : form === 'items'
            ? `${k + 1}.${name}`
            : name
    return { id, ...programme(head, w, pick, any) }
  })
  const noisy = any(2) === 0
  const texts = told.map((t) => `${t.words}。`)
  if (noisy) {
    const k = any(texts.length)
    texts[k] += `${form === 'paragraph' || any(3) === 0 ? '' : '\n'}${pick(NOISE)}。`
  }
  const head = pick([
    '',
    '',
    '苇塘市各文化场馆国庆假期开放公告\n',
    '各位市民：\n国庆假期各馆开放安排如下：\n',
    '发布时间：2026-09-20 16:30 来源：苇塘文旅\n',
  ])
  const tail = pick([
    '',
    '',
    '\n特此公告。\n苇塘市文化和旅游局\n2026年9月20日',
    '\n祝大家节日快乐！\n9月20日',
    `\n${pick(NOISE)}。`,
  ])
  return {
    text: head + texts.join(form === 'paragraph' ? '' : '\n') + tail,
    expected: told.flatMap((t) => [...t.days].map(([d, h]) => `${t.id} ${d} ${h}`)).sort(),
    places: HOUSES,
  }
}
