/** A seeded sample of random cities; `node tests/oracle/prove.ts` compares as many as one likes. */
import { expect, it } from 'vitest'
import { ties } from '../../src/core/schedule.ts'
import { compareOne } from './compare.ts'
import { CONSTRUCTS, constructsOf, count, FINDINGS, missing } from './coverage.ts'
import type { Counts } from './coverage.ts'
import { tiesOn, world } from './naive.ts'
import { untidyCity } from './random.ts'

const SAMPLE = 60

it('whatever the data files may say stands in one of two hundred random cities', () => {
  const counts: Counts = new Map()
  for (let seed = 1; seed <= 1000; seed++)
    count(counts, new Set(constructsOf(untidyCity(seed).content)))
  expect(missing(counts, CONSTRUCTS, 5)).toEqual([])
  // and nothing is counted under a word that no list asks for
  const unasked = [...counts.keys()].filter((word) => !CONSTRUCTS.includes(word))
  expect(unasked.filter((word) => !word.startsWith('also '))).toEqual([])
})

it(`engine and naive evaluator agree on ${SAMPLE} random cities`, { timeout: 240_000 }, () => {
  const looked = { rules: 0, instants: 0 }
  const findings: Counts = new Map()
  for (let seed = 1; seed <= SAMPLE; seed++) {
    const { figures, report } = compareOne(seed, 2)
    expect(report).toBeNull()
    looked.rules += figures.rules
    looked.instants += figures.instants
    for (const [word, n] of figures.findings) findings.set(word, (findings.get(word) ?? 0) + n)
  }
  // the sample must not go stale: rules and instants are really there
  expect(looked.rules).toBeGreaterThan(SAMPLE * 4)
  expect(looked.instants).toBeGreaterThan(SAMPLE * 20)
  // and every answer there is was given
  expect(missing(findings, FINDINGS, 1)).toEqual([])
})

it('both find the same ties', { timeout: 120_000 }, () => {
  let found = 0
  for (let seed = 1; seed <= 220; seed++) {
    const { content, scene } = untidyCity(seed)
    const w = world(content, scene.first)
    const naive = new Set<string>()
    for (const place of content.venues)
      for (let day = scene.first; day <= scene.last; day++)
        for (const [a, b] of tiesOn(w, place.id, day)) naive.add([a.id, b.id].sort().join(' '))
    const engine = ties(content)
    const names = (t: (typeof engine)[0]) => [t.a.id, t.b.id].sort().join(' ')
    const all = new Set(engine.map(names))
    const inScene = engine.filter((t) => t.day >= scene.first && t.day <= scene.last).map(names)
    expect({ seed, missed: [...naive].filter((pair) => !all.has(pair)) }).toEqual({
      seed,
      missed: [],
    })
    expect({ seed, invented: inScene.filter((pair) => !naive.has(pair)) }).toEqual({
      seed,
      invented: [],
    })
    found += naive.size
  }
  expect(found).toBeGreaterThan(50)
})
