/**
 * `prove.ts`: texts of one megabyte end without an exception and cost four times what a quarter of them
 * does, give or take; seconds are printed, because a machine's speed is not the parser's. Then notices whose facts
 * are known, in many words: none is misread without a mark.
 */
import { draft } from '../../src/notice/draft.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { compare, daily, told } from './drawn.ts'
import { compareEntries } from './entries.ts'
import { grid } from './grids.ts'
import { compareLayouts } from './layouts.ts'
import { paraphrase } from './paraphrases.ts'
import { programmes } from './programmes.ts'
import { relation } from './relations.ts'
import { roundup } from './roundups.ts'
import { weekly } from './weekly.ts'

/** The aim for one text, in seconds of processor time. */
const AIM = 2
const SIZE = 1_000_000
/** Notices whose facts were drawn and told in many ways. */
const PARAPHRASES = 20_000

/** Four would be exactly linear; a quadratic reader would need sixteen times as long. */
const STEEPEST = 9

const SCRAPS = [
  '闭馆',
  '夜里也开',
  '2月10日至14日',
  '8:30-12:00,14:30-17:30',
  '（（（（',
  '一、',
  '\ud83d\ude00春节期间',
  '\ud800',
  '2024年2月9日（星期五）9:00至17:00开放，16:30停止入馆；其余部室闭馆。\n',
  '每周一闭馆（法定节假日除外）',
  '0731-22833321',
  '\u202e\u0000\u200b',
  '周二至周日 ',
  '1.2月4日\n',
]

const calendar = builtinCalendar('2024-02-08')
const places = [{ id: 'p1', name: '市图书馆', aliases: ['市馆'], partOf: null, kind: 'library' }]
let [slow, steep] = [0, 0]
for (const scrap of SCRAPS) {
  const quarter = secondsOf(scrap, SIZE / 4)
  const whole = secondsOf(scrap, SIZE)
  if (whole > AIM) slow++
  if (whole > 0.5 && whole / quarter > STEEPEST) steep++
  const round = (n: number) => Number(n.toFixed(2))
  console.log(
    JSON.stringify({
      proof: 'a megabyte of',
      scrap,
      seconds: round(whole),
      timesAQuarter: round(whole / quarter),
    }),
  )
}
console.log(
  JSON.stringify({ proof: 'texts of a megabyte', of: SCRAPS.length, steep, slow, aim: AIM }),
)
const { silent, flagged } = compare(1, PARAPHRASES, builtinCalendar('2026-09-20'), paraphrase)
for (const one of silent.slice(0, 10)) console.log(JSON.stringify(one))
console.log(
  JSON.stringify({
    proof: 'notices in other words',
    of: PARAPHRASES,
    silentlyMisread: silent.length,
    misreadAndMarked: flagged.length,
  }),
)
const { misread, layouts } = compareLayouts(1, PARAPHRASES, builtinCalendar('2026-09-20'))
for (const one of misread.slice(0, 10)) console.log(JSON.stringify(one))
console.log(
  JSON.stringify({
    proof: 'timetables laid out',
    of: PARAPHRASES,
    layouts: layouts.size,
    misread: misread.length,
  }),
)
const entries = compareEntries(1, PARAPHRASES, builtinCalendar('2026-09-20'))
for (const one of entries.slice(0, 10)) console.log(JSON.stringify(one))
console.log(JSON.stringify({ proof: 'how one gets in', of: PARAPHRASES, misread: entries.length }))
let silentAmong = 0
for (const [proof, notice, lines] of [
  ['who is meant', relation, told],
  ['programmes of several houses', programmes, daily],
  ['round-ups', roundup, daily],
  ['tables of many kinds', grid, daily],
  ['rules of the week', weekly, daily],
] as const) {
  const among = compare(1, PARAPHRASES, builtinCalendar('2026-09-20'), notice, lines)
  for (const one of among.silent.slice(0, 10)) console.log(JSON.stringify(one))
  console.log(
    JSON.stringify({
      proof,
      of: PARAPHRASES,
      silentlyMisread: among.silent.length,
      misreadAndMarked: among.flagged.length,
    }),
  )
  silentAmong += among.silent.length
  flagged.push(...among.flagged)
}
const wrong = silentAmong + steep + silent.length + misread.length + entries.length
process.exitCode = wrong > 0 || flagged.length > PARAPHRASES / 100 ? 1 : 0

/** Processor time of reading so many characters of one scrap. */
function secondsOf(scrap: string, size: number): number {
  const text = scrap.repeat(Math.ceil(size / scrap.length)).slice(0, size)
  const started = process.threadCpuUsage()
  draft(text, { places, announced: '2024-02-08', title: '', publisher: '', calendar })
  const { user, system } = process.threadCpuUsage(started)
  return (user + system) / 1e6
}
