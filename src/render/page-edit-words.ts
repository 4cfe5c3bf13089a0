/** Words for editors: what the reader of notices says of a text, in Chinese, and days before and after. */
import type { CalendarDate } from '../core/model.ts'
import type { ChangeRun } from './changes.ts'
import type { DayShort } from './wire.ts'
import { bookingModeName, stateName, weekdayDate } from './words.ts'
import type { Lang } from './words.ts'

/** A day in a few words, with a sign for its state: `● 开放 09:00–17:00，需预约`, `? 未知（没说几点）`. */
export function dayShortText(day: DayShort | null, lang: Lang): string {
  if (day === null) return '–'
  const en = lang === 'en'
  const sign = { open: '●', closed: '■', unknown: '?' }[day.state]
  const hours = day.windows.map(({ start, end }) => `${start}–${end}`).join(en ? ', ' : '、')
  const why = day.reason === null ? '' : REASONS[day.reason][en ? 1 : 0]
  const reason = why === '' ? '' : en ? ` (${why})` : `（${why}）`
  const booking = day.booking === null ? '' : bookingModeName(day.booking, lang)
  const state = `${sign} ${stateName(day.state, lang)}${hours === '' ? reason : ` ${hours}`}`
  return [state, booking].filter(Boolean).join(en ? ', ' : '，')
}

/** `2027年1月1日（周五）`; of several days in a row the first, the last and how many. */
export function runText({ from, to, count }: Pick<ChangeRun, 'from' | 'to' | 'count'>, lang: Lang) {
  const en = lang === 'en'
  const day = (date: CalendarDate) => {
    const [year, rest] = [date.slice(0, 4), weekdayDate(date, lang)]
    return en ? `${rest} ${year}` : `${year}年${rest}`
  }
  if (count === 1) return day(from)
  const last = from.slice(0, 4) === to.slice(0, 4) ? weekdayDate(to, lang) : day(to)
  return en ? `${day(from)} – ${last}, ${count} days` : `${day(from)}–${last}，${count}天`
}

const REASONS: Record<NonNullable<DayShort['reason']>, [zh: string, en: string]> = {
  'hours-unstated': ['没说几点', 'hours not stated'],
  'regular-unstated': ['照常，但不知几点', 'as usual, hours not on file'],
  'not-announced': ['还没公布', 'not announced'],
  'no-schedule': ['没有资料', 'nothing on file'],
  maintenance: ['检修', 'maintenance'],
  weather: ['天气', 'weather'],
  event: ['活动', 'event'],
  private: ['包场', 'private booking'],
  staff: ['人员', 'staff'],
}

/** The sentence in Chinese, or itself where there is none yet. */
export function readerSaid(sentence: string): string {
  for (const [pattern, chinese] of SENTENCES) {
    const m = pattern.exec(sentence)
    if (m) return chinese.replace(/\$(\d)/g, (_, n) => m[Number(n)] ?? '')
  }
  return sentence
}

/** A question of a draft, taken apart: where in the text, on which words, and what is asked. */
export interface AskedQuestion {
  start: number
  end: number
  words: string
  asked: string
}

/** Reads `[12–30] “words” kind: message`, as drafts write their questions. */
export function questionParts(line: string): AskedQuestion {
  const m = /^(?:\[(\d{1,7})–(\d{1,7})\] )?(?:“(.*?)” )?(?:[a-z][a-z-]*: )?(.*)$/s.exec(line)
  return {
    start: Number(m?.[1] ?? 0),
    end: Number(m?.[2] ?? 0),
    words: m?.[3] ?? '',
    asked: m?.[4] ?? line,
  }
}

const SENTENCES: readonly [RegExp, string][] = [
  // what is asked of the editor
  [/^the usual hours are not in this text/, '平日的时间这篇里没写'],
  [/^the days of the festival are those of the official calendar/, '节日的日子按官方放假安排算'],
  [/^says something of doors that was not understood/, '说到开闭，但没读懂'],
  [/^when was it announced\? Written as: no later than (\S+)/, '哪天发布的？先写成“不晚于 $1”'],
  [/^nothing is said of (.+?), (.+) of the holiday/, '假期里的 $1、$2 没有说到'],
  [/^nothing is said of (.+) of the holiday/, '假期里的 $1 没有说到'],
  [/^(\S+) is a make-up workday/, '$1 是调休上班日，这些日子的安排也管它吗？'],
  [/^doors are open; the hours are not said/, '开放，但没说几点'],
  [/^the dates were taken from the words before/, '日期是接着前文读的'],
  [/^no dates are given: the holiday of the notice was taken/, '没写日期，按公告说的假期算'],
  [/^rooms that are not named were taken to be closed/, '没提到的部分当作闭馆'],
  [/^other rooms than those named are not spoken of/, '没提到的部分，公告没有说'],
  [
    /^a weekly closing day without an end .* ends with covers, (\S+),/,
    '每周的闭馆日没有说到哪天为止，它本该写进场馆的平日规则；这里先管到 $1，这个日子没有人公布过',
  ],
  [
    /^(.+?) is not among the city’s places.*?then: (.*)$/,
    '名册里没有“$1”，请先加进 venues.yaml；说到它的是：$2',
  ],
  [/^two names are given for one place/, '同一处用了两个名称'],
  [/^announced as expected, not as certain/, '公告说的是“预计”，并不确定'],
  [/^round the clock stands in the name only/, '“24小时”只是名称里的字'],
  [/^no year is given: (\d+), that of the announcement, was taken/, '没写年份，按发布的年份 $1 算'],
  [/^no year is given: (\d+) alone fits/, '没写年份，星期和节日只有 $1 年对得上'],
  [/^the weekdays or lunar days fit (.+), not (\d+)/, '星期或农历对得上的是 $1 年，不是 $2 年'],
  [
    /^(\S+) does not fall on the weekday given(?: \((\S+) would\))?/,
    '$1 不是括号里的星期，请核对（对得上的是 $2）',
  ],
  [
    /^(\S+) does not fall on the lunar day given(?: \((\S+) would\))?/,
    '$1 不是括号里的农历日子，请核对（对得上的是 $2）',
  ],
  [/^(\S+) is not a date that exists/, '没有 $1 这一天'],
  [/^(\d+) days are named, the text counts (\d+)/, '写出的日子有 $1 天，文中却说 $2 天'],
  [/^no paper on the holidays of (\d+) is on file/, '$1 年的放假通知还没有收到'],
  [/^two statements about the same place and day differ/, '同一处同一天，前后说法不同'],
  [/^another statement contradicts this one/, '另有一句和它说法不同'],
  [/^a window ends before it begins/, '结束的时间比开始还早'],
  [/^two last entries are told/, '同一时段有两个最后入场'],
  [/^which places are meant the row does not say/, '这一行没写是哪几处'],
  [/^last entries of which it is not certain/, '有几个最后入场，不知道各是哪一场的'],
  [/^last entry (?:is )?after closing/, '最后入场比闭馆还晚'],
  [/^as usual, without a last day/, '照常而没有说到哪天为止：平日的时间应写进场馆的平日规则'],
  [/^the hours are those of another statement/, '时间是从另一句引来的'],
  [/^said only for a case that may arise/, '只是遇到某种情况时才这样'],
  [/^which hours are whose/, '“分别”各指哪一处的时间，不确定'],
  [/^what holds on the (?:other days|days between)/, '其余日子怎样没有说'],
  [/^on which days it is unaffected/, '没说哪些日子不受影响'],
  [/^what is said of it was not understood/, '点了名，但说它什么没读懂'],
  [/^points at a statement that was not found/, '说“同上”“参照”，但没找到所指的那一句'],
  // readings that remain open
  [/^the hours of the sessions are not said/, '没说这几场是几点'],
  [/^the days pointed at have several hours/, '所指的日子时间不止一种'],
  [/^on which days the exception holds/, '没说例外管哪些日子'],
  [/^the number of other days contradicts/, '“其余”的天数和日期对不上'],
  [/^open at night, hours not stated/, '夜间开放，没说几点'],
  [/^an evening session: it may add/, '夜场：可能是另外加开，也可能只开夜场'],
  [/^it replaces the hours of the day/, '也可能是取代白天的时间'],
  [/^it resumes within the day/, '当天中途恢复，此前开不开没说'],
  [/^the other days were taken to be/, '“其余”按公告里没另说的日子算'],
  [/^which other days are meant/, '没说“其余”是哪些日子'],
  [/^which days are meant is not said/, '没说是哪些日子'],
  [/^which of the dates before/, '没说是前面哪个日子'],
  [/^which (\d+) places is not said/, '没说是哪 $1 处'],
  [/^the hours line above may or may not/, '上面一行的时间管不管这些日子，不确定'],
  [/^only a part of the day is said/, '只说了一天中的一段'],
  [/^closed until that hour, or closing by then/, '是到那时才开，还是那时就关，不确定'],
  [/^open and closed are said of the same days/, '同样的日子既说开又说关'],
  [/^全天 may mean/, '“全天”可能是 24 小时，可能是没有大门，也可能是平日的时间'],
  [/^the fee differs between/, '各场次的收费不同'],
  [/^until when is said, from when is not/, '只说到哪天为止，没说从哪天起，按发布那天算'],
  [/^the days of the school holidays/, '没说寒暑假是哪些日子'],
  [/^元宵 is not a statutory holiday/, '元宵节不是法定节假日，只算当天'],
  [/^half of the day assumed/, '上午下午是推断的'],
  [/^the weekday is right and the date wrong/, '也可能星期写对了，日期写错了'],
  [/^the lunar day is right and the date wrong/, '也可能农历写对了，日期写错了'],
  [/^the bracket is right/, '也可能括号里的才对'],
  [/^the day named counts too/, '也可能当天也算在内'],
  [/^the hours may be those of the house/, '也可能说的是整个场馆的时间，不是这一部分的'],
  [/^the weekday contradicts the date/, '星期和日期对不上'],
  [/^the lunar day contradicts the date/, '农历和日期对不上'],
  [/^the number of days contradicts/, '天数和日期对不上'],
  [/^whether the booking rule holds/, '预约的规定管不管其他日子，没有说'],
  [/^whether the last day counts/, '最后一天算不算在内，不确定'],
  [/^with or without a break/, '接着馆里的时间开，中间停不停，没有说'],
  [/^the table gives no hours/, '表里没有这里的时间'],
  [/^which places are meant was concluded/, '说的是哪几处，是推出来的'],
  [/^taken over by a fact/, '已读进别的一条'],
  [/^the row gives no hours: those of the row above/, '这一行没写时间，先按上一行'],
  [/^a fee is told, for which places is not/, '说了收费，没说是哪几处'],
  [/^New Year’s Eve is not a day off that year/, '那年除夕不放假，没有算进去'],
  [/^whether it is closed on these days alone/, '是不是只有这几天闭馆，没有说'],
  [/^said of others than those named, of which none/, '说的是其余各处，名册里没有'],
  [/^make-up workday/, '调休上班日'],
  [/^what a word stands for/, '说明一个词指什么'],
  [/^open to some only/, '只对一部分人开放'],
  [/^said again/, '前面说过的又说了一遍'],
  [/^those said to be alike are told different hours/, '说是相同的几处，写的时间不一样'],
  [/^which day it moves to the calendar alone says/, '顺延到哪天，要看日历'],
  [/^first come and registration on arrival/, '又说先到先得，又说到场登记'],
  [/^what doors do on the days left out/, '除外的那几天开不开，没有说'],
  [/^said of those that are not listed/, '说的是没有列出的各处'],
  [/^that (.+) is part of (.+) is taken from the registry/, '“$1”属于“$2”，只是名册里这样写'],
  [/^of (\S+) only this session is told/, '$1 只说了这一场，没说全天的时间'],
  [/^which of the days told here are meant/, '没写是文中哪些日子'],
  [/^another statement about these days is likelier/, '同一天另有更可信的一句'],
  [/^no door is open at such hours/, '不像开放的时间'],
  [/^several statements about one place differ/, '同一处有好几句说法不同，可能说的不是它'],
  [/^which parts of it are meant/, '没写是其中哪几处'],
  [/^stands for more places than were read/, '说的不止一处，只读出了其中一部分'],
  [/^what is told below of one of them stands against it/, '下文单说其中一处时，说法和它不同'],
  [/^this row has fewer cells/, '这一行的格子比表头少'],
  [/^a dash in the table/, '表里的短横可能是闭馆，也可能是没有说'],
  [/^the row names no days/, '这一行没写日子，照上一行的算'],
  [/^a cell does not say whether the session is held/, '有一格没说这一场开不开'],
  [/^the remark closes a part of the hours/, '备注里关的时段和同一行的时间重叠'],
  [/^more dates than can be read at once/, '日子太多，一次读不完'],
  [/^added hours of which one end is not stated/, '加开的时间只说了一头'],
  [/^said to be open beside its other hours/, '说另外也开，没说几点'],
  [/^no dates are given: it was taken to be closed until/, '没写日期，当作闭馆，直到另有公告'],
  [/^more statements than one notice holds/, '一篇公告写了太多条，后面的没有读'],
  [/^a name that the registry does not hold/, '名册里没有这个名字'],
  [
    /^(?:which days are meant is not known|the days meant could not be resolved)/,
    '说的是哪些日子，算不出来',
  ],
  [/^not a date that could be resolved/, '这个日子算不出来'],
  [/^entry is refused, and it is not said/, '说不接待，没说关门'],
  [/^a date behind it was not understood/, '后面的日子没读懂，也许到那时为止'],
  [/^a holiday is told, and not that doors are closed/, '说的是休假，没说闭馆'],
  [/^a holiday of the house without its days/, '馆里的休假，没说哪几天'],
  [/^another statement about these days has another end/, '同样的日子，另一句说的止日不同'],
  [/^closed by day: whether the evening is too/, '白天闭馆，晚上关不关没有说'],
  [/^closed for half a day/, '只闭半天'],
  [
    /^(?:days below it have no hours|the hours told after it may govern|which hours this session has)/,
    '这个时间管哪些日子、哪一场，不确定',
  ],
  [
    /^(?:days left out in a bracket|excepted, and what doors do there|the remark makes an exception)/,
    '除外的那一部分没读懂',
  ],
  [/^from what hour on the first day/, '头一天从几点起、最后一天到几点止，没有说'],
  [/^hours in which something rests/, '有一段时间什么事暂停，没读懂'],
  [/^hours of places that are not named/, '说了时间，没说是哪一处'],
  [
    /^(?:it is closed in parts|which parts (?:of it )?are meant|works in some parts are told|what holds for the parts left out)/,
    '说到一部分，没说是哪些部分',
  ],
  [/^names statutory holidays in general/, '只说“法定节假日”，没说是哪一个'],
  [/^on which days the evening is open/, '晚上哪几天开，没有说'],
  [/^rooms are named in this cell/, '这一格点了几处的名，时间也许只管它们'],
  [/^rooms of no day/, '只写了名称，没写日子'],
  [/^said of a show; what it means for doors/, '说的是展览，门开不开没有说'],
  [/^the bracket names other days/, '括号里说的是别的日子'],
  [/^the dates fall on other weekdays/, '日期和星期对不上'],
  [/^the day may be of this month or the next/, '可能是这个月的，也可能是下个月的'],
  [/^the festival is right and the date wrong/, '也可能节日写对了，日期写错了'],
  [/^the festival named is on another day/, '节日和日期对不上'],
  [/^works on equipment are told, and not that doors close/, '只说设备检修，没说是否闭馆'],
  [/^the days of an opening, or those of a closing/, '没说这几天是开放还是关闭'],
  [/^the hours of an opening, or those of a closing/, '没说这个时间是开放还是关闭'],
  [/^the days of the stretch are not said/, '没说是哪几天'],
  [/^the hour stands in another item than the days/, '钟点和日子不在同一条里'],
  [/^the ordinary hours of the other half of the day/, '另外半天按平日的时间算'],
  [/^the part named(?: above)?, or its whole house/, '说的可能只是这一部分，也可能是整个场馆'],
  [/^the year is not known|^nothing says which year is meant/, '看不出是哪一年'],
  [/^until when is said, not from when/, '只说到什么时候，没说从什么时候起'],
  [/^what is said of (?:one of several names|these days)/, '点了名或日子，说它什么没读懂'],
  [/^whether doors are open or shut at these hours/, '有钟点，没说是开还是关'],
  [/^whether that day itself is meant/, '当天算不算在内，没有说'],
  [
    /^whether the (?:others|weekdays named before) (?:is|are) meant too/,
    '其他的是不是也这样，没有说',
  ],
  [/^whether the span before the last date/, '最后一天之前关不关，没有说'],
  [/^which (\d+) others are meant/, '没说是另外哪 $1 处'],
  [/^which half of the day is meant/, '没说是上午还是下午'],
  [/^which months the season has/, '没说这个季节是哪几个月'],
  [/^about that day$/, '大约那一天'],
  [/^ambiguous$/, '有几种读法'],
  [/^not understood$/, '没读懂'],
  // what was not read
  [/^(?:a date|dates) with no opening hours or state/, '有日期，没说开不开'],
  [/^named here, and nothing was read of it/, '点了名，没读出说它什么'],
  [/^which place is meant is not said/, '没说是哪个场馆'],
  [/^said of a place that the registry does not hold: (.+)/, '说的是名册里没有的“$1”'],
  [/^a clock time that says neither/, '有钟点，没说是开还是关'],
  [/^a last entry with nothing to belong to/, '有最后入场，不知道是哪个时段的'],
  [/^dates in a bracket with nothing to say/, '括号里有日期，没说什么事'],
  [/^a table cell that was not understood/, '表格里这一格没读懂'],
  [/^says until when, not from when/, '只说到什么时候，没说从什么时候起'],
  // what is no opening time
  [/^signature$/, '落款日期'],
  [/^what the page says of itself$/, '网页自己的说明'],
  [/^the way to the page$/, '网页的位置'],
  [/^another notice$/, '别的公告'],
  [/^publication$/, '报道日期'],
  [/^(?:phone)$/, '电话号码'],
  [/^document number$/, '文号'],
  [/^holiday span$/, '放假起止'],
  [/^span of the notice$/, '公告的起止'],
  [/^span of the booking rule$/, '预约规则的日子'],
  [/^booking (?:clock|release)$/, '预约的钟点'],
  [/^name of the festival$/, '节日名称'],
  [/^old value$/, '旧的时间'],
  [/^refined below$/, '下文另有细说'],
  [/^exception$/, '除外的日子'],
  [/^example$/, '举例'],
  [/^every day$/, '“每天”'],
  [/^heading$/, '小标题'],
  [/^legend of a table$/, '表格符号的说明'],
  [/^hours under a name$/, '起了名字的时段'],
  [/^to be announced$/, '另行通知'],
  [/^desk hours$/, '服务台、电话的值班时间'],
  [/^service$/, '别的服务'],
  [/^clearing$/, '清场、提醒的钟点'],
  [/^event$/, '活动'],
  [/^no door$/, '与开闭无关'],
  [/^another matter$/, '别的事'],
  [/^title$/, '标题'],
  [/^a heading$/, '小标题'],
  [/^advice$/, '出行提醒'],
  [/^figures$/, '统计数字'],
  [/^traffic$/, '交通、停车'],
  [/^tickets$/, '售票、领票'],
  [/^history$/, '往事'],
  [/^works$/, '施工'],
  [/^season$/, '季节的名称'],
  [/^school term$/, '开学、放假'],
  [/^printed calendar$/, '印着的日历'],
  [/^booking (?:rule|desk)$/, '预约的规定'],
  [/^for whom the house is$/, '向谁开放'],
  [/^open as on other days$/, '和平日一样开'],
  [/^announces what follows$/, '引出下文'],
  [/^told below$/, '下文另说'],
  [/^no break at noon$/, '中午不休息'],
  [/^which way one gets in$/, '走哪个门'],
  [/^end of what went on$/, '前一段的结束'],
  [/^while another house is shut$/, '别处闭馆期间'],
  [/^a closing day that moves$/, '顺延的闭馆日'],
  [/^an extension of the hours is cancelled$/, '取消延时'],
  [/^a fixture of the house$/, '馆里的设施'],
  [/^a name given up$/, '不再用的名称'],
  [/^a session of the day$/, '场次的名称'],
  [/^name of (?:a session|the span)$/, '时段的名称'],
  [/^as ever$/, '一向如此'],
  [/^how much, and not when$/, '说的是多少，不是几时'],
  [/^what (?:may be done inside|was until now)$/, '馆里做什么，或以往的做法'],
]
