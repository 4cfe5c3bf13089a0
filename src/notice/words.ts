/**
 * The vocabulary of opening notices: states, labels and the small words that say what a date, a time or a
 * name is doing in its sentence. Every pattern is bounded and anchored where it is tried.
 */

import { indexByFirst } from './firsts.ts'

/** What doors do on a day, as a word says it. */
export type StateWord = 'closed' | 'regular' | 'open' | 'all-day' | 'unstated'

/** What a small word does. */
export type Cue =
  /** 停止入馆: the time beside it is the last entry. */
  | 'last'
  /** 停止预约 */
  | 'cutoff'
  /** 放票: booking opens. */
  | 'release'
  /** 清场, 提醒 */
  | 'clearing'
  /** An event: its dates and times are not opening hours. */
  | 'event'
  /** A service other than opening. */
  | 'service'
  /** 开放至: the time after it is when doors close. */
  | 'until'
  /** 调整为: what stands before it is the old value. */
  | 'becomes'
  /** 夜场: on top of the day. */
  | 'extra'
  /** 预计 */
  | 'tentative'
  /** 另行通知: no end is known. */
  | 'later'
  /** 其中 */
  | 'among'
  /** 除 … 外 */
  | 'except'
  | 'except-end'
  /** 除外, after what is excepted. */
  | 'excepted'
  /** 参照 another place. */
  | 'like'
  /** 同上, 〃, 参照执行: as in the statement before. */
  | 'ditto'
  /** 生效 */
  | 'effective'
  /** 公布, 获悉: the day the news was given. */
  | 'published'
  /** 放假: a holiday span. */
  | 'holiday'
  /** 例如 */
  | 'example'
  /** 其余时间, 别的日子 */
  | 'other-days'
  /** 三天均: the days just named. */
  | 'those-days'
  | 'part-of-day'
  | 'free'
  | 'low-fee'
  | 'paid'
  /** 等3家 */
  | 'count'
  /** 如下: the sentence announces what follows. */
  | 'lead'
  /** 也 with 夜里: opening at night, hours not said. */
  | 'night'

/** What a heading or label announces. */
export type Label =
  'open-time' | 'closed-time' | 'rooms' | 'closed-rooms' | 'aside' | 'nominal' | 'table-place'

/** A word with a meaning to the parser. */
export type Word =
  | { kind: 'state'; state: StateWord; weak: boolean; resumes: boolean; soft: boolean }
  | { kind: 'cue'; cue: Cue; value: number | null }
  | { kind: 'label'; label: Label; why: string | null }
  | {
      kind: 'ref'
      ref: 'main' | 'all' | 'others' | 'same' | 'item' | 'floors'
      count: number | null
    }
  | { kind: 'quantity' }
  | { kind: 'relative-last'; minutes: number }
  | { kind: 'decoy'; why: string }

interface Entry {
  re: RegExp
  make: (m: RegExpExecArray) => Word | null
}

/** The word that begins at `i`, with its end; the longest if several do. */
export function readWord(text: string, i: number): { word: Word; to: number } | null {
  let best: { word: Word; to: number } | null = null
  for (const { re, make } of entriesAt(text[i]!)) {
    re.lastIndex = i
    const m = re.exec(text)
    if (!m || (best && i + m[0].length <= best.to)) continue
    const word = make(m)
    if (word) best = { word, to: i + m[0].length }
  }
  return best
}

const state = (
  s: StateWord,
  more: Partial<{ weak: boolean; resumes: boolean; soft: boolean }> = {},
): Word => ({
  kind: 'state',
  state: s,
  weak: false,
  resumes: false,
  soft: false,
  ...more,
})
const cue = (c: Cue, value: number | null = null): Word => ({ kind: 'cue', cue: c, value })
const label = (l: Label, why: string | null = null): Word => ({ kind: 'label', label: l, why })

const NOMINAL =
  '时间|时段|时刻|日期|日程|日(?!常|期)|办法|安排|公告|事项|事宜|方案|情况|信息|消息|须知|指南|内容|通知|提示|通告|计划|方式|式|性|获取|课程|期间|预约|预订|预定|平台|以来|政策|规定|公示|指引|启事|告示|告知|一览|名单|时长|场次(?:[(:|\\n]|表|安排|$)|工作|制度|服务(?!台)'
const OPEN_PREFIX =
  '(?:对外|免费|全面|有序|限流|错峰|低收费|延时|延长|提前|继续|分时段|天天|轮流|收费|惠民|公益|特别|部分|常态化|向(?:公众|社会|市民|群众|读者|观众|游客)(?:群众|公众)?(?:免费)?|面向(?:公众|社会|市民|群众|读者)|为(?:市民|群众|读者)|将|均|都|仍|一律|照样|陆续|全部)'
const OPEN_VERB =
  '(?:开放|开馆(?!前)|开园|开(?:院|宫|寺|塔|祠|店)(?!前|业)|开门(?:迎客|迎宾|纳客)?|迎客|迎宾|营业|敞开大门|敞开|开张|开闸|亮灯迎客|开启大门|迎接(?:观众|读者|游客|市民|群众|参观)|接纳(?:观众|读者|游客)|运营|开启大门|对外接待|接待(?:观众|读者|游客|市民|参观|群众|访客))'
const REGULAR_VERB =
  '(?:开放|开馆|开园|开门|开启|接待|迎接|迎客|迎宾|服务|营业|运营|运行|运转|参观|使用|借阅|入馆|开闭馆|开展服务|作息|迎观众|迎读者|开|办公|上班)'
const TO_WHOM =
  '(?:对外|免费|全天|向[^,。;\\n0-9]{1,6}?|面向[^,。;\\n0-9]{1,6}?|为[^,。;\\n0-9]{1,4}?)'
const CLOSED_SOON = '(?!前|后|时(?!间)|音乐|提醒|铃|时间|时段|日期|安排|公告|通知|日(?!常))'
const ENTRY =
  '(?:[入进][馆场园院宫寺塔祠店楼]|入内|上岛|登岛|进入|进门|进人|检票|放行|放人|放客|售票|取票|领票|换票|验票|发票|发放|入校|接待|领取|刷卡|登记|入闸|迎客|收客)'

const NUM = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})'

const ENTRIES: Entry[] = [
  // ── closed
  {
    re: new RegExp(
      `(?:(?:临时|全天|一律|继续|将|均|都|整体|暂时|对外){0,4})(?:不在开放(?:之列|范围(?:之)?内)|不(?:再|予|提供)?(?:对外|[向对][^,。;\\n0-9]{1,4})?(?:恢复)?(?:开放|开馆|开门|开园|营业|接待(?!无|未|没|团|散))(?!时间)|暂(?:时)?不(?:对外|[向对][^,。;\\n0-9]{1,4}|予|恢复){0,3}(?:开放|开馆|开门|营业|接待|开)|(?:暂停|停止|中止)(?:对外|[向对][^,。;\\n0-9]{1,4}|一切|全部){0,3}(?:免费)?(?:开放|营业|接待|开馆|运营|参观|迎客)${CLOSED_SOON}|闭馆${CLOSED_SOON}|休馆${CLOSED_SOON}|闭园${CLOSED_SOON}|闭门|闭厅|闭室|闭(?:寺|塔|院|宫|祠|区|楼|场|台|店)${CLOSED_SOON}|封(?:馆|园|院|宫|场)(?!期)${CLOSED_SOON}|补(?:闭|休)(?:馆)?|关闭(?!手机|通讯|网站|公众号|电脑)|关门${CLOSED_SOON}|停业|歇业|歇馆|休业|停馆|例休(?!息)|馆休|静馆|休展|休场|关停|停游|停运|暂缓(?:对外)?(?:开放|开馆|开园|营业)|缓开|(?:停止|暂停|不)对外服务|(?:无法|不能)(?:正常|如期|按时|继续)?(?:对外)?(?:开放|开馆|开门|开园|营业|接待)(?!时间|预约|预订)|休园|停映|停演(?!出)|停放映|停场(?!车)|暂停(?:放映|演出)|停止(?:放映|演出)|停开|停展|停摆|不开(?!展|设|车|具|通)|关(?=[一两三四五六七八九\\d]天)|谢绝(?:参观|来访)|封闭(?!式)|闭(?=[至到]\\d{1,2}(?:月|日))|打烊|闭馆休整|暂别|关张|不迎客|谢客|不(?:对外|再)?(?:迎客|接客|放行|开闸)|大门紧闭|停止服务|暂停服务|落锁|锁门|休憩|全天休息|放假闭馆|停止运营|静闭|闭展|撤场)`,
      'y',
    ),
    make: () => state('closed'),
  },
  { re: /休息(?!室|区|厅|日|时|大厅|一下)/y, make: () => state('closed') },
  {
    re: /(?:停用|停办|暂停使用|停止使用|暂停服务|停止服务)/y,
    make: () => state('closed', { soft: true }),
  },
  {
    re: /(?:例行|设备|设施|内部|全面|日常|年度|系统|场地|展品|场馆)?(?:检修|维护(?!秩序)|维修|修缮|休整|休假|消毒|消杀|布展|撤展|换展|盘点|轮休|调休(?!上班|补班|工作日|日|的)|整修|换水|保养|清洗)(?:中|期|一天|日)?/y,
    make: () => state('closed', { weak: true }),
  },
  // ── open, whatever the hours
  {
    re: /(?:不(?:打烊|闭馆|休馆|关门|停馆|闭园|停展|歇业|休息)|无休|全年无休|不休(?!息))/y,
    make: () => state('open'),
  },
  {
    re: new RegExp(
      `${OPEN_PREFIX}{0,4}${OPEN_VERB}(?!${NOMINAL}|(?:场地|场馆|馆室|窗口|楼层|区域|部室|项目|范围)(?:及|和|与|:|一览|名单|如下|\\n|情况|时|安排|表))`,
      'y',
    ),
    make: () => state('open'),
  },
  {
    re: /供(?:广大)?(?:市民|群众|读者|公众|游客|观众|社会)(?:朋友)?(?:们)?(?:免费)?(?:健身|锻炼|参观|使用|阅读){0,3}/y,
    make: () => state('open'),
  },
  { re: /开夜馆/y, make: () => state('open') },
  // ── as usual
  {
    re: new RegExp(
      `(?:全天|一律|均|都|全部|仍|仍然|继续|将|实行)?(?:正常|照常|如常|照旧|依旧|照样|重新照常|重新正常)${TO_WHOM}{0,3}${REGULAR_VERB}(?!${NOMINAL.replace('服务(?!台)', '服务台')})(?:接待|服务)?`,
      'y',
    ),
    make: () => state('regular'),
  },
  {
    re: /(?:一切)?(?:照常|照旧|如常|照样|正常)(?=[,。;、\n)(|]|上午|早|\d|$)|一切(?:正常|照旧|如常)|(?:按|照)?(?:老|原)时间(?=[,。;\n]|$)|(?:保持|维持)不变|时间不变|不作调整|不做调整/y,
    make: () => state('regular'),
  },
  {
    re: /不受(?:此|其|上述|该|本次|此次)?(?:次)?(?:闭馆|检修|施工|维修|调整|安排|改造)?(?:的)?影响/y,
    make: () => state('regular', { soft: true }),
  },
  {
    re: /(?:(?:按|按照|依照|遵照|照|依|执行|比照|参照|同)(?:平时|平日|日常|正常|常规|往常|平常|往日|原定|工作日)|如(?:平时|平日|往常|平常|往日)(?:一样)?|(?:按|按照|依照|执行)原)(?:的)?(?:开放|开馆|作息|开闭馆|营业)?(?:时间|作息|时段|安排|钟点|惯例)?(?:正常)?(?:对外)?(?:开放|开馆|接待|执行|运行|服务)?/y,
    make: () => state('regular'),
  },
  {
    re: /(?:全面|重新|逐步|陆续|起)?恢复(?:到|为|至)?(?:正常|上表|上述|日常|平日|平时|常规|原有|原来|原|往常|常态|通常|周末|学期|学期内|日间|夏令时?|冬令时?|夏季|冬季)(?:的)?(?:对外|免费){0,2}(?:开放|开馆|开闭馆|开园|闭馆|作息|营业|服务|接待|运营|借阅|运行|参观|入馆|办公|秩序){0,2}(?:时间|时段|作息|钟点|场次)?/y,
    make: () => state('regular', { resumes: true }),
  },
  {
    re: /(?:恢复|重新)(?:对外|正常|照常|免费|向[^,。;\n0-9]{1,4}){0,3}(?:开放|营业|开馆|开门|接待|服务|开园|迎客|运营|运行|参观|使用(?=[,。;、\n)|]|$))(?!时间)|重启大门|重新对外|恢复(?=[,。;\n]|$)|复馆|复开|重新照常开放/y,
    make: () => state('regular', { resumes: true, soft: true }),
  },
  {
    re: /(?:(?:开放|开馆|开闭馆|作息|营业)(?:时间|安排|时段)?|时间)(?:均|都|仍)?(?:与|同|跟|和)(?:平时|平日|日常|往常|平常|往日)(?:的)?(?:开放|开馆|作息)?(?:时间|安排)?(?:一致|相同|一样|无异|同步)?|作息(?:时间)?(?:保持|维持)?不变/y,
    make: () => state('regular'),
  },
  // ── round the clock, or no gate
  {
    re: /(?:全天|每天|每日)?(?:候)?24小时(?:全天候?|不间断|连续|对外|免费|无人值守|自助|正常){0,3}(?:开放|运营|运行|营业|服务|不打烊|开馆|不间断)|全天候(?:免费|对外)?开放/y,
    make: () => state('all-day'),
  },
  { re: /全天(?:免费|对外){0,2}(?:开放|免费)/y, make: () => state('all-day', { soft: true }) },
  // ── as on another schedule
  {
    re: /(?:参照|按照|比照|按|同|参考|执行)(?:平时|平日|我馆)?(?:双休日|周末|节假日|休息日|法定节假日|国庆|春节|暑期|公休日|假日|夏季|冬季|周[一二三四五六日](?:[、和至到-]周?[一二三四五六日]){0,6})(?:的)?(?:钟点|时间|作息|安排|开放|开馆|标准|时段|规定|时间表|场次){1,3}(?:时间|作息)?(?:开放|开馆|执行|运行|服务|接待)?/y,
    make: () => state('unstated'),
  },
  // ── sessions of a day by their names
  {
    re: /[仅只](?:开放|开设|安排|开)(?:早|午|晚|夜|日|上午|下午)场(?:次)?|(?:[两二三四五六]|各|全部|所有)场(?:次)?(?:均|都|全|全部)(?:正常|照常)?(?:开放|开)|全开(?=[,。;\n]|$)/y,
    make: () => state('unstated'),
  },
  // ── labels
  {
    re: /(?:对外|免费|每日|正常|日常|平日|假期|节日|节假日|调整后的?|新的|具体|周末|夏季|冬季|春节|国庆|期间){0,4}(?:开放|开馆|开园|开门|营业|参观|接待|开闭馆|开闭园|运营|作息|阅览|借阅|夜场|入馆|服务)(?:的)?(?:时间|时段|日期|日程|钟点|时刻)(?:表)?/y,
    make: () => label('open-time'),
  },
  { re: /(?:时间|钟点|时段|日程|时刻)(?=:|\n|为|是|\||$|"|\))/y, make: () => label('open-time') },
  { re: /(?:平日|平时|日常)(?=开放|开馆)/y, make: () => label('open-time') },
  {
    re: /(?:闭[馆园院宫场]|休馆|休息|停止开放|暂停开放|关门|闭门|不开放|停馆|关馆)(?:的)?(?:时间|时段|日期|日程|日(?!常)|钟点)/y,
    make: () => label('closed-time'),
  },
  {
    re: /(?:开放|可用|服务|对外|可)?(?:的)?(?:部室|区域|窗口|楼层|范围|场所|馆室|服务点|阅览室|部门|库室|空间|室)(?=:|\n|$|为:|如下)/y,
    make: () => label('rooms'),
  },
  {
    re: /(?:开放|可用)(?:的)?(?:部室|区域|窗口|楼层|范围|场所|馆室|场馆|场地)(?=为|有|包括|如下|:)/y,
    make: () => label('rooms'),
  },
  {
    re: /(?:闭馆|关闭|不开放|暂停开放|停用|不对外开放)(?:的)?(?:部室|区域|窗口|楼层|范围|场所|馆室|场馆|场地|空间)(?=:|\n|为|有|$)/y,
    make: () => label('closed-rooms'),
  },
  {
    re: /(?:咨询|受理|登记|办理|办公|接听|领取|报名|投诉|值班|讲解|导览|放映|演出|活动|开演|展览|展出|讲座|开课|上课|集合|签到|开票|预约|预订|预定|取号|施工|停电|直播|配送|还书|发车|班车|发布|制定|比赛|录制)(?:受理|服务|接待|登记|办理|开放)?(?:时间|时段|日期)/y,
    make: (m) => label('aside', asideOf(m[0])),
  },
  {
    re: /(?:展期|展览地点|地点|地址|位置|项目|内容|主办单位|承办单位|票价|来源|作者|编辑)(?=:|\n|\|)/y,
    make: () => label('aside', 'event'),
  },
  {
    re: /(?:服务监督|监督|服务|咨询|问询|联系|预约|登记|投诉|团队预约|订座|报名)?(?:电话|热线|专线)(?:号码)?/y,
    make: () => label('aside', 'phone'),
  },
  {
    re: new RegExp(
      `(?:开放|闭馆|开馆|休馆|开闭馆|免费开放)(?:的)?(?:办法|安排|公告|事项|事宜|方案|情况|信息|消息|须知|指南|内容|通知|提示|通告|计划|方式|公示|指引|启事|告示|告知|一览|名单)`,
      'y',
    ),
    make: () => label('nominal'),
  },
  {
    re: /开放(?:日(?!常|期)|式|性|期间|以来|大学|平台|课程|获取)|免费开放(?:场地|场馆|项目)(?=及|和|一览|:|\n|情况|安排)/y,
    make: () => label('nominal'),
  },
  {
    re: /(?:场馆|馆名|单位|馆舍|地点|馆别|名称|场所|部门|区域|场馆名称|文化场馆|单位名称|分馆)(?=\n|\||$)/y,
    make: () => label('table-place'),
  },
  // ── entry, clearing, booking clock
  {
    re: new RegExp(
      `(?:停止|谢绝|不再|禁止|不得|截止|不可|暂停|截停|不许|停)(?:观众|游客|读者|市民|参观者|访客|接待|新)?(?:观众|游客|读者)?(?:凭票|预约)?${ENTRY}(?:时间|时刻)?`,
      'y',
    ),
    make: () => cue('last'),
  },
  {
    re: new RegExp(
      `(?:最后|最晚|末次|最迟|末班|最终|末批|末轮)(?:允许|一批)?(?:观众|游客)?${ENTRY}(?:时间|时刻)?`,
      'y',
    ),
    make: () => cue('last'),
  },
  { re: new RegExp(`${ENTRY}(?:的)?(?:截止|截至)(?:时间)?`, 'y'), make: () => cue('last') },
  {
    re: /(?:停止|截止|关闭)(?:当日|当天|网上|线上|在线)?(?:预约|预订|预定|取号|约票|放号)(?:时间)?|(?:预约|预订|预定)(?:的)?截止(?:时间)?/y,
    make: () => cue('cutoff'),
  },
  {
    re: /(?:开放|开启|开始|启动|释放|发放|放出|可|接受)(?:次日|当日|网上|线上|第二天|后续|下一?日|隔日|未来[^,。\n]{1,4}日?)?(?:的)?(?:场地)?(?:预约|预订|预定|约票|抢票|放票|门票|号源|票源|名额)(?!的?(?:方式|办法|入馆|参观))|放票|放号|放出[^,。;\n]{0,8}票|上新票/y,
    make: () => cue('release'),
  },
  { re: /清场|静场|清馆|熄灯|离馆|离场/y, make: () => cue('clearing') },
  {
    re: new RegExp(
      `(?:(?:闭[馆园院宫场]|关馆|关门|开放结束|结束)(?:时间)?(?:的)?(?:前|提前)|提前)(${NUM})?(半)?(?:个)?(分钟|小时|刻钟)(?:左右)?(?:起|开始|将)?,?(?:停止|谢绝|不再|禁止)(?:观众|游客|读者|市民|接待)?(?:观众|游客)?${ENTRY}`,
      'y',
    ),
    make: (m) => ({ kind: 'relative-last', minutes: minutesOf(m[1], m[2], m[3]!) }),
  },
  {
    re: new RegExp(
      `(?:闭馆|关馆|闭园|关门|结束|\\d{1,2}:\\d{2})?(?:前|后)(?:${NUM}|半)个?(?:分钟|小时|刻钟)`,
      'y',
    ),
    make: () => ({ kind: 'quantity' }),
  },
  {
    re: new RegExp(
      `(?:最后|最晚|末次|最迟|停止|截止)(?:观众|游客|读者)?${ENTRY}(?:的)?(?:时间)?(?:为|是|:)?(?:每日|每天|当日)?(?:闭[馆园院宫场]|关馆|关门|结束)(?:时间)?前(${NUM})?(半)?(?:个)?(分钟|小时|刻钟)`,
      'y',
    ),
    make: (m) => ({ kind: 'relative-last', minutes: minutesOf(m[1], m[2], m[3]!) }),
  },
  {
    re: /(?:不再|停止)(?:接受)?(?:新)?(?:观众|读者|游客)(?:进|入)(?:馆|场|园)?|(?:末批|最后一批)(?:观众|游客|读者)?(?=\d|上午|下午|晚)|最[晚迟](?:可|应|须|请)?(?:于|在)?(?=\d{1,2}[:点时])|前(?:须|应|请)?(?:完成)?(?:入馆|入场|入院|入园|进馆|进场)(?!的|参观)|不(?:让|准|许|能)(?:再)?(?:进|入)(?:馆|场|内)?|止步(?:入馆|入场|进馆)?|止票|停票|停售|停止(?:登|上)[\u4e00-\u9fff]/y,
    make: () => cue('last'),
  },
  {
    re: new RegExp(
      `(?:闭[馆园院宫场]|关馆|关门)(?:时间)?前(${NUM})?(半)?(?:个)?(分钟|小时|刻钟)(?:前|以前)?(?:入馆|进馆|入场|进场)`,
      'y',
    ),
    make: (m) => ({ kind: 'relative-last', minutes: minutesOf(m[1], m[2], m[3]!) }),
  },
  // ── small words
  {
    re: /(?:开放|营业|开馆|延时|延长|延迟|延后|推迟|顺延|开|持续|延)(?:开放|闭馆|关门|闭园|营业)?(?:时间)?(?:分别)?(?:至|到)了?(?=[晚夜下上中早当凌次翌"\d一二三四五六七八九十])|直到(?=[晚夜下\d])|止于/y,
    make: () => cue('until'),
  },
  {
    re: /(?:调整|更改|变更|恢复|延长|缩短|修改|改|变|提前|推迟|延后|顺延|延迟|延)(?:为|成|至|到)了?/y,
    make: () => cue('becomes'),
  },
  {
    re: /夜场|晚场|夜间专场|夜游|早场|加开|另加|加场|增开|增设|加时|另开|另增|夜间(?:延时)?开放(?!时间)|晚间(?:延时)?开放(?!时间)|夜间加/y,
    make: () => cue('extra'),
  },
  {
    re: /(?:夜里|夜间|晚上|夜晚|晚间|通宵)(?:也|都|均|照样|仍|同样|不)(?:开放|开|不关门|关门|打烊|开门)/y,
    make: () => cue('night'),
  },
  {
    re: /视(?:具体|实际|当日|天气|现场|后续)?(?:情况|天气|情)(?!而定|调整)/y,
    make: () => cue('tentative'),
  },
  {
    re: /预计|预期|暂定|初步定|拟于|拟(?=\d)|计划于|力争|有望|争取|暂拟/y,
    make: () => cue('tentative'),
  },
  {
    re: /另行(?:通知|公告|告知|公布|发布)|视[^,。;\n]{1,8}而定|适时|待定|以[^,。;\n]{1,8}为准|择期|再行通知/y,
    make: () => cue('later'),
  },
  { re: /其中/y, make: () => cue('among') },
  { re: /除(?:了|去)?(?!外|夕|雪|草|尘|湿|法(?!定)|此|以|非)/y, make: () => cue('except') },
  {
    re: /(?:之|以)?外(?=[,)其均都照正每的全平各余一]|天|$)/y,
    make: () => cue('except-end'),
  },
  { re: /除外/y, make: () => cue('excepted') },
  {
    re: /(?:时间|安排|作息)(?:与|同|跟)(?=[^,。;\n]{2,14}(?:[,。;\n]|一致|相同|$))|参照|参考|比照|等同于|同步于|依照|与(?=[^,。;\n]{2,14}(?:一致|相同|同步))/y,
    make: () => cue('like'),
  },
  {
    re: /[同照](?:上|前)(?=[,。;\n|)]|$)|同上(?!述)|[〃″]|同前(?=[,。;\n|]|$)|与上(?:述|面)?(?:相同|一致)|(?:参照|参考|比照|依此|照此|同样)(?:此)?(?:执行|办理|实行)|照此(?:开放|安排)|(?:也|亦|均|都)?(?:与其|与之)?(?:相同|一致|一样)(?=[,。;\n]|$)|亦(?:同|然|如此)(?=[,。;\n]|$)|也(?:是)?如此(?=[,。;\n]|$)/y,
    make: () => cue('ditto'),
  },
  { re: /生效|施行|实施|执行(?=[,。;\n]|$)/y, make: () => cue('effective') },
  {
    re: /公布|发布(?!会)|宣布|获悉|印发|通告|下发|消息|刊发|通报|列出|讯(?=[\s,:　(]|$)|电(?=[\s,:(]|$)/y,
    make: () => cue('published'),
  },
  { re: /放假(?:调休)?(?:(?:的)?(?:时间|日期|安排)(?:表)?)?/y, make: () => cue('holiday') },
  { re: /例如|比如|譬如|如:|举例/y, make: () => cue('example') },
  {
    re: /(?:其余|其他|其它|别的|余下|剩余)(?:的)?(?:时间|日期|时段|日子|各天|各日|天)/y,
    make: () => cue('other-days'),
  },
  {
    re: new RegExp(`(?:其余|其他|其它|余下|剩余)(?:的)?(${NUM})(?:个)?(?:日|天)`, 'y'),
    make: (m) => cue('other-days', count(m[1]!)),
  },
  {
    re: new RegExp(`(?:这|上述|以上)?(${NUM})(?:日|天)(?:里|内|中)?(?=均|都|皆|全部|一律)`, 'y'),
    make: (m) => cue('those-days', count(m[1]!)),
  },
  {
    re: /(?:上午|早上|下午|午后|晚上|中午|晚间|午间|夜间)(?:[、和及与](?:上午|下午|晚上|中午|晚间))?(?:半天)?(?=(?:均|都|将|则|时段|仍|继续|临时|一律|也|起){0,2}(?:对外)?(?:闭馆|休馆|闭园|休息|关闭|不开|不对外|不接待|不再|暂不|暂停|停止开|停止对|停止接|停馆|关门|歇业|停业|谢绝))/y,
    make: (m) => cue('part-of-day', partsOf(m[0])),
  },
  { re: /免费|不收(?:取)?(?:门票|费|费用)|免票|免门票/y, make: () => cue('free') },
  { re: /低收费|优惠收费|惠民价/y, make: () => cue('low-fee') },
  { re: /需购票|凭票|购票(?!须知)|有偿|收费开放|门票\d{1,4}元/y, make: () => cue('paid') },
  {
    re: new RegExp(`等(${NUM})(?:家|个|座|处|所)(?:场馆|单位|馆|博物馆|图书馆)?|等(${NUM})馆`, 'y'),
    make: (m) => cue('count', count(m[1] ?? m[2]!)),
  },
  {
    re: /如下(?!一)|列于?(?:下|后)|见下|告知|公告如下|下列时间|以下时间/y,
    make: () => cue('lead'),
  },
  {
    re: /展览|特展|展出|画展|作品展|联展|书画展|讲座|演出|上演|表演|开演|音乐会|市集|集市|体验课|公益课|课程|培训|放映|观影|比赛|大赛|联赛|晚会|庙会|灯会|活动|首映|巡展|沙龙|开幕|闭幕|举办|举行|开讲|直播|开课|戏曲|专场|报名|市民节|开展(?=于|时间|[一-龥]{0,3}活动)|演(?=[^出示变练习播讲]|昆)|签售|朗诵|茶会|游园会|启动仪式|猜灯谜/y,
    make: () => cue('event'),
  },
  {
    re: /讲解|导览|配送|通借|还书|借还|志愿|网络|网站(?!预)|图书到期|逾期|续借|检查|停车|车辆|班车|接驳|摆渡车|公交|寄存|存包|用餐|供餐|供应|供电|停水|停电|办证|换证|配备/y,
    make: () => cue('service'),
  },
  // ── places by reference
  {
    re: /(?:全市|我市|市属|区属|所属|下属|所有|全部|各|上述|以上|以下)(?:个|家|大|类|级)?(?:公共|文化|文体|文博|体育|文旅|开放){0,3}(?:场馆|馆(?!员)|分馆|馆区|校区|展馆|博物馆|图书馆)|(?:所有|全部|各)(?:个|家|处|座|所)?(?:城市|智慧|社区)?(?:书房|书屋|书吧)/y,
    make: () => ({ kind: 'ref', ref: 'all', count: null }),
  },
  {
    re: /(两|二|三|四|五|六|七|八|九|十|\d{1,2})(?:个|家|座|处|所)?(?:分馆|场馆|展馆|展厅|书屋|书房|自修室|自习室|阅览室|校区|图书馆|博物馆|美术馆|文化馆|科技馆|纪念馆|馆|院|中心)(?=均|都|皆|各|、|和|将|同|统|集|一律|一并|一齐|全|也|亦|则|仍|正|照|闭|休|开|在|于|自|从|\d|暂|临|,|:|不|恢|停)/y,
    make: (m) => ({ kind: 'ref', ref: 'all', count: count(m[1]!) }),
  },
  {
    re: /(两|二|三|四|五|六|七|八|九|十|\d{1,2})(?:处|地|家)(?=均|都|皆|同时|同步|统一|集中|一律|一并|全部|闭|休|停|照常|正常)/y,
    make: (m) => ({ kind: 'ref', ref: 'all', count: count(m[1]!) }),
  },
  {
    re: /(?:以上|上述|前述|这)(两|二|三|四|五|六|七|八|九|十|\d{1,2})(?:个|家|座|处|所)?(?:公共|文化|文体|文博|体育|文旅|开放)?(?:场馆|分馆|馆|院|中心|场所|场地|单位|处)/y,
    make: (m) => ({ kind: 'ref', ref: 'all', count: count(m[1]!) }),
  },
  {
    re: /(?:其余|其他|其它|余下|剩余|别的)(?:的)?(?:各|所有|全部)?(?:个|家|类)?(?:公共|文化|服务|开放|文体|文博|阅览|借阅|功能|体育){0,2}(?:场馆|馆|部室|窗口|部门|区域|场所|场地|分馆|展厅|阅览室|馆区|楼层|室|服务点|空间|馆室|设施|项目|校区|各馆|库室|(?:服务|阅览|借阅|功能|开放|活动)区|书房|书屋|书库)/y,
    make: () => ({ kind: 'ref', ref: 'others', count: null }),
  },
  {
    // 第二条所列场馆: `count` is the number of the item.
    re: /第([一二三四五六七八九十\d]{1,3})(?:条|项|款|类|点)(?:中)?(?:所)?(?:列|述|列出|提到)?(?:的)?(?:各)?(?:个)?(?:场馆|场所|单位|馆舍|部室)/y,
    make: (m) => ({ kind: 'ref', ref: 'item', count: count(m[1]!) }),
  },
  {
    re: /(?:本|我|全)(?:馆|院|中心|园|宫)(?!员|藏)|馆内(?!还)|全馆|全园|全院/y,
    make: () => ({ kind: 'ref', ref: 'main', count: null }),
  },
  { re: /该(?:馆|院|中心|园|室|场馆)/y, make: () => ({ kind: 'ref', ref: 'same', count: null }) },
  {
    re: /(?:所有|全部|各|全)(?:开放|服务|对外)?(?:窗口|部室|区域|部门|阅览室|展厅|场地|楼层|馆室|(?:服务|阅览|借阅|功能|开放)区)/y,
    make: () => ({ kind: 'ref', ref: 'same', count: null }),
  },
  // ── floors of the house
  {
    re: new RegExp(
      `(?:地下|负)?${NUM}(?:[、至到和-](?:地下|负)?${NUM}){0,4}[层楼](?:全部|整层|所有区域|各区域)?(?=[将均全暂闭关停开不正照临恢于因\\d,;]|对外|重新)`,
      'y',
    ),
    make: () => ({ kind: 'ref', ref: 'floors', count: null }),
  },
  // ── numbers that are neither dates nor times
  {
    re: /\d{1,6}(?:\.\d+)?(?:[-至到~]\d{1,6})?(?:余|多)?(?:人次|人|周岁|岁|层|楼|室|次|项|家|片|张|本|册|元|米|公里|平方米|亩|小时|分钟|个|场|名|批|路|期|届|%|℃|度|级|条|辆|位|万|部|栋|座|号(?:楼|馆|线|厅|门|院|台)|处|类|种|套|把|分|节|幅|件|台|公斤|天|日内)/y,
    make: () => ({ kind: 'quantity' }),
  },
  { re: /\d{13,400}/y, make: () => ({ kind: 'quantity' }) },
  { re: /第\d{1,4}(?:号|届|期|次|批|条|场|站)(?:台风)?/y, make: () => ({ kind: 'quantity' }) },
  {
    re: /"?(?:[√✓×✕〇/]|-{1,3})"?(?:为|表示|代表|即|指)(?:不对外|不|正常|暂停|停止)?(?:开放|闭馆|休馆|停开|关闭|场次|开馆|休息)/y,
    make: () => ({ kind: 'decoy', why: 'legend of a table' }),
  },
  {
    re: /[〔[(](?:19|20)\d{2}[〕\])](?:第)?\d{1,5}号/y,
    make: () => ({ kind: 'decoy', why: 'document number' }),
  },
  {
    re: /(?:\d{3,4}-)\d{7,8}(?:[-转]\d{1,6})?(?!\d)|400-?\d{3}-?\d{4}(?!\d)|\(\d{3,4}\)\d{7,8}(?!\d)|1[3-9]\d{9}(?!\d)|1[3-9]\d-\d{4}-\d{4}(?!\d)|\d{7,12}(?![\d年])/y,
    make: () => ({ kind: 'decoy', why: 'phone' }),
  },
]

const entriesAt = indexByFirst(ENTRIES)

function minutesOf(count_: string | undefined, half: string | undefined, unit: string): number {
  const size = unit === '小时' ? 60 : unit === '刻钟' ? 15 : 1
  const n = count_ === undefined ? 0 : count(count_)
  return n * size + (half !== undefined ? size / 2 : 0)
}

function count(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '两') return 2
  const digits = '零一二三四五六七八九'
  const ten = text.indexOf('十')
  if (ten < 0) return digits.indexOf(text[0]!)
  return (
    (ten === 0 ? 1 : digits.indexOf(text[0]!)) * 10 +
    (text[ten + 1] ? digits.indexOf(text[ten + 1]!) : 0)
  )
}

/** Parts of a day, to be joined: 上午、晚上 is the first and the third. */
export const MORNING = 1
export const AFTERNOON = 2
export const EVENING = 4
export const NOON = 8

/** The parts of the day that such words name. */
export function partsOf(text: string): number {
  return (
    (/上午|早上/.test(text) ? MORNING : 0) |
    (/下午|午后/.test(text) ? AFTERNOON : 0) |
    (/晚|夜/.test(text) ? EVENING : 0) |
    (/中午|午间/.test(text) ? NOON : 0)
  )
}

function asideOf(text: string): string {
  if (/预约|预订|预定|取号/.test(text)) return 'booking desk'
  if (/展|演|讲座|活动|放映|课|比赛|直播|录制|报名/.test(text)) return 'event'
  return 'desk hours'
}
