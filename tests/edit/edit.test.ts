/** The editor's page through its front door: who is let in, what is refused, and what is written. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { editApp } from '../../src/http/edit.ts'
import { openEditDesk } from '../../src/http/edit-desk.ts'
import type { JournalEntry } from '../../src/http/edit-desk.ts'
import { findToken, newToken } from '../../src/http/edit-tokens.ts'
import { openDesk, NOTICE, NOW } from './desk.ts'
import type { Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
// limits count by the minute
beforeEach(() => {
  desk.clock.now += 60_000
})

/** Someone with a cookie and the word of the last form seen. */
function visitor(of: Desk) {
  let cookie = ''
  let word = ''
  const send = async (path: string, init: RequestInit = {}) => {
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) }
    const response = await fetch(of.url + path, { redirect: 'manual', ...init, headers })
    for (const set of response.headers.getSetCookie())
      if (set.startsWith('budayang-edit=')) cookie = set.split(';')[0]!
    const text = await response.text()
    word = /name="form" value="([^"]+)"/.exec(text)?.[1] ?? word
    return { status: response.status, text, headers: response.headers }
  }
  return {
    get: (path = '/edit') => send(path),
    /** A form as a browser would send it; what is given last counts. */
    post: (path: string, fields: [string, string][], headers: Record<string, string> = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams([
          ...(fields.some(([n]) => n === 'form') ? [] : [['form', word]]),
          ...fields,
        ] as [string, string][]),
        headers: {
          origin: of.url,
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
      }),
    async enter(token: string) {
      return this.post('/edit/enter', [['token', token]])
    },
  }
}

async function editor(of: Desk, ...cities: string[]) {
  const one = visitor(of)
  await one.enter(of.token(...cities))
  await one.get()
  return one
}

const HEAD: [string, string][] = [
  ['city', 'zhuzhou'],
  ['title', '2027年元旦假期参观公告'],
  ['publisher', '株洲博物馆'],
  ['announced', '2026-12-20'],
]

async function headOf(of: Desk, city = 'zhuzhou'): Promise<string> {
  return (await of.store.head(city))!.id
}

const { JSDOM } = createRequire(import.meta.url)('jsdom')

function documentOf(page: string): Document {
  return new JSDOM(page).window.document as Document
}

function journalOf({ dir }: Desk): JournalEntry[] {
  const lines = readFileSync(join(dir, 'publications.jsonl'), 'utf8').trim().split('\n')
  return lines.reverse().map((line) => JSON.parse(line) as JournalEntry)
}

/** Fields of a review form with these rules. */
async function sheet(of: Desk, id: string, ...rules: string[]): Promise<[string, string][]> {
  return [
    ...HEAD,
    ['id', id],
    ['text', NOTICE],
    ['base', await headOf(of)],
    ...rules.map((rule): [string, string] => ['rule', rule]),
    ['do', 'publish'],
  ]
}

const OPEN = '{clause: 3, venue: zhuzhou-museum, on: 2027-01-01, open: 10:00-16:00}'

describe('who is let in', () => {
  test('nobody without a token, and the page says how to get one', async () => {
    const { status, text } = await visitor(desk).get()
    expect([status, text.includes('budayang token new')]).toEqual([401, true])
  })

  test('the bearer of a token, by cookie; not with a wrong one', async () => {
    const one = visitor(desk)
    expect((await one.enter('bdy_wrong')).status).toBe(401)
    expect((await one.enter(desk.token('zhuzhou'))).status).toBe(303)
    const { status, text } = await one.get()
    expect([status, text.includes('李编辑')]).toEqual([200, true])
  })

  test('a cookie is of use to nobody else: httponly, same site, this path', async () => {
    const { headers } = await visitor(desk).enter(desk.token('zhuzhou'))
    expect(headers.getSetCookie()[0]).toMatch(/Path=\/edit; HttpOnly; SameSite=Strict$/)
  })

  test('ten tries of a token a minute', async () => {
    const one = visitor(desk)
    const tries = []
    for (let i = 0; i < 11; i++) tries.push((await one.enter(`bdy_${i}`)).status)
    expect(tries).toEqual([...Array(10).fill(401), 429])
  })

  test('a revoked token ends its sessions', async () => {
    const one = await editor(desk, 'zhuzhou')
    desk.revoke()
    expect((await one.get()).status).toBe(401)
  })

  test.each([
    ['straight over the loopback', 'http://127.0.0.1:8900/edit', {}, '127.0.0.1', 200],
    ['by its name', 'http://localhost:8900/edit', {}, '::1', 200],
    ['under another name that leads here', 'http://rebound.example/edit', {}, '127.0.0.1', 401],
    ['from another machine', 'http://127.0.0.1/edit', {}, '192.0.2.7', 401],
    [
      'through a proxy',
      'http://127.0.0.1/edit',
      { 'x-forwarded-for': '192.0.2.7' },
      '127.0.0.1',
      401,
    ],
  ])('without a token: %s', async (_, url, headers, remoteAddress, status) => {
    const { store, dir } = desk
    const options = { store, dir, tokens: '/nonexistent', now: () => NOW, localName: 'editor' }
    const incoming = { socket: { remoteAddress } }
    expect((await editApp(options).request(url, { headers }, { incoming })).status).toBe(status)
  })

  test('tokens are kept as hashes and found by them alone', () => {
    const { token, entry } = newToken(['zhuzhou'], 'x', new Date(NOW))
    expect(JSON.stringify(entry)).not.toContain(token)
    expect(entry.hash).toBe(createHash('sha256').update(token).digest('hex'))
    expect([findToken(token, [entry])?.id, findToken(entry.hash, [entry])]).toEqual([
      entry.id,
      null,
    ])
  })
})

describe('what is refused', () => {
  test.each([
    ['a form of another site', { origin: 'https://elsewhere.example' }, [], 403],
    ['a form of no site at all', { origin: 'null' }, [], 403],
    ['a form without its word', {}, [['form', '']], 403],
    ['a form with a made-up word', {}, [['form', 'x'.repeat(43)]], 403],
  ] as [string, Record<string, string>, [string, string][], number][])(
    '%s',
    async (_, headers, more, status) => {
      const one = await editor(desk, 'zhuzhou')
      const before = await headOf(desk)
      const fields = [...(await sheet(desk, 'zhuzhou-refused', OPEN)), ...more]
      expect((await one.post('/edit/review', fields, headers)).status).toBe(status)
      expect(await headOf(desk)).toBe(before)
    },
  )

  test('the word of another session', async () => {
    const [one, other] = [await editor(desk, 'zhuzhou'), await editor(desk, 'zhuzhou')]
    const word = /name="form" value="([^"]+)"/.exec((await other.get()).text)![1]!
    const fields = [...(await sheet(desk, 'zhuzhou-refused', OPEN)), ['form', word]] as [
      string,
      string,
    ][]
    expect((await one.post('/edit/review', fields)).status).toBe(403)
  })

  test('cities the token does not name: reading, publishing, closing', async () => {
    const one = await editor(desk, 'yiyang')
    const fields = await sheet(desk, 'zhuzhou-refused', OPEN)
    const close: [string, string][] = [
      ['venue', 'zhuzhou-museum'],
      ['until', '2027-01-01T12:00'],
      ['cause', 'weather'],
    ]
    expect([
      (await one.post('/edit/read', [...HEAD, ['text', NOTICE]])).status,
      (await one.post('/edit/review', fields)).status,
      (await one.post('/edit/close', close)).status,
      (await one.get()).text.includes('株洲'),
    ]).toEqual([404, 404, 404, false])
    expect(desk.notices('zhuzhou')).not.toContain('zhuzhou-refused.yaml')
  })

  test.each([
    ['a path for an id', '../../../escape', 400],
    ['an id in capitals', 'Zhuzhou', 400],
    ['an empty id', '', 400],
  ])('%s', async (_, id, status) => {
    const one = await editor(desk, 'zhuzhou')
    expect((await one.post('/edit/review', await sheet(desk, id, OPEN))).status).toBe(status)
  })

  test('a body of more than three million bytes', async () => {
    // on a connection of its own: what is not read closes it
    const headers = { 'content-length': 3_000_001, origin: desk.url }
    const status = await new Promise<number | undefined>((answered, failed) => {
      const asked = request(`${desk.url}/edit/read`, { method: 'POST', agent: false, headers })
      asked.on('response', (response) => answered(response.statusCode)).on('error', failed)
      asked.write('text=')
    })
    expect(status).toBe(413)
  })

  test('the sixty-first form of a minute', async () => {
    const one = await editor(desk, 'zhuzhou')
    const statuses = new Set<number>()
    for (let i = 0; i < 60; i++)
      statuses.add((await one.post('/edit/read', [['city', 'none']])).status)
    expect([...statuses]).toEqual([404])
    expect((await one.post('/edit/read', [['city', 'none']])).status).toBe(429)
  })

  test.each([
    ['a rule that is no rule', '{clause: 3, venue: zhuzhou-museum, on: 2027-01-01, open: 17:00-9}'],
    ['a venue that is none', '{clause: 3, venue: nowhere, on: 2027-01-01, open: 09:00-17:00}'],
    ['a day that is none', '{clause: 3, venue: zhuzhou-museum, on: 2027-02-30, closed: all-day}'],
    ['broken YAML', '{clause: 3, venue: [}'],
  ])('%s, and nothing is written', async (_, rule) => {
    const one = await editor(desk, 'zhuzhou')
    const before = [await headOf(desk), ...desk.notices('zhuzhou')]
    const { status, text } = await one.post('/edit/review', await sheet(desk, 'zhuzhou-bad', rule))
    expect([status, text.includes('class="error"')]).toEqual([422, true])
    expect([await headOf(desk), ...desk.notices('zhuzhou')]).toEqual(before)
  })

  test('two rules that contradict each other', async () => {
    const one = await editor(desk, 'zhuzhou')
    const other = '{clause: 4, venue: zhuzhou-museum, on: 2027-01-01, open: 11:00-16:00}'
    const fields = await sheet(desk, 'zhuzhou-tie', OPEN, other)
    const { status, text } = await one.post('/edit/review', fields)
    expect([status, /both set 2027-01-01 at zhuzhou-museum/.test(text)]).toEqual([422, true])
    expect(desk.notices('zhuzhou')).not.toContain('zhuzhou-tie.yaml')
  })

  test('publishing while questions are open', async () => {
    const one = await editor(desk, 'zhuzhou')
    const fields: [string, string][] = [
      ...(await sheet(desk, 'zhuzhou-asked', OPEN)),
      ['question', 'which?'],
    ]
    expect((await one.post('/edit/review', fields)).status).toBe(422)
    expect(desk.notices('zhuzhou')).not.toContain('zhuzhou-asked.yaml')
  })

  test('markup in a notice is text on the page', async () => {
    const one = await editor(desk, 'zhuzhou')
    const { text } = await one.post('/edit/read', [
      ...HEAD,
      ['text', '株洲博物馆<script>alert(1)</script>1月1日闭馆"\'>'],
    ])
    expect(text).not.toContain('<script>alert')
    expect(text).toContain('&lt;script&gt;')
  })
})

describe('what is written', () => {
  test('a notice is read: spans, rules, unread words, days before and after', async () => {
    const one = await editor(desk, 'zhuzhou')
    const { status, text, headers } = await one.post('/edit/read', [...HEAD, ['text', NOTICE]])
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text.match(/<li id="rule-\d+"/g)).toHaveLength(4)
    expect(text).toMatch(/<mark class="unread"[^>]*>.*?1月9日<\/mark/)
    expect(text).toContain('10:00–16:00')
    expect(desk.notices('zhuzhou')).not.toContain('zhuzhou-2026-12.yaml')
  })

  test('one file, one revision, one line of the journal; and the answer changes', async () => {
    const one = await editor(desk, 'zhuzhou')
    const before = await headOf(desk)
    const { status } = await one.post(
      '/edit/review',
      await sheet(desk, 'zhuzhou-2027-new-year', OPEN),
    )
    expect(status).toBe(200)
    const text = readFileSync(join(desk.dir, 'cities/zhuzhou/notices/zhuzhou-2027-new-year.yaml'))
    const digest = createHash('sha256').update(text).digest('hex')
    const head = (await desk.store.head('zhuzhou'))!
    expect(head).toMatchObject({
      parent: before,
      by: '李编辑',
      note: `zhuzhou-2027-new-year sha256:${digest}`,
      kind: 'publish',
    })
    const entries = readFileSync(join(desk.dir, 'publications.jsonl'), 'utf8').trim().split('\n')
    expect(JSON.parse(entries.at(-1)!) as JournalEntry).toMatchObject({
      by: '李编辑',
      city: 'zhuzhou',
      notice: 'zhuzhou-2027-new-year',
      digest,
      base: before,
      revision: head.id,
      changed: { 'zhuzhou-museum': 1 },
    })
    const url = `${desk.url}/v1/venues/zhuzhou-museum/hours?from=2027-01-01&to=2027-01-01`
    const { days } = (await (await fetch(url)).json()) as {
      days: { windows: { start: string }[] }[]
    }
    expect(days[0]!.windows.map(({ start }) => start)).toEqual(['10:00'])
  })

  test('what somebody published meanwhile is 409, and then compared with', async () => {
    const one = await editor(desk, 'zhuzhou')
    const stale = await sheet(
      desk,
      'zhuzhou-late',
      '{clause: 1, venue: zhuzhou-library, on: 2027-01-01, closed: all-day}',
    )
    const first = await sheet(
      desk,
      'zhuzhou-first',
      '{clause: 1, venue: zhuzhou-theatre-none, on: 2027-01-01, closed: all-day}'.replace(
        'zhuzhou-theatre-none',
        'zhuzhou-shennong-theatre',
      ),
    )
    expect((await one.post('/edit/review', first)).status).toBe(200)
    const { status, text } = await one.post('/edit/review', stale)
    expect([status, text.includes(`name="base" value="${await headOf(desk)}"`)]).toEqual([
      409,
      true,
    ])
    expect(desk.notices('zhuzhou')).not.toContain('zhuzhou-late.yaml')
  })

  test('two at the same time: one is published, one is told', async () => {
    const one = await editor(desk, 'zhuzhou')
    const day = (d: string) =>
      `{clause: 1, venue: zhuzhou-library, on: 2027-03-${d}, closed: all-day}`
    const sheets = [
      await sheet(desk, 'zhuzhou-race-a', day('01')),
      await sheet(desk, 'zhuzhou-race-b', day('02')),
    ]
    const answers = await Promise.all(sheets.map((fields) => one.post('/edit/review', fields)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(desk.notices('zhuzhou').filter((name) => name.includes('race'))).toHaveLength(1)
  })

  test('a notice that is there is never written over', async () => {
    const one = await editor(desk, 'zhuzhou')
    const file = join(desk.dir, 'cities/zhuzhou/notices/2024-02-stage.yaml')
    const before = readFileSync(file, 'utf8')
    const { status } = await one.post('/edit/review', await sheet(desk, '2024-02-stage', OPEN))
    expect([status, readFileSync(file, 'utf8') === before]).toEqual([409, true])
  })

  test('a store that fails leaves no file behind', async () => {
    const broken = { ...desk.store, publish: () => Promise.reject(new Error('disk full')) }
    const own = openEditDesk(broken, desk.dir)
    const base = await headOf(desk)
    const proposal = {
      city: 'zhuzhou',
      file: 'cities/zhuzhou/notices/zhuzhou-broken.yaml',
      was: null,
      text: `id: zhuzhou-broken\ntitle: x\npublisher: y\nannounced: 2026-12-20\nrules:\n  - {clause: 1, venue: zhuzhou-library, on: 2027-04-01, closed: all-day}\n`,
    }
    const how = { by: 'x', key: 'x', at: NOW / 60_000, kind: 'publish' as const, base }
    await expect(own.publish(proposal, how)).rejects.toThrow('disk full')
    const left = readdirSync(join(desk.dir, 'cities/zhuzhou/notices'))
    expect(left.filter((name) => name.includes('broken') || name.endsWith('.new'))).toEqual([])
  })

  test('one tap shuts a door until a time, and it opens again by itself', async () => {
    desk.clock.now = Date.UTC(2026, 10, 24, 2) // Tuesday 10:00 in Zhuzhou
    const one = await editor(desk, 'zhuzhou')
    const until = '2026-11-24T14:00'
    const { status } = await one.post('/edit/close', [
      ['venue', 'zhuzhou-museum'],
      ['until', until],
      ['cause', 'weather'],
    ])
    expect(status).toBe(200)
    const at = async (time: string) => {
      const url = `${desk.url}/v1/venues/zhuzhou-museum/status?at=2026-11-24T${time}`
      const { state, reason } = (await (await fetch(url)).json()) as Record<string, string>
      return `${state} ${reason ?? ''}`.trim()
    }
    expect([await at('09:59'), await at('10:00'), await at('13:59'), await at('14:00')]).toEqual([
      'open',
      'closed weather',
      'closed weather',
      'open',
    ])
    expect((await desk.store.head('zhuzhou'))!.kind).toBe('emergency')
  })

  test.each([
    ['a time that has passed', '2026-11-20T14:00', 'weather', 400],
    ['a time that is none', 'tomorrow', 'weather', 400],
    ['a cause that is none', '2027-06-01T14:00', 'whim', 400],
  ])('a door is not shut for %s', async (_, until, cause, status) => {
    const one = await editor(desk, 'zhuzhou')
    const fields: [string, string][] = [
      ['venue', 'zhuzhou-museum'],
      ['until', until],
      ['cause', cause],
    ]
    expect((await one.post('/edit/close', fields)).status).toBe(status)
  })
})

describe('a notice of the folder', () => {
  const FILE = 'cities/zhuzhou/notices/2024-02-spring-festival.yaml'
  const ID = 'zhuzhou-2024-spring-festival'
  const fileOf = (of: Desk) => readFileSync(join(of.dir, FILE), 'utf8')

  /** The fields of a sheet as a browser would send them back. */
  function fieldsOf(page: string): [string, string][] {
    const document = documentOf(page)
    const form = document.querySelector<HTMLFormElement>('form#review, form#withdraw')!
    const fields: [string, string][] = []
    for (const one of form.querySelectorAll<HTMLInputElement>('input, select, textarea'))
      if (one.name !== '' && (one.type !== 'checkbox' || one.checked))
        fields.push([one.name, one.value])
    return fields
  }
  const typed = (fields: [string, string][], name: string, value: string) =>
    fields.map(([n, v]): [string, string] => [n, n === name ? value : v])

  async function opened(city = 'zhuzhou', id = ID) {
    const one = await editor(desk, city)
    const { status, text } = await one.get(`/edit/notice/${city}/${id}`)
    expect(status).toBe(200)
    return { one, fields: fieldsOf(text), page: text }
  }

  test('is listed, latest first, and found by title, publisher, venue and year', async () => {
    const one = await editor(desk, 'zhuzhou')
    const list = async (query: string) =>
      [
        ...(await one.get(`/edit?all=1&${query}`)).text.matchAll(
          /edit\/notice\/zhuzhou\/([\w-]+)"/g,
        ),
      ].map(([, id]) => id)
    const all = await list('')
    expect(all.indexOf(ID)).toBeLessThan(all.indexOf('zhuzhou-fitness-spring-festival-2021'))
    expect(await list('q=不打烊')).toEqual([ID])
    expect(await list('q=2023+国庆')).toEqual(['zhuzhou-museum-national-day-2023'])
    expect(await list('q=报刊阅览')).toEqual([ID])
    expect(await list('q=nothing-like-it')).toEqual([])
    expect(await list('city=yiyang')).toEqual([])
  })

  test('of another city is not there for a token that does not name it', async () => {
    const one = await editor(desk, 'yiyang')
    expect((await one.get(`/edit/notice/zhuzhou/${ID}`)).status).toBe(404)
    expect((await one.get('/edit')).text).not.toContain(ID)
  })

  test('sent back untouched it is the same file, and there is nothing to publish', async () => {
    const before = fileOf(desk)
    const { one, fields } = await opened()
    const { status } = await one.post('/edit/review', [...fields, ['do', 'publish']])
    expect([status, fileOf(desk) === before]).toEqual([422, true])
  })

  test('one field mended is one line of the file, one revision, and one line of the journal', async () => {
    const before = fileOf(desk)
    const { one, fields } = await opened()
    const now = typed(fields, 'r1-hours', '10:00-16:30')
    const checked = await one.post('/edit/review', [...now, ['do', 'check']])
    expect(checked.text).toMatch(/10:00–16:00.*?10:00–16:30/s)
    expect(fileOf(desk)).toBe(before)
    expect((await one.post('/edit/review', [...now, ['do', 'publish']])).status).toBe(200)
    const after = fileOf(desk)
    const [old, fresh] = [before.split('\n'), after.split('\n')]
    expect(fresh.filter((line) => !old.includes(line))).toEqual([
      '  - {clause: 3, venue: zhuzhou-museum, on: 2024-02-09/2024-02-11, open: 10:00-16:30}',
    ])
    expect(fresh).toHaveLength(old.length)
    const head = (await desk.store.head('zhuzhou'))!
    expect([head.by, head.note]).toEqual([
      '李编辑',
      `2024-02-spring-festival mended sha256:${createHash('sha256').update(after).digest('hex')}`,
    ])
    expect(journalOf(desk)[0]).toMatchObject({
      did: 'mended',
      by: '李编辑',
      revision: head.id,
      changed: { 'zhuzhou-museum': 3 },
    })
  })

  test('a mistake is told at its field, and bars publishing', async () => {
    const before = fileOf(desk)
    const { one, fields } = await opened()
    const cases: [string, string, string][] = [
      ['r1-hours', '16:00-10:00', 'i-1-hours'],
      ['r1-last', '18:00', 'i-1-last'],
      ['r1-place', '月球馆', 'i-1-places'],
      ['r1-span-from', '2024-02-30', 'i-1-days'],
      ['r1-min', 'soon', 'i-1-booking'],
      ['r1-clause', '三', 'i-1-more'],
    ]
    for (const [name, value, id] of cases) {
      let first = true
      const now = fields.map(([n, v]): [string, string] => {
        const mine = n === name && first
        if (n === name) first = false
        return [n, mine ? value : v]
      })
      const more: [string, string][] = name === 'r1-min' ? [['r1-mode', 'book-ahead']] : []
      const asked = more.length > 0 ? now.filter(([n]) => n !== 'r1-mode') : now
      const { status, text } = await one.post('/edit/review', [
        ...asked,
        ...more,
        ['do', 'publish'],
      ])
      const document = documentOf(text)
      const fault = document.querySelector(`#${id} .error`)
      expect([name, status, fault !== null]).toEqual([name, 422, true])
      expect(document.querySelector<HTMLDetailsElement>('#d-1')!.open).toBe(true)
      const field = document.querySelector(`[aria-describedby="${id}"][aria-invalid="true"]`)
      if (id !== 'i-1-booking') expect(field).not.toBeNull()
    }
    expect(fileOf(desk)).toBe(before)
  })

  test('a rule is withdrawn, and another added', async () => {
    const { one, fields } = await opened()
    const n = fields.filter(([name]) => name === 'rule').length - 1
    const added: [string, string][] = [
      [`r${n}-clause`, '3'],
      [`r${n}-place`, '株洲博物馆'],
      [`r${n}-what`, 'closed'],
    ]
    const names = added.map(([name]) => name)
    const now: [string, string][] = [
      ...typed(
        fields.filter(([name]) => !names.includes(name)),
        `r${n}-span-from`,
        '2024-02-23',
      ),
      ...added,
      ['r0-drop', '1'],
    ]
    const { text } = await one.post('/edit/review', [...now, ['do', 'check']])
    expect(text).toMatch(/id="rule-1"[^>]*class="[^"]*dropped/)
    const back = fieldsOf(text)
    expect((await one.post('/edit/review', [...back, ['do', 'publish']])).status).toBe(200)
    const after = fileOf(desk)
    expect(after).not.toContain('zhuzhou-cultural-center')
    expect(after).toContain(
      '  - {clause: 3, venue: zhuzhou-museum, on: 2024-02-23, closed: all-day}\n',
    )
    expect(after).toContain('# The subject of the clause is the car park')
  })

  test('another head is 409; so is a file that somebody changed by hand', async () => {
    const { one, fields } = await opened()
    const now = typed(fields, 'r0-hours', '10:00-16:45')
    const other = await sheet(desk, 'zhuzhou-between', OPEN.replace('01-01', '05-05'))
    expect((await one.post('/edit/review', other)).status).toBe(200)
    const stale = await one.post('/edit/review', [...now, ['do', 'publish']])
    expect([
      stale.status,
      stale.text.includes(`name="base" value="${await headOf(desk)}"`),
    ]).toEqual([409, true])
    const mine = fileOf(desk)
    writeFileSync(join(desk.dir, FILE), `${mine}# by hand\n`)
    const again = await one.post('/edit/review', [...fieldsOf(stale.text), ['do', 'publish']])
    expect([again.status, fileOf(desk)]).toEqual([409, `${mine}# by hand\n`])
    expect(again.text).toContain('10:00-16:45')
    writeFileSync(join(desk.dir, FILE), mine)
  })

  test('a store that fails leaves the file as it was, mended or withdrawn', async () => {
    const broken = { ...desk.store, publish: () => Promise.reject(new Error('disk full')) }
    const own = openEditDesk(broken, desk.dir)
    const before = fileOf(desk)
    const was = createHash('sha256').update(before).digest('hex')
    const how = { by: 'x', key: 'x', at: NOW / 60_000, kind: 'publish' as const }
    const base = await headOf(desk)
    for (const text of [before.replace('16:30', '16:15'), null]) {
      const proposal = { city: 'zhuzhou', file: FILE, text, was }
      await expect(own.publish(proposal, { ...how, base })).rejects.toThrow('disk full')
      expect(fileOf(desk)).toBe(before)
    }
    expect(readdirSync(join(desk.dir, 'cities/zhuzhou/notices/.withdrawn'))).toEqual([])
  })

  test('is withdrawn after a second look; its file is kept where nobody reads it', async () => {
    const { one, fields } = await opened('zhuzhou', 'zhuzhou-museum-national-day-2023')
    const asked = await one.post('/edit/review', [...fields, ['do', 'withdraw']])
    expect(asked.text).toContain('id="withdraw"')
    expect(asked.text).toMatch(/9月29日（周五）–10月6日（周五），8天/)
    const file = '2023-09-museum-national-day.yaml'
    expect(desk.notices('zhuzhou')).toContain(file)
    expect((await one.post('/edit/withdraw', fieldsOf(asked.text))).status).toBe(200)
    expect(desk.notices('zhuzhou')).not.toContain(file)
    const kept = readdirSync(join(desk.dir, 'cities/zhuzhou/notices/.withdrawn'))
    expect(kept).toHaveLength(1)
    expect(journalOf(desk)[0]).toMatchObject({ did: 'withdrawn', by: '李编辑' })
    const { notices } = await desk.store.content((await desk.store.head('zhuzhou'))!)
    expect(notices.map(({ id }) => id)).not.toContain('zhuzhou-museum-national-day-2023')
    expect((await one.post('/edit/withdraw', fieldsOf(asked.text))).status).toBe(404)
  })

  test('a draft left in the folder: its questions are asked, and struck when decided', async () => {
    const path = join(desk.dir, 'cities/zhuzhou/notices/zhuzhou-drafted.yaml')
    writeFileSync(
      path,
      `# Open questions:\n# ? 1. [3–9] “词” hours: doors are open; the hours are not said\n# kept\nid: zhuzhou-drafted\ntitle: a\npublisher: b\nannounced: 2026-12-20\nrules:\n  - {clause: 1, venue: zhuzhou-library, on: 2027-06-01, open: unstated}\n`,
    )
    const one = await editor(desk, 'zhuzhou')
    const other = await sheet(desk, 'zhuzhou-beside', OPEN.replace('01-01', '05-06'))
    const barred = await one.post('/edit/review', other)
    expect([barred.status, barred.text.includes('zhuzhou-drafted.yaml')]).toEqual([422, true])
    const { fields, page } = await opened('zhuzhou', 'zhuzhou-drafted')
    expect(page).toContain('开放，但没说几点')
    const second = await editor(desk, 'zhuzhou')
    const mine = fields.filter(([name]) => name !== 'form')
    expect((await second.post('/edit/review', [...mine, ['do', 'publish']])).status).toBe(422)
    const done = await second.post('/edit/review', [...mine, ['seen', '1'], ['do', 'publish']])
    expect(done.status).toBe(200)
    expect(readFileSync(path, 'utf8')).toMatch(/^# kept\nid: zhuzhou-drafted\n/)
  })

  test('that is no YAML can still be seen in the list, and the others mended', async () => {
    const path = join(desk.dir, 'cities/zhuzhou/notices/zhuzhou-spoilt.yaml')
    writeFileSync(path, 'id: [\n')
    const one = await editor(desk, 'zhuzhou')
    expect((await one.get('/edit?all=1')).text).toContain('zhuzhou-spoilt')
    expect((await one.get('/edit/notice/zhuzhou/zhuzhou-spoilt')).status).toBe(422)
    const { status, text } = await one.get(`/edit/notice/zhuzhou/${ID}`)
    expect([status, text.includes('zhuzhou-spoilt.yaml')]).toEqual([200, true])
    rmSync(path)
  })
})

test('the days a notice speaks of are the draft’s, until somebody changes them', async () => {
  const one = await editor(desk, 'zhuzhou')
  const text = '株洲博物馆每周一闭馆。2027年1月5日，株洲博物馆10:00—16:00开放。'
  const read = await one.post('/edit/read', [...HEAD, ['text', text]])
  const covers = (page: string) =>
    ['from', 'to'].map(
      (end) => new RegExp(`name="covers-${end}"[^>]*value="([^"]*)"`).exec(page)![1],
    )
  expect(covers(read.text)).toEqual(['2026-12-20', '2027-12-19'])
  const document = documentOf(read.text)
  const fields = [...document.querySelectorAll<HTMLInputElement>('#review input, #review textarea')]
    .filter(({ name, type, checked }) => name !== '' && (type !== 'checkbox' || checked))
    .map(({ name, value }): [string, string] => [
      name,
      name === 'covers-to' ? '2027-02-28' : value.replace('2027-01-05', '2027-01-06'),
    ])
  const checked = await one.post('/edit/review', [...fields, ['do', 'check']])
  expect(covers(checked.text)).toEqual(['2026-12-20', '2027-02-28'])
})

test('a publisher left empty is the one who signed the text; where nobody did, the page says so', async () => {
  const one = await editor(desk, 'zhuzhou')
  const head = HEAD.map(([n, v]): [string, string] => [n, n === 'publisher' ? '' : v])
  const signed = `${NOTICE.trimEnd()}\n株洲博物馆\n2026年12月20日`
  const read = documentOf((await one.post('/edit/read', [...head, ['text', signed]])).text)
  expect(read.querySelector<HTMLInputElement>('#f-publisher')!.value).toBe('株洲博物馆')

  const fields = (await sheet(desk, 'zhuzhou-unsigned', OPEN)).map(([n, v]): [string, string] => [
    n,
    n === 'publisher' ? '' : v,
  ])
  const { status, text } = await one.post('/edit/review', fields)
  const told = [...documentOf(text).querySelectorAll('.issues .error')].map((x) => x.textContent)
  expect([status, told.join(' ')]).toEqual([422, expect.stringContaining('发布者没有填')])
})

test('a text of many notices is refused in time, not rendered', async () => {
  const one = await editor(desk, 'zhuzhou')
  const text = NOTICE.repeat(Math.floor(290_000 / NOTICE.length))
  const started = performance.now()
  const { status } = await one.post('/edit/read', [...HEAD, ['text', text]])
  expect(status).toBe(422)
  expect(performance.now() - started).toBeLessThan(30_000)
})
