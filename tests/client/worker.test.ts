/** The client against real workerd with D1: the same day, the same truth. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { startWorker } from '../runtime/harness.ts'
import type { RunningWorker } from '../runtime/harness.ts'
import { remotePort } from '../runtime/port-client.ts'
import { packCities, publishTo } from './service.ts'
import type { serviceOf } from './service.ts'
import { FOUNDING, closedBy, watching } from './watching.ts'

let worker: RunningWorker
beforeAll(async () => {
  worker = await startWorker({ main: 'tests/client/clock-worker.ts' })
}, 120_000)
afterAll(() => worker.stop())

const inWorkerd: typeof serviceOf = async (contents, now, published = now()) => {
  const store = openStore(remotePort(worker, '/test/port'))
  await publishTo(store, contents, published)
  return {
    fetch(url, init) {
      const { pathname, search } = new URL(url)
      return worker.fetch(pathname + search, {
        headers: { ...init?.headers, 'x-test-now': String(now()) },
      })
    },
    publish: (cities, at) => publishTo(store, cities, at),
  }
}

test('24 hours in workerd, with a storm at 10:07: never a wrong word of the revision held', async () => {
  const zhuzhou = packCities().find(({ city }) => city.id === 'zhuzhou')!
  const story = await watching(zhuzhou, '2024-02-16T00:00:00+08:00', {
    ids: FOUNDING,
    serve: inWorkerd,
  })
  await story.minutes(607)
  const museum = story.ids.indexOf('zhuzhou-museum')
  await story.publish(closedBy(zhuzhou, 'zhuzhou-museum', '2024-02-16T10:07', '2024-02-16T15:00'))
  await story.minutes(5)
  expect(story.shown[museum]!.value).toMatchObject({ state: 'closed', reason: 'weather' })
  await story.minutes(1440 - 612)
  story.stop()
  expect([story.wrong, story.unsure]).toEqual([[], 0])
  expect(story.line.log.some(({ status }) => status === 304)).toBe(true)
}, 180_000)
