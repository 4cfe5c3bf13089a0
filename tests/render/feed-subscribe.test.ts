import decodeQR from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { guides, qrSvg, subscribeLinks } from '../../src/render/subscribe.ts'

describe('links of a feed', () => {
  const links = subscribeLinks(
    'https://budayang.example/feeds/mix.ics?venues=a,b&lang=en',
    '镇 & 村',
  )
  it.each([
    [
      'to copy or download',
      links.https,
      'https://budayang.example/feeds/mix.ics?venues=a,b&lang=en',
    ],
    [
      'Apple, Outlook, Thunderbird',
      links.webcal,
      'webcal://budayang.example/feeds/mix.ics?venues=a,b&lang=en',
    ],
    [
      'Google',
      links.google,
      'https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fbudayang.example%2Ffeeds%2Fmix.ics%3Fvenues%3Da%2Cb%26lang%3Den',
    ],
    ['a file name', links.fileName, 'mix.ics'],
  ])('%s', (_, link, wanted) => expect(link).toBe(wanted))

  it.each([links.outlook, links.office])('%s carries feed and name', (link) => {
    const query = new URL(link).searchParams
    expect(query.get('url')).toBe('https://budayang.example/feeds/mix.ics?venues=a,b&lang=en')
    expect(query.get('name')).toBe('镇 & 村')
  })
})

describe('QR code', () => {
  it.each([
    'https://budayang.example/feeds/zhuzhou-museum.ics',
    `webcal://budayang.example/feeds/mix.ics?venues=${'zhuzhou-badminton-hall,'.repeat(20)}`,
  ])('%s is read back from the drawing', (address) => {
    expect(decodeQR(drawn(qrSvg(address), 4))).toBe(address)
  })
  it('has four light modules on every side', () => {
    const [, size] = /viewBox="0 0 (\d+)/.exec(qrSvg('x'))!
    const starts = [...qrSvg('x').matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map((m) =>
      m.slice(1).map(Number),
    )
    expect(Math.min(...starts.map(([x]) => x!))).toBe(4)
    expect(Math.min(...starts.map(([, y]) => y!))).toBe(4)
    expect(Math.max(...starts.map(([x, , w]) => x! + w!))).toBe(Number(size) - 4)
  })
})

describe('guides', () => {
  it.each(['zh-CN', 'en'] as const)(
    'in %s: steps for every client, none promising too much',
    (lang) => {
      const all = guides(lang)
      expect(all).toHaveLength(9)
      for (const { client, steps } of all) {
        expect(client).not.toBe('')
        expect(steps.length).toBeGreaterThan(0)
      }
      const imports = all.find(({ client }) => client.includes(lang === 'en' ? 'Xiaomi' : '小米'))!
      expect(imports.note).toMatch(lang === 'en' ? /Imported once/ : /只导入一次/)
    },
  )
})

/** The drawing as an RGBA picture, `scale` pixels a module. */
function drawn(svg: string, scale: number): { width: number; height: number; data: Uint8Array } {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]) * scale
  const data = new Uint8Array(size * size * 4).fill(255)
  for (const [, x, y, w] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < Number(w) * scale; dx++) {
        const at = ((Number(y) * scale + dy) * size + Number(x) * scale + dx) * 4
        data.fill(0, at, at + 3)
      }
  return { width: size, height: size, data }
}
