/** Words that a notice gives to some of its places: “‘部分区域’指甲室、乙室”, and 部分区域 in its table. */
import type { Registry } from './places.ts'

/** Such a word, the places it stands for, and where that is told. */
export interface Called {
  word: string
  ids: string[][]
  from: number
  to: number
  /** “…指甲室、乙室,其他区域不开放”: the names matter to what follows. */
  goesOn: boolean
}

const DEFINED =
  /(?<=^|[\n,。;:.、("])"?(部分(?=开放|开馆)|部分(?:开放)?(?:场馆|区域|阅览室|展厅|展区|场地|厅室|馆室|部室|功能室|楼层|服务区|借阅区|项目))(?:开放|开馆)?"?(?:是?指(?:的是)?|即为?|系指?|包括|包含|为:?|是:?|:)/g

const MOST = 10

const MOST_NAMES = 30

/** Finds what the notice so explains; linear in the text. */
export function placesCalled(text: string, find: Registry['find']): Called[] {
  const out: Called[] = []
  for (const m of text.matchAll(DEFINED)) {
    if (out.length >= MOST) break
    const ids: string[][] = []
    let at = m.index + m[0].length
    while (ids.length < MOST_NAMES) {
      const hit = find(text, at)
      if (!hit) break
      ids.push(hit.ids)
      at = hit.to
      const joins = /^(?:、|以?及|和|与)/.exec(text.slice(at, at + 2))
      if (!joins || !find(text, at + joins[0].length)) break
      at += joins[0].length
    }
    const word = m[1]!
    // “部分区域:报刊厅9:00-12:00” tells of the room itself.
    const end = /^(?:等?(?:开放)?)(?=[,。;)\n]|$)/.exec(text.slice(at, at + 4))
    if (!end || ids.length === 0 || text.indexOf(word) === text.lastIndexOf(word)) continue
    at += end[0].length
    const goesOn = /^,[^。;\n]{0,24}(?:其[他余它]|此外)/.test(text.slice(at, at + 30))
    out.push({ word, ids, from: m.index, to: at, goesOn })
  }
  return out
}
