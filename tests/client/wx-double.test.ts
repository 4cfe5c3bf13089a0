/** The double refuses what WeChat refuses: else the tests that lean on it would prove nothing. */
import { describe, expect, test } from 'vitest'
import { wxStore, wxTransport } from '../../src/client/wx.ts'
import { fakeClock, wxDouble } from './doubles.ts'

const DOMAIN = 'https://hours.example'

function device(more: Partial<Parameters<typeof wxDouble>[0]> = {}) {
  const clock = fakeClock(0)
  const answers: (() => void)[] = []
  const fetch = () =>
    new Promise<Response>((resolve) =>
      answers.push(() => resolve(new Response('{}', { headers: { ETag: '"1"' } }))),
    )
  return { clock, answers, wx: wxDouble({ fetch, domains: [DOMAIN], clock, ...more }) }
}

describe('requests', () => {
  const addresses: [url: string, refusal: string | null][] = [
    [`${DOMAIN}/v1/cities`, null],
    ['http://hours.example/v1/cities', 'request:fail url not in domain list'],
    ['https://hours.example:8443/v1/cities', 'request:fail url not in domain list'],
    ['https://other.example/', 'request:fail url not in domain list'],
    ['https://127.0.0.1/', 'request:fail url not in domain list'],
  ]
  test.each(addresses)('%s', async (url, refusal) => {
    const { wx, answers } = device()
    const said = wxTransport(wx)(url, {}, 60_000).catch((error: Error) => error.message)
    answers.shift()?.()
    expect(await said).toEqual(refusal ?? expect.objectContaining({ status: 200, text: '{}' }))
  })

  test('an eleventh at once is refused', async () => {
    const { wx, answers } = device()
    const send = wxTransport(wx)
    const ten = Array.from({ length: 10 }, () => send(DOMAIN, {}, 60_000))
    await expect(send(DOMAIN, {}, 60_000)).rejects.toThrow('exceed max concurrent')
    for (const answer of answers) answer()
    expect((await Promise.all(ten)).map((reply) => reply.header('etag'))).toEqual(
      Array(10).fill('"1"'),
    )
  })

  test('more than 60 s is not to be had; offline nothing is', async () => {
    const { wx } = device()
    await expect(wxTransport(wx)(DOMAIN, {}, 60_001)).rejects.toThrow('timeout above')
    wx.online = false
    await expect(wxTransport(wx)(DOMAIN, {}, 60_000)).rejects.toThrow('DISCONNECTED')
  })
})

describe('storage', () => {
  test('1 MB a key, 10 MB in all, in bytes', async () => {
    const { wx } = device()
    const store = wxStore(wx)
    await expect(store.set('a', 'x'.repeat(1_048_577))).rejects.toThrow('entry size')
    await expect(store.set('a', '馆'.repeat(350_000))).rejects.toThrow('entry size')
    for (let i = 0; i < 10; i++) await store.set(`k${i}`, 'x'.repeat(1_048_576))
    await expect(store.set('last', 'x')).rejects.toThrow('storage limit')
    await store.remove('k0')
    await store.set('last', 'x')
    expect([await store.get('last'), await store.get('k0')]).toEqual(['x', null])
  })
})

describe('the calendar', () => {
  const event = { title: '去馆', startTime: 1_708_000_000, endTime: '1708003600' }
  const cases: [what: string, tapped: boolean, options: object, said: string][] = [
    ['on a tap', true, event, 'ok'],
    ['without a tap', false, event, 'TAP gesture'],
    ['in milliseconds', true, { ...event, startTime: 1_708_000_000_000 }, 'milliseconds'],
    ['endTime as a number', true, { ...event, endTime: 1_708_003_600 }, 'endTime'],
    ['ending before it starts', true, { ...event, endTime: '1707000000' }, 'endTime'],
    ['without a title', true, { ...event, title: '' }, 'title'],
  ]
  test.each(cases)('%s', async (_, tapped, options, said) => {
    const { wx } = device()
    const done = new Promise<string>((resolve) => {
      const ask = () =>
        wx['addPhoneCalendar']({
          ...options,
          success: () => resolve('ok'),
          fail: ({ errMsg }: { errMsg: string }) => resolve(errMsg),
        })
      if (tapped) void wx.tap(ask)
      else ask()
    })
    expect(await done).toContain(said)
  })
})
