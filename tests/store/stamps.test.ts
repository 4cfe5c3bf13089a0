import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeStamps, encodeStamps, restamp, sequenceOf } from '../../src/store/stamps.ts'
import type { Stamps } from '../../src/store/stamps.ts'
import { eventsOf } from './cities.ts'

/** Revisions in order, `<at>: <uid>=<digest>…`; source dates are 50, then the time of publishing. */
function follow(revisions: string[]): Stamps {
  let stamps: Stamps | null = null
  for (const written of revisions) {
    const [at = '', events = ''] = written.split(': ')
    const sourceDate = stamps === null ? 50 : Number(at)
    stamps = restamp(stamps, eventsOf(events.split(' ').filter(Boolean), sourceDate), Number(at))
  }
  return stamps!
}

const show = (stamps: Stamps): string =>
  [...stamps].map(([uid, s]) => `${uid} ${s.withdrawn ? '-' : ''}${s.changedAt}`).join(' | ')

describe('an event changed', () => {
  test.each<[name: string, revisions: string[], expected: string]>([
    ['at its source date, in a first revision', ['100: a=1'], 'a 50'],
    ['when it was new, later', ['100: a=1', '200: a=1 b=1'], 'a 50 | b 200'],
    ['when its text did', ['100: a=1', '200: a=2'], 'a 200'],
    ['not at all', ['100: a=1', '200: a=1', '300: a=1'], 'a 50'],
    ['back and forth', ['100: a=1', '200: a=2', '300: a=1'], 'a 300'],
    ['within one minute', ['100: a=1', '200: a=2', '200: a=1', '200: a=2'], 'a 202'],
    ['before the source says', ['10: a=1', '20: a=2'], 'a 51'],
    ['last when it was withdrawn, as remembered', ['100: a=1', '200: '], 'a -50'],
    ['when it came back', ['100: a=1', '200: ', '300: a=1'], 'a 300'],
    ['when it came back in the same minute', ['100: a=1', '100: ', '50: a=1'], 'a 51'],
    ['when it came back otherwise', ['100: a=1', '200: ', '250: ', '300: a=2'], 'a 300'],
  ])('%s', (_name, revisions, expected) => {
    expect(show(follow(revisions))).toBe(expected)
  })

  test('two events with one uid are our bug', () => {
    expect(() => follow(['100: a=1 a=2'])).toThrow('two feed events with uid a')
  })
})

test('SEQUENCE counts whole minutes from 2000-01-01T00:00Z', () => {
  const at = (iso: string): number =>
    sequenceOf({ digest: '', changedAt: Date.parse(iso) / 60_000, withdrawn: false })
  expect(at('2000-01-01T00:00Z')).toBe(0)
  expect(at('2000-01-02T00:01Z')).toBe(1441)
  expect(at('1999-12-31T23:59Z')).toBe(0)
  expect(at('2100-12-31T23:59Z')).toBeLessThan(2 ** 31) // RFC 5545 §3.3.8
})

const revision = fc.record({
  at: fc.integer({ min: 0, max: 20 }),
  events: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2')),
})

test('law: a stamp rises whenever its event changes, and stays while it does not', () => {
  fc.assert(
    fc.property(fc.array(revision, { minLength: 2, maxLength: 8 }), (revisions) => {
      let stamps: Stamps | null = null
      const last = new Map<string, { digest: string; changedAt: number; revision: number }>()
      revisions.forEach(({ at, events }, i) => {
        const written = Object.entries(events).map(([uid, digest]) => `${uid}=${digest}`)
        stamps = restamp(stamps, eventsOf(written, 5), at)
        for (const [uid, digest] of Object.entries(events)) {
          const { changedAt } = stamps.get(uid)!
          const before = last.get(uid)
          if (before) {
            const same = before.digest === digest && before.revision === i - 1
            if (same) expect(changedAt).toBe(before.changedAt)
            else expect(changedAt).toBeGreaterThan(before.changedAt)
          }
          last.set(uid, { digest, changedAt, revision: i })
        }
      })
    }),
    { seed: 20240210, numRuns: 500 },
  )
})

test('law: decode ∘ encode is the identity, and order of events does not show', () => {
  const event = fc.record({
    uid: fc.string({ unit: 'grapheme' }).map((text) => `2024-02-10/0@${text}`),
    digest: fc.string(),
    sourceDate: fc.integer(),
  })
  const events = fc.uniqueArray(event, { selector: (e) => e.uid })
  fc.assert(
    fc.property(events, events, (first, second) => {
      const stamps = restamp(restamp(null, first, 1), second, 2)
      const turned = restamp(restamp(null, first.toReversed(), 1), second.toReversed(), 2)
      expect(encodeStamps(turned)).toBe(encodeStamps(stamps))
      expect([...decodeStamps(encodeStamps(stamps))]).toEqual([...stamps])
    }),
    { seed: 20240211, numRuns: 300 },
  )
})
