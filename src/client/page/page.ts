/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * What makes the pages live: states flip at the minute they were told in advance, countdowns run, lists
 * narrow as one types. Without it every page still says everything. One file, no imports, no polling.
 */

/** What the server hands over: words once, and per venue the steps `[from, group, headline, rows]`. */
interface Flips {
  midnight: number
  words: string[]
  /** The last entry of each list is the moment until which its steps are known: `[until]`. */
  steps: Record<string, [from: number, group?: string, headline?: number, rows?: number][]>
  /** Headings of the groups; venue pages only. */
  groups?: Record<string, string>
  /** Minutes of the venue's wall clock ahead of UTC; venue pages only. */
  offset?: number
}

const root = document.documentElement
const en = root.lang === 'en'
const FIVE_MINUTES = 5 * 60_000
/** When what is on the screen was true: its arrival, or the day it was saved. */
let asOf = root.dataset['saved'] ? Date.parse(root.dataset['saved']) : Date.now()
let timer = 0
/** The data block of the document shown, read once. */
let parsed: { from: Element; flips: Flips } | null = null

const one = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document) =>
  within.querySelector<T>(selector)
const all = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document) => [
  ...within.querySelectorAll<T>(selector),
]

rememberMode()
sayWhenSaved()
start()
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) look()
})
addEventListener('online', look)
addEventListener('pageshow', (event) => {
  if (event.persisted) look()
})
registerWorker()

/** Brings a freshly arrived document to life. */
function start(): void {
  finder()
  buttons()
  tick()
}

/** Somebody looks at the page again: fetch it anew if it is old, and set the clocks. */
function look(): void {
  tick()
  if (Date.now() - asOf > FIVE_MINUTES) void refresh()
}

/** Does all that is due by now, and sleeps until the next thing is. */
function tick(): void {
  clearTimeout(timer)
  const now = Date.now() / 60_000
  const next = Math.min(flip(now), countDown(now), moveMark(now))
  if (next === Infinity) return
  const wait = Math.min(Math.max(next * 60_000 - Date.now(), 0) + 20, 2 ** 31 - 1)
  timer = window.setTimeout(tick, wait)
}

/** Puts every venue into the state that holds now; gives back the next moment one changes. */
function flip(now: number): number {
  const flips = flipsOf()
  if (!flips) return Infinity
  let next = flips.midnight
  if (flips.midnight <= now) {
    // A device ahead of the server's clock is told of the same midnight again: it asks once a minute.
    const again = asOf / 60_000 + 1
    next = again > now ? again : now + 1
    if (again <= now) void refresh()
  }
  for (const [id, steps] of Object.entries(flips.steps)) {
    const at = steps.findLastIndex(([from]) => from <= now)
    const [, group, headline, rows] = steps[at] ?? steps[0]!
    const following = steps[at + 1]
    if (following && following[0] > now) next = Math.min(next, following[0])
    const place = one(`#v-${CSS.escape(id)}`)
    if (!place) continue
    if (group === undefined) outOfDate(place)
    else if (place.dataset['step'] !== String(at) && (at > 0 || place.dataset['step']))
      become(place, group, flips.words[headline!]!, flips.words[rows!]!)
    place.dataset['step'] = String(at)
  }
  return next
}

function flipsOf(): Flips | null {
  const data = one('#data')
  if (!data) return null
  if (parsed?.from !== data)
    parsed = { from: data, flips: JSON.parse(data.textContent ?? '') as Flips }
  return parsed.flips
}

/** A venue changes its words, its shape and, on the city page, its group. */
function become(place: HTMLElement, group: string, headline: string, rows: string): void {
  const before = place.dataset['g']
  one('.head', place)!.innerHTML = headline
  one('.rows', place)!.innerHTML = rows
  place.dataset['g'] = group
  one('use', place)?.setAttribute('href', `#g-${group}`)
  if (place.tagName !== 'LI') {
    place.className = `state g-${group}`
    one('.badge span', place)!.textContent = flipsOf()?.groups?.[group] ?? ''
    return
  }
  if (before === group) return
  const focused = document.activeElement
  const list = one(`#${group} .cards`)!
  const after = [...list.children].find((other) => order(other) > order(place))
  list.insertBefore(place, after ?? null)
  place.classList.add('moved')
  if (focused instanceof HTMLElement && place.contains(focused)) focused.focus()
  recount()
}

/** Venues stay in the order of the data within a group. */
function order(card: Element): number {
  return Object.keys(flipsOf()!.steps).indexOf(card.id.slice(2))
}

function recount(): void {
  for (const section of all('.group')) {
    const cards = all('.card', section)
    section.hidden = cards.every((card) => card.hidden)
    const count = one(`[data-count="${section.id}"]`)
    if (!count) continue
    count.hidden = cards.length === 0
    one('b', count)!.textContent = String(cards.length)
  }
}

/** Beyond what was told in advance nothing is claimed. */
function outOfDate(place: HTMLElement): void {
  if (place.dataset['g'] === 'unknown' && place.dataset['step'] === 'late') return
  become(place, 'unknown', en ? 'Needs a network to know' : '要连上网才知道', '')
}

function countDown(now: number): number {
  let next = Infinity
  for (const due of all('.due')) {
    const left = Math.ceil(Number(due.dataset['due']) - now)
    let words = one('.left', due)
    if (!words) {
      words = document.createElement('span')
      words.className = 'left'
      due.append(words)
    }
    words.textContent = left > 0 ? remaining(left) : ''
    if (left > 0) next = Math.floor(now) + 1
  }
  return next
}

/** Whole minutes as what is left of them: two figures at most. */
function remaining(minutes: number): string {
  const parts: [number, string, string][] = [
    [Math.floor(minutes / 1440), '天', 'd'],
    [Math.floor((minutes % 1440) / 60), '小时', 'h'],
    [minutes % 60, '分', 'min'],
  ]
  const first = parts.findIndex(([n]) => n > 0)
  const shown = parts.slice(first, first + 2).filter(([n]) => n > 0)
  if (en) return ` (${shown.map(([n, , word]) => `${n} ${word}`).join(' ')} left)`
  return `（还剩${shown.map(([n, word]) => `${n}${word}`).join('')}）`
}

/** The red line of today's bar. */
function moveMark(now: number): number {
  const bar = one<SVGElement>('.today .bar')
  const offset = flipsOf()?.offset
  if (!bar || offset === undefined) return Infinity
  const [from, to] = [Number(bar.dataset['from']), Number(bar.dataset['to'])]
  const wall = (Math.floor(now) + offset) % 1440
  const share = Math.min(Math.max((wall - from) / (to - from), 0), 1) * 100
  for (const mark of all<SVGElement>('.b-now, .b-halo', bar)) {
    mark.setAttribute('x1', `${share}%`)
    mark.setAttribute('x2', `${share}%`)
  }
  return Math.floor(now) + 1
}

/** Fetches this page again and swaps its contents, unless someone is typing or there is no network. */
async function refresh(): Promise<void> {
  if (!navigator.onLine || document.activeElement?.closest('.finder')) return
  const last = asOf
  asOf = Date.now()
  try {
    const response = await fetch(location.href, {
      cache: 'no-cache',
      headers: { accept: 'text/html' },
    })
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    const main = one('main', fresh)
    if (!response.ok || !main || fresh.documentElement.dataset['saved']) throw new Error('old')
    delete root.dataset['saved']
    const scroll = scrollY
    one('main')!.replaceWith(main)
    const data = one('#data', fresh)
    if (data) one('#data')?.replaceWith(data)
    scrollTo(0, scroll)
    start()
  } catch {
    asOf = last
  }
}

/** Narrows the list as one types; the form does the same without a script. */
function finder(): void {
  const form = one<HTMLFormElement>('.finder')
  if (!form) return
  const field = (name: string) =>
    (form.elements.namedItem(name) as HTMLInputElement | null)?.value.toLowerCase() ?? ''
  const narrow = () => {
    const words = field('q').split(/\s+/).filter(Boolean)
    const [kind, enter] = [field('kind'), field('enter')]
    let shown = 0
    for (const card of all('.card')) {
      const { q = '', k, e } = card.dataset
      const fits =
        words.every((word) => q.includes(word)) && (!kind || kind === k) && (!enter || enter === e)
      card.hidden = !fits
      if (fits) shown++
    }
    recount()
    one('.none')!.hidden = shown > 0
  }
  for (const name of ['q', 'kind', 'enter'])
    one(`[name=${name}]`, form)?.addEventListener('input', narrow)
  form.addEventListener('submit', (event) => {
    const at = form.elements.namedItem('at') as HTMLInputElement
    if (at.value !== at.defaultValue) return
    event.preventDefault()
    narrow()
    one('.counts')?.scrollIntoView()
  })
  const near = one<HTMLButtonElement>('.near', form)
  if (near && 'geolocation' in navigator) {
    near.hidden = false
    near.onclick = () =>
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => byDistance(coords.latitude, coords.longitude),
        () => (near.textContent = near.dataset['no'] ?? ''),
        { maximumAge: 60_000, timeout: 15_000 },
      )
  }
}

/** Sorts every group by distance; the position stays on the device. */
function byDistance(lat: number, lon: number): void {
  for (const list of all('.cards')) {
    const cards = all('.card', list).map((card) => {
      const at = card.dataset['at']?.split(',').map(Number)
      const metres = at ? distance(lat, lon, at[0]!, at[1]!) : Infinity
      const far = one('.far', card)
      if (far && at)
        far.textContent =
          metres < 950
            ? `${Math.round(metres / 50) * 50} ${en ? 'm' : '米'}`
            : `${(metres / 1000).toFixed(1)} ${en ? 'km' : '公里'}`
      return { card, metres }
    })
    cards.sort((a, b) => a.metres - b.metres)
    list.append(...cards.map(({ card }) => card))
  }
}

/** Metres along the great circle (haversine). */
function distance(lat: number, lon: number, lat2: number, lon2: number): number {
  const rad = Math.PI / 180
  const h =
    Math.sin(((lat2 - lat) * rad) / 2) ** 2 +
    Math.cos(lat * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon) * rad) / 2) ** 2
  return 12_742_000 * Math.asin(Math.sqrt(h))
}

/** Shows the buttons that need a script, and gives them something to do. */
function buttons(): void {
  const acts: Record<string, (button: HTMLButtonElement) => void> = {
    print: () => print(),
    share: (button) => void share(button),
    picture: (button) => void picture(button),
  }
  for (const button of all<HTMLButtonElement>('[data-do]')) {
    button.hidden = false
    button.onclick = () => acts[button.dataset['do']!]!(button)
  }
  if (!navigator.clipboard) return
  for (const name of all('[data-copy]')) {
    const text = name.textContent ?? ''
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = en ? 'Copy' : '复制'
    button.setAttribute('aria-label', (en ? 'Copy ' : '复制') + text)
    button.onclick = () => {
      void navigator.clipboard.writeText(text).then(() => say(button, en ? 'Copied' : '已复制'))
    }
    name.after(button)
  }
}

function say(button: HTMLButtonElement, words: string): void {
  const before = button.textContent
  button.textContent = words
  setTimeout(() => (button.textContent = before), 2500)
}

async function share(button: HTMLButtonElement): Promise<void> {
  const url = one<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href
  try {
    if (navigator.share) await navigator.share({ title: document.title, url })
    else {
      await navigator.clipboard.writeText(url)
      say(button, en ? 'Address copied' : '网址已复制')
    }
  } catch {
    // closed by the reader
  }
}

/** Draws the server's SVG into a PNG on the device, then shares or saves it. */
async function picture(button: HTMLButtonElement): Promise<void> {
  const svg = await (await fetch(button.dataset['src']!)).blob()
  const address = URL.createObjectURL(svg)
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  canvas.getContext('2d')!.drawImage(image, 0, 0)
  URL.revokeObjectURL(address)
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!png) return
  const file = new File([png], button.dataset['name']!, { type: 'image/png' })
  if (navigator.canShare?.({ files: [file] })) {
    await navigator.share({ files: [file] }).catch(() => undefined)
    return
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(png)
  link.download = file.name
  link.click()
  say(button, en ? 'Saved' : '已保存')
}

/** Keeps 长辈版 for the next visit; an address that names a mode wins. */
function rememberMode(): void {
  try {
    const address = new URL(location.href)
    const asked = address.searchParams.get('elder')
    // pages of faults and kept ones may come without it
    if (asked === '1') root.classList.add('elder')
    for (const link of all<HTMLAnchorElement>('[data-mode]'))
      link.addEventListener('click', () => localStorage.setItem('elder', link.dataset['mode']!))
    if (asked === '0') {
      localStorage.setItem('elder', '0')
      address.searchParams.delete('elder')
      history.replaceState(null, '', address)
    } else if (asked === '1') {
      if (localStorage.getItem('elder') === null) localStorage.setItem('elder', '1')
    } else if (localStorage.getItem('elder') === '1') {
      address.searchParams.set('elder', '1')
      location.replace(address)
    }
  } catch {
    // no storage: links carry the mode
  }
}

/** The service worker marks what it had kept; here it is said in words. */
function sayWhenSaved(): void {
  const saved = root.dataset['saved']
  const line = one('.saved')
  if (!saved || !line) return
  const date = new Date(saved)
  const two = (n: number) => String(n).padStart(2, '0')
  const time = `${date.getHours()}:${two(date.getMinutes())}`
  const day = en
    ? `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`
    : `${date.getMonth() + 1}月${date.getDate()}日${time}`
  line.textContent = (line.dataset['say'] ?? '').replace('{t}', day)
}

/** Offline use; and the venues of a city that was looked at are fetched while nothing else goes on. */
function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register('/sw.js').then(async () => {
    const { active } = await navigator.serviceWorker.ready
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
    if (!document.body.classList.contains('city') || connection?.saveData) return
    const pages = all<HTMLAnchorElement>('.card > a:first-child').map((a) => a.href)
    // not before the page itself is at rest
    setTimeout(() => active?.postMessage({ keep: [location.href, ...pages.slice(0, 60)] }), 4000)
  })
}
