/**
 * One alphabet for all notices: half-width, simplified, one dash, one colon, no spaces inside words.
 * Every character keeps the place it came from, so that what is read can be cited exactly.
 */
import { raiseWalls } from './walls.ts'

/** Prose in the parser's alphabet, one UTF-16 unit a character, with the way back to the original. */
export interface Prose {
  /** The original as code points; a lone surrogate counts as one. */
  points: string[]
  /** The normalised characters. */
  text: string
  /** Index into `points` of each normalised character, plus one final entry: `points.length`. */
  at: Int32Array
  /** 1 where white space was dropped before the character. */
  gap: Uint8Array
}

/** Reads any text, however hostile; linear in its length. */
export function normalise(original: string): Prose {
  const points = Array.from(original)
  const chars: string[] = []
  const at: number[] = []
  const gaps: number[] = []
  let gap = 0
  let open: ')' | ']' | null = null
  const put = (c: string, i: number) => {
    chars.push(c)
    at.push(i)
    gaps.push(gap)
    gap = 0
  }
  for (let i = 0; i < points.length; i++) {
    const point = points[i]!
    const code = point.charCodeAt(0)
    if (code >= 0x4e00 && code <= 0x9fff) {
      put(SIMPLIFIED.get(point) ?? point, i)
      continue
    }
    if (TILDES.includes(point) && !joins(points, i)) {
      put(/[\d０-９]/.test(points[i + 1]!) ? ',' : '。', i)
      continue
    }
    for (const c of spell(point)) {
      const joined =
        c === '\n' && ((open !== null && closesBelow(points, i, open)) || goesOn(chars, points, i))
      if (c === ' ' || joined) {
        gap = 1
        continue
      }
      if (c === '\n') open = null
      else if (c === '(' || c === '[') open = c === '(' ? ')' : ']'
      else if (c === open) open = null
      // Between two Latin letters or digits a space separates; everywhere else it is typography.
      if (gap && isLatin(c) && chars.length > 0 && isLatin(chars[chars.length - 1]!)) {
        chars.push(' ')
        at.push(i)
        gaps.push(0)
      }
      put(c, i)
    }
  }
  at.push(points.length)
  raiseWalls(chars, gaps)
  return { points, text: chars.join(''), at: Int32Array.from(at), gap: Uint8Array.from(gaps) }
}

/** Points of a line looked at for the bracket that closes one of the line above. */
const MOST_BELOW = 40

/** “【12:00-14:30⏎闭馆消毒】”: is a bracket that a line's end cut in two closed on the next line? */
function closesBelow(points: readonly string[], i: number, close: ')' | ']'): boolean {
  for (let k = i + 1; k < points.length && k <= i + MOST_BELOW; k++) {
    const c = SINGLES.get(points[k]!) ?? points[k]!
    if (c === close) return true
    if (c === '\n' || c === '(' || c === '[' || MARKERS.test(points[k]!)) return false
  }
  return false
}

const HANGS = /(?:时间[为是]|调整为|[长时迟放]至|[长时迟]到)$/
const ONE_TIME = /^\s*\d{1,2}[:：时点](?:\d\d)?分?(?![\d\s分]*[-—–－―~～〜至到])/

/** “停止检票时间为⏎11:10,…”: a sentence that a line's end cut in two before a clock time. */
function goesOn(chars: readonly string[], points: readonly string[], i: number): boolean {
  return HANGS.test(chars.slice(-4).join('')) && ONE_TIME.test(points.slice(i + 1, i + 16).join(''))
}

const TILDES = '~～〜∼'
const TILDE_BEFORE =
  /[\d０-９日号时時点點分半整刻一二三四五六七八九十夕节節天起午晚早廿卅元)）\]】~～〜∼ ]/
const TILDE_AFTER =
  /[\d０-９一二三四五六七八九十周週星初正除大次翌上下晚早凌中元当當每农農腊臘廿卅~～〜∼ \n\r]/

/** “9:00～17:00” joins, “恢复正常～入馆…” ends a sentence in a livelier tone. */
function joins(points: readonly string[], i: number): boolean {
  const before = points[i - 1]
  const after = points[i + 1]
  if (before === undefined || after === undefined) return true
  return TILDE_BEFORE.test(before) && TILDE_AFTER.test(after)
}

/** The same alphabet for a name of the registry. */
export function normaliseName(name: string): string {
  return normalise(name).text.replaceAll(' ', '')
}

/** The original words of a stretch of normalised text. */
export function wordsOf(prose: Prose, from: number, to: number): string {
  return prose.points.slice(prose.at[from], endAt(prose, to)).join('')
}

/** Offset in the original, in code points, at which a stretch that ends before `to` ends. */
export function endAt(prose: Prose, to: number): number {
  return to <= 0 ? 0 : prose.at[to - 1]! + 1
}

const DASHES = '-‐‑‒–—―−─━﹘﹣－ー⸺⸻~～〜∼˜﹏'
const COLONS = ':：︰∶꞉﹕'
const QUOTES = '"“”„‟〝〞＂「」『』﹁﹂‘’'
const DOTS = '·•・‧∙⋅●'
const SINGLES = new Map<string, string>([
  ...[...DASHES].map((c) => [c, '-'] as const),
  ...[...COLONS].map((c) => [c, ':'] as const),
  ...[...QUOTES].map((c) => [c, '"'] as const),
  ...[...DOTS].map((c) => [c, '·'] as const),
  ...[...'（﹙❨⦅'].map((c) => [c, '('] as const),
  ...[...'）﹚❩⦆'].map((c) => [c, ')'] as const),
  ...[...'【［〖﹝'].map((c) => [c, '['] as const),
  ...[...'】］〗﹞'].map((c) => [c, ']'] as const),
  ...[...'，﹐'].map((c) => [c, ','] as const),
  ...[...'；﹔'].map((c) => [c, ';'] as const),
  ...[...'│┃￨｜'].map((c) => [c, '|'] as const),
  ...[...'○〇Ｏ◯'].map((c) => [c, '〇'] as const),
  ...[...'\n\u2028\u2029\u0085\v\f'].map((c) => [c, '\n'] as const),
  ['\r', ''],
  ['\t', '|'],
  ['．', '.'],
  ['。', '。'],
  ['｡', '。'],
  ['、', '、'],
  ['､', '、'],
  ['卄', '廿'],
  ['卅', '卅'],
])

/** Numbered marks keep their shape: they are list markers, not digits. */
const MARKERS = /[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿]/u

function spell(point: string): string {
  const single = SINGLES.get(point)
  if (single !== undefined) return single
  const code = point.codePointAt(0)!
  if (code < 0x80) return code === 0x20 ? ' ' : code < 0x20 || code === 0x7f ? '' : point
  if (MARKERS.test(point)) return point
  if (isInvisible(code)) return ''
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000)
    return ' '
  if (code > 0xffff || (code >= 0xd800 && code <= 0xdfff)) return oneUnit(point.normalize('NFKC'))
  return oneUnit(point.normalize('NFKC'))
}

/** Each character as one UTF-16 unit; what lies outside the basic plane is only a place holder. */
function oneUnit(spelled: string): string {
  let out = ''
  for (const c of spelled) {
    const code = c.codePointAt(0)!
    if (c === ' ') out += ' '
    else if (code < 0x20) continue
    else if (code > 0xffff || (code >= 0xd800 && code <= 0xdfff)) out += '\ue000'
    else out += SINGLES.get(c) ?? SIMPLIFIED.get(c) ?? c
  }
  return out
}

function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    code === 0xad ||
    (code >= 0xfe00 && code <= 0xfe0f)
  )
}

function isLatin(c: string): boolean {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c === ':'
}

/** Traditional forms met in notices and in names of venues, in pairs. */
const PAIRS =
  '體体館馆開开閉闭時时間间為为與与國国慶庆節节動动場场廳厅園园區区縣县號号後后電电話话網网預预約约訂订請请' +
  '參参觀观遊游費费週周點点實实憑凭證证護护進进還还員员務务業业發发佈布處处樓楼層层類类書书圖图閱阅覽览' +
  '藝艺術术劇剧樂乐劃划歷历曆历紀纪陳陈舊旧遺遗產产農农陰阴陽阳臘腊歲岁臺台灣湾門门關关對对無无須须會会' +
  '來来東东設设備备檢检維维養养兩两個个幾几隻只幣币錢钱價价買买賣卖單单雙双連连續续總总運运轉转車车輛辆' +
  '馬马鳥鸟魚鱼龍龙風风雲云飛飞龜龟齊齐齒齿鄉乡鎮镇橋桥島岛嶺岭澤泽濱滨濟济滿满漢汉滬沪廣广慮虑應应廢废' +
  '盡尽監监眾众睜睁視视覺觉規规記记訊讯訪访許许論论證证識识詢询該该詳详誌志語语說说課课調调談谈講讲謝谢' +
  '讀读變变讓让貓猫貝贝財财責责貨货貼贴資资賓宾賽赛趙赵軌轨軍军輕轻辦办邊边達达遲迟遞递適适選选郵邮釋释' +
  '針针鐘钟鐵铁鑰钥長长陸陆陣阵階阶際际隊队隨随險险隱隐雜杂離离難难靈灵靜静響响頁页頂顶項项順顺頒颁領领' +
  '頭头題题額额顏颜願愿類类顧顾餐餐館馆駐驻驗验體体鬆松魯鲁鮮鲜麗丽麥麦麼么黃黄黨党齡龄於于從从復复徵征' +
  '德德憶忆懷怀戲戏戶户戰战掃扫採采換换損损搖摇據据擇择擊击擠挤擬拟擴扩攝摄敘叙敵敌數数暫暂晉晋條条榮荣' +
  '極极構构樣样樹树機机權权歡欢歸归殘残氣气決决沒没況况涼凉淚泪測测湯汤準准溝沟溫温滅灭潔洁澆浇濃浓熱热' +
  '燈灯營营爭争牆墙狀状獨独獎奖獻献環环現现瑪玛產产畫画畢毕異异當当療疗發发盧卢眾众矚瞩確确禮礼禪禅種种' +
  '稱称穩稳窩窝筆笔節节範范簡简簽签籃篮籌筹糧粮紅红級级終终組组結结給给統统絲丝經经綠绿維维綱纲緊紧線线' +
  '練练縮缩績绩織织繪绘繼继續续缺缺羅罗義义習习聖圣聞闻聯联聲声職职聽听肅肃腦脑臨临興兴舉举舊旧艦舰莊庄' +
  '華华萬万葉叶葯药蓋盖蔣蒋蘇苏蘭兰蘆芦衛卫衝冲補补裝装製制複复西西見见親亲觸触訂订計计訓训託托設设評评' +
  '詩诗試试話话誤误請请諮咨諸诸謂谓譯译議议豐丰貴贵費费賀贺質质購购贈赠贏赢跡迹踐践較较載载輔辅輪轮輸输' +
  '轄辖辭辞遠远遷迁遼辽鄰邻醫医釀酿銀银鋪铺錄录鍛锻鏡镜鑑鉴閃闪閒闲閣阁闊阔隔隔雞鸡雪雪電电韓韩韻韵順顺' +
  '預预頻频顆颗顯显飯饭飲饮飾饰館馆騎骑驚惊髮发鬥斗魯鲁鳳凤鴻鸿鶴鹤鹽盐麵面黑黑點点鼓鼓齋斋廟庙孫孙寧宁' +
  '寶宝寫写將将專专尋寻導导層层屬属嶽岳帶带師师幫帮幹干庫库廠厂強强彈弹彙汇後后徑径從从徹彻恆恒悅悦愛爱' +
  '慣惯慢慢憲宪戀恋拋抛掛挂揚扬撥拨擔担擺摆敗败旅旅旬旬晝昼暢畅曬晒書书會会東东柵栅標标橫横檔档櫃柜歐欧' +
  '殼壳毀毁滾滚漁渔灘滩災灾煙烟燒烧爺爷牽牵狹狭獅狮瓊琼產产畝亩疊叠瘋疯皺皱盤盘監监睏困礎础禁禁祿禄穀谷' +
  '穫获競竞篩筛簾帘籠笼粵粤紙纸紡纺紹绍細细絕绝網网編编緩缓縱纵繁繁纖纤罷罢翹翘肆肆脫脱腫肿臉脸艱艰苗苗' +
  '莖茎菸烟萊莱著著蓮莲薦荐虛虚號号虧亏蟲虫術术衆众襲袭襯衬訴诉診诊詞词詠咏誠诚誰谁課课諾诺謎谜譜谱讚赞' +
  '負负貢贡貧贫貪贪賞赏賴赖趕赶趨趋跟跟踴踊車车軟软輝辉農农辯辩迴回逕径這这週周進进違违遊游運运過过道道' +
  '學学團团傳传勞劳儀仪創创則则別别協协嚴严圍围報报優优偉伟兒儿僅仅勝胜碼码鬧闹們们積积絡络羣群註注帳账張张態态攜携斷断昇升減减舘馆爲为棟栋塊块宮宫場场徵征巖岩祕秘樁桩殯殡' +
  '達达遺遗鄭郑釣钓鈔钞鈕钮鉛铅銅铜銷销鋼钢錢钱錦锦鍵键鎖锁鏈链鐵铁長长門门開开間间閘闸閱阅隻只雖虽'
const SIMPLIFIED = new Map<string, string>()
{
  const pairs = Array.from(PAIRS)
  for (let i = 0; i + 1 < pairs.length; i += 2)
    if (pairs[i] !== pairs[i + 1]) SIMPLIFIED.set(pairs[i]!, pairs[i + 1]!)
}
