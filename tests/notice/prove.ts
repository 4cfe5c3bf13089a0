/**
 * `prove.ts`: texts of one megabyte, each ended within two seconds of processor time and without an
 * exception.
 */
import { draft } from '../../src/notice/draft.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'

/** Longest processor time of one text, in seconds. */
const LIMIT = 2
const SIZE = 1_000_000

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
let slow = 0
for (const scrap of SCRAPS) {
  const text = scrap.repeat(Math.ceil(SIZE / scrap.length)).slice(0, SIZE)
  const started = process.threadCpuUsage()
  const read = draft(text, { places, announced: '2024-02-08', title: '', publisher: '', calendar })
  const { user, system } = process.threadCpuUsage(started)
  const seconds = (user + system) / 1e6
  if (seconds > LIMIT) slow++
  console.log(
    JSON.stringify({
      proof: 'a megabyte of',
      scrap,
      seconds: Number(seconds.toFixed(2)),
      facts: read.facts.length,
      unread: read.unread.length,
    }),
  )
}
console.log(JSON.stringify({ proof: 'texts over two seconds', of: SCRAPS.length, slow }))
process.exitCode = slow ? 1 : 0
