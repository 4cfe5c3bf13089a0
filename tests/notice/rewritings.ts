/**
 * Ways to write a notice again that leave its meaning as it was: other signs for a range, other forms of an hour or
 * a day, other words for a state, other line breaks, lines that say nothing of doors. What is read of it must not change.
 */

/** What a rewriting is called, and how it writes a text. */
export type Rewriting = [name: string, write: (text: string) => string]

const CLOCK = String.raw`\d{1,2}[:：]\d\d`

/** Replaces what stands between two clock times, or between two days. */
const betweenHours = (sign: string) => (t: string) =>
  t.replace(/(\d[:：]\d\d) ?(?:——|—|--|-|~|～|–|至|到) ?(?=\d)/g, `$1${sign}`)
const betweenDays = (sign: string) => (t: string) =>
  t.replace(/(\d月\d{1,2}日)(?:——|—|--|-|~|～|至)(?=\d)/g, `$1${sign}`)
const betweenSessions = (sign: string) => (t: string) =>
  t.replace(
    new RegExp(`(${CLOCK}[-—~至～]+${CLOCK})[，,、 ]+(?=${CLOCK}[-—~至～])`, 'g'),
    `$1${sign}`,
  )

/** Hours in words: 9时, 9点半. */
const inWords = (hour: string, half: string) => (t: string) =>
  t.replace(/(?<![\d:：])(\d{1,2})[:：](\d\d)(?![\d:：])/g, (_, h: string, m: string) =>
    [Number(h), hour, m === '00' ? '' : m === '30' ? half : `${m}分`].join(''),
  )

const lastLineAfter = (line: string) => (t: string) => t.replace(/\n([^\n]*)$/, `\n${line}\n$1`)
const before = (line: string) => (t: string) => `${line}\n${t}`

/** At the end of a clause, so that no longer word is cut. */
const ends = (from: string, to: string) => (t: string) =>
  t.replace(new RegExp(`${from}(?=[。；;，,\\n]|$)`, 'g'), to)

/** The rewritings, those of signs before those of words and of lines. */
export const REWRITINGS: Rewriting[] = [
  ['hours 至', betweenHours('至')],
  ['hours —', betweenHours('—')],
  ['hours ~', betweenHours('~')],
  ['days -', betweenDays('-')],
  ['days 到', betweenDays('到')],
  ['sessions 、', betweenSessions('、')],
  ['sessions ，', betweenSessions('，')],
  ['sessions 和', betweenSessions('和')],
  ['9时30分', inWords('时', '30分')],
  ['9点半', inWords('点', '半')],
  ['09:00', (t) => t.replace(/(?<![\d:：])(\d[:：]\d\d)/g, '0$1')],
  ['9:00', (t) => t.replace(/(?<!\d)0(\d[:：]\d\d)/g, '$1')],
  ['06月07日', (t) => t.replace(/(?<!\d)(\d)月(\d)日/g, '0$1月0$2日')],
  ['7日 as 7号', (t) => t.replace(/(\d月\d{1,2})日/g, '$1号')],
  [
    'the month again',
    (t) => t.replace(/(\d{1,2})月(\d{1,2})日(至|—|-|～|~)(\d{1,2})日/g, '$1月$2日$3$1月$4日'),
  ],
  [
    'the month once',
    (t) => t.replace(/(\d{1,2})月(\d{1,2})日(至|—|-|～|~)\1月(\d{1,2})日/g, '$1月$2日$3$4日'),
  ],
  ['5月1-5日', (t) => t.replace(/(\d{1,2}月\d{1,2})日(?:至|—|——|-|～|~|--)(\d{1,2}日)/g, '$1-$2')],
  ['full width', (t) => t.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))],
  [
    'half width',
    (t) =>
      t
        .replaceAll('，', ',')
        .replaceAll('；', ';')
        .replaceAll('（', '(')
        .replaceAll('）', ')')
        .replaceAll('：', ':'),
  ],
  ['「」', (t) => t.replaceAll('“', '「').replaceAll('”', '」')],
  ['tabs for walls', (t) => t.replaceAll('|', '\t')],
  ['full-width walls', (t) => t.replaceAll('|', '｜')],
  ['walls apart', (t) => t.replaceAll('|', ' | ')],
  ['休馆', (t) => t.replace(/闭馆(?!时间|前|后|日|期)/g, '休馆')],
  ['停止对外开放', (t) => t.replace(/暂停(?:对外)?开放/g, '停止对外开放')],
  ['关闭', ends('暂停(?:对外)?开放', '关闭')],
  ['照常开放', (t) => t.replace(/(?<!恢复)正常开放(?!时间)/g, '照常开放')],
  ['正常对外开放', (t) => t.replace(/正常开放(?!时间)/g, '正常对外开放')],
  ['恢复正常', ends('恢复正常开放', '恢复正常')],
  ['恢复日常开放', ends('恢复正常开放', '恢复日常开放')],
  ['恢复正常开放时间', ends('恢复正常开放', '恢复正常开放时间')],
  ['停止入场', (t) => t.replaceAll('停止入馆', '停止入场')],
  ['停止进馆', (t) => t.replace(/停止入[馆场]/g, '停止进馆')],
  [
    '最晚入馆时间',
    (t) => t.replace(/[（(](\d{1,2}[:：]\d\d)停止入[馆场][）)]/g, '（最晚入馆时间$1）'),
  ],
  ['每日', (t) => t.replaceAll('每天', '每日')],
  ['其他', (t) => t.replaceAll('其余', '其他')],
  ['除了甲外', (t) => t.replace(/除([^，。；除外夕]{1,12})外/g, '除了$1外')],
  ['除甲以外', (t) => t.replace(/除([^，。；除外]{1,12})外/g, '除$1以外')],
  ['都', (t) => t.replace(/均(?=[正照闭开不暂免])/g, '都')],
  ['自5日起', (t) => t.replace(/(?<![自从于\d年月至—\-~～、，])(\d{1,2}月\d{1,2}日起)/g, '自$1')],
  ['从5日起', (t) => t.replace(/自((?:\d{4}年)?\d{1,2}月\d{1,2}日起)/g, '从$1')],
  ['5日起，恢复', (t) => t.replace(/(\d日起)(?=恢复)/g, '$1，')],
  ['无须', (t) => t.replaceAll('无需', '无须')],
  ['不需要', (t) => t.replaceAll('无需', '不需要')],
  ['微信小程序', (t) => t.replace(/(?<!微信|信)小程序/g, '微信小程序')],
  ['（1）', (t) => t.replace(/^(\d)、/gm, '（$1）')],
  ['①', (t) => t.replace(/^(\d)、/gm, (_, d: string) => '①②③④⑤⑥⑦⑧⑨'[Number(d) - 1]!)],
  ['·', (t) => t.replace(/^\d、/gm, '·')],
  ['lines apart', (t) => t.replaceAll('\n', '\n\n')],
  ['lines set in', (t) => t.replace(/^/gm, '　　')],
  ['a greeting above', before('佳节将至，祝大家节日快乐！')],
  ['an address above', before('尊敬的读者朋友：')],
  ['a document number above', before('江文旅发〔2024〕18号')],
  ['an apology', lastLineAfter('给您带来不便，敬请谅解。')],
  ['特此通知', lastLineAfter('特此通知。')],
  ['a telephone', lastLineAfter('咨询电话：0737-4221866（周一至周五8:30-17:00）')],
  ['where it is', lastLineAfter('地址：临江路18号')],
  ['a lecture', lastLineAfter('活动预告：6月18日14:30在报告厅举办公益讲座。')],
  ['advice', lastLineAfter('温馨提示：请合理安排出行时间，文明参观。')],
]

/** Does the text still name what it named? A rewriting may cut a name in two, and then is none of this notice. */
export function keepsNames(
  [old, text]: readonly [string, string],
  places: readonly { name: string; aliases: readonly string[] }[],
): boolean {
  const names = places.flatMap(({ name, aliases }) => [name, ...aliases])
  return names.every((name) => !old.includes(name) || text.includes(name))
}
