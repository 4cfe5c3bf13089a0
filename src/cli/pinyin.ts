/**
 * `budayang pinyin [DIR]`: writes `pinyin:` beside the name of every venue that lacks it, so that a phone
 * finds 博物馆 by typing “bwg” without carrying a dictionary. Nothing else in the files changes.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Pair, YAMLMap } from 'yaml'
import { DATA_DIR } from '../dataset/read.ts'
import { Failure, asJson, fine, table } from './terminal.ts'
import type { Input, Outcome } from './terminal.ts'

/** One line that was written. */
export interface Spelled {
  file: string
  id: string
  name: string
  pinyin: string
}

/** Spells a name: syllables without tones, lower case; Latin letters and digits stay words of their own. */
export type Speller = (name: string) => string

/** Fills a data folder in place. */
export async function pinyin({ args, json }: Input): Promise<Outcome> {
  const dir = args[0] ?? DATA_DIR
  if (!statSync(join(dir, 'cities'), { throwIfNoEntry: false }))
    throw new Failure(2, `${dir} has no folder cities`)
  const spell = await speller()
  const done: Spelled[] = []
  for (const city of readdirSync(join(dir, 'cities')).sort()) {
    const file = join(dir, 'cities', city, 'venues.yaml')
    if (!statSync(file, { throwIfNoEntry: false })) continue
    const { text, spelled } = withPinyin(readFileSync(file, 'utf8'), spell)
    if (spelled.length > 0) writeFileSync(file, text)
    done.push(...spelled.map((one) => ({ file, ...one })))
  }
  if (json) return fine(asJson(done))
  const rows = done.map((one) => [one.id, one.name, one.pinyin])
  return fine(rows.length === 0 ? 'every venue has its pinyin' : table(rows))
}

/** The file's text with the missing lines added, every other byte as it was. */
export function withPinyin(
  source: string,
  spell: Speller,
): { text: string; spelled: Omit<Spelled, 'file'>[] } {
  const added: { at: number; words: string }[] = []
  const spelled: Omit<Spelled, 'file'>[] = []
  const visit = (venues: unknown) => {
    if (!isSeq(venues)) return
    for (const venue of venues.items) {
      if (!isMap(venue)) continue
      const name = pairOf(venue, 'name')
      const id = venue.get('id')
      if (name && isScalar(name.value) && name.value.range && !venue.has('pinyin')) {
        const said = spell(String(name.value.value))
        const end = name.value.range[1]
        // “- {…}” goes on in its line, “- id:” gets a line of its own under the name
        const words = venue.flow
          ? `, pinyin: ${said}`
          : `\n${indentOf(source, name)}pinyin: ${said}`
        added.push({ at: venue.flow ? end : lineEnd(source, end), words })
        spelled.push({ id: String(id), name: String(name.value.value), pinyin: said })
      }
      visit(venue.get('parts'))
    }
  }
  visit(parseDocument(source).get('venues'))
  let text = source
  for (const { at, words } of added.sort((a, b) => b.at - a.at))
    text = text.slice(0, at) + words + text.slice(at)
  return { text, spelled }
}

/** The dictionary is a tool of editors: it comes with a development install only. */
async function speller(): Promise<Speller> {
  try {
    const { pinyin } = await import('pinyin-pro')
    return (name) =>
      pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
        .flatMap((syllable) => syllable.toLowerCase().match(/[a-z0-9]+/g) ?? [])
        .join(' ')
  } catch {
    throw new Failure(1, 'pinyin-pro is not installed; run `npm install` without --omit=dev')
  }
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
}

/** The blanks before a key that stands in a line of its own or after “- ”. */
function indentOf(source: string, pair: Pair): string {
  const at = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0
  return ' '.repeat(at - (source.lastIndexOf('\n', at - 1) + 1))
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}
