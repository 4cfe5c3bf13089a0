/** What is said of all, of the others and of all but one, in many words: who is meant must come out. */
import { drawing, two } from './drawn.ts'
import type { Drawn } from './drawn.ts'
import { HOUSES } from './paraphrases.ts'

/** The notice of a seed. */
export function relation(seed: number): Drawn {
  const { any, pick } = drawing(seed)
  const [a, b, c] = [...HOUSES].sort(() => any(3) - 1) as [
    (typeof HOUSES)[0],
    (typeof HOUSES)[0],
    (typeof HOUSES)[0],
  ]
  const [from, to] = [1 + any(3), 4 + any(3)]
  const D = pick([`10月${from}日至${to}日`, `10月${from}日—10月${to}日`, `10.${from}—10.${to} `])
  const day = 1 + any(7)
  const E = pick([`10月${day}日`, `10月${day}日（周${'三四五六日一二'[day % 7]}）`])
  const back = 8 + any(3)
  const R = pick([`10月${back}日`, `10月${back}日`])
  const [open, shut] = [480 + 30 * any(4), 960 + 30 * any(4)]
  const H = `${Math.floor(open / 60)}:${two(open % 60)}${pick(['-', '—', '至'])}${Math.floor(shut / 60)}:${two(shut % 60)}`
  const hours = `${two(Math.floor(open / 60))}:${two(open % 60)}-${two(Math.floor(shut / 60))}:${two(shut % 60)}`
  const closed = pick(['闭馆', '闭馆', '暂停开放', '不开放'])
  const all = pick([
    '各馆',
    '各场馆',
    '各馆均',
    '三馆',
    '三馆均',
    '所有场馆',
    '全部场馆',
    '各文化场馆',
  ])
  const rest = pick(['其他场馆', '其余场馆', '其余各馆', '其他各馆', '其它场馆'])
  const resumes = pick(['恢复正常开放', '恢复开放', '恢复正常'])
  const of = (ids: string[], fact: string) => ids.map((id) => `${id} ${fact}`)
  const [A, B, C] = [a.name, b.name, c.name]
  const every = [a.id, b.id, c.id]
  const named = `${A}、${B}、${C}`
  const cases: Pick<Drawn, 'text' | 'expected'>[] = [
    {
      text: `${named}国庆安排如下：\n${D}${all}${H}开放。`,
      expected: of(every, `${from}-${to} ${hours}`),
    },
    {
      text: `${named}国庆安排如下：\n${D}，${all}${closed}，${R}起${resumes}。`,
      expected: [...of(every, `${from}-${to} closed`), ...of(every, `${back}- regular`)],
    },
    {
      text: `${D}，${A}、${B}${closed}，${rest}${H}开放。`,
      expected: [
        ...of([a.id, b.id], `${from}-${to} closed`),
        ...of([c.id], `${from}-${to} ${hours}`),
      ],
    },
    {
      text: `${A}${D}${closed}；${rest}${D}${H}开放。`,
      expected: [
        ...of([a.id], `${from}-${to} closed`),
        ...of([b.id, c.id], `${from}-${to} ${hours}`),
      ],
    },
    {
      text: `除${A}外，${rest}${D}${H}开放。${A}${D}${closed}。`,
      expected: [
        ...of([a.id], `${from}-${to} closed`),
        ...of([b.id, c.id], `${from}-${to} ${hours}`),
      ],
    },
    {
      text: `${D}，除${A}${closed}外，${rest}均${H}开放。`,
      expected: [
        ...of([a.id], `${from}-${to} closed`),
        ...of([b.id, c.id], `${from}-${to} ${hours}`),
      ],
    },
    {
      text: `${A}${D}${H}开放。\n${B}${D}${closed}。\n${pick(['以上场馆', '上述场馆', '两馆'])}${R}起${resumes}。`,
      expected: [
        `${a.id} ${from}-${to} ${hours}`,
        `${b.id} ${from}-${to} closed`,
        ...of([a.id, b.id], `${back}- regular`),
      ],
    },
    {
      text: `${A}${D}${H}开放，${B}${pick(['开放时间相同', '同'])}。`
        .replace('，' + B + '同。', `；${B}开放时间同${A}。`)
        .replace(`，${B}开放时间相同。`, `；${B}开放时间与${A}相同。`),
      expected: of([a.id, b.id], `${from}-${to} ${hours}`),
    },
    {
      text: `${named}${D}${pick(['均', '都', '', '统一'])}${H}开放${pick(['，', '；'])}${E.replace(/^10月\d日/, `10月${back}日`).replace(/（.*）/, '')}${pick(['三馆', '各馆'])}${pick(['均', '都', '全部'])}闭馆。`,
      expected: [...of(every, `${from}-${to} ${hours}`), ...of(every, `${back}-${back} closed`)],
    },
    {
      text: `${D}，${A}、${B}${H}开放，${C}${closed}。${R}起，${all.replace(/均$/, '')}${resumes}。`,
      expected: [
        ...of([a.id, b.id], `${from}-${to} ${hours}`),
        `${c.id} ${from}-${to} closed`,
        ...of(every, `${back}- regular`),
      ],
    },
    {
      text: `${D}，${named}${H}开放，其中${A}${H.replace(/\d+:\d\d$/, '20:10')}开放。`,
      expected: [
        `${a.id} ${from}-${to} ${hours.replace(/\d\d:\d\d$/, '20:10')}`,
        ...of([b.id, c.id], `${from}-${to} ${hours}`),
      ],
    },
    {
      text: `${named}${D}${H}开放，其中${A}${closed}。`,
      expected: [`${a.id} ${from}-${to} closed`, ...of([b.id, c.id], `${from}-${to} ${hours}`)],
    },
  ]
  const { text, expected } = pick(cases)
  return { text, expected: expected.sort(), places: HOUSES }
}
