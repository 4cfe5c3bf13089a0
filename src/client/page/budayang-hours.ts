/// <reference lib="dom" />
/**
 * `<budayang-hours venue="zhuzhou-museum">`: a venue's present state on any site. One script, one request
 * for all elements of a page, no cookies; it flips by itself from the transitions it was given.
 *
 * Attributes: `venue` (id), `lang` (`zh-CN` or `en`, else the page's), `plain` (no frame).
 */
import type { Status, StatusBatch, StatusItem } from '../../render/wire.ts'

const ORIGIN = new URL(import.meta.url).origin
const FIVE_MINUTES = 300_000
const SHEET = `
:host{display:block;font:inherit;color:inherit;max-width:32rem}
:host([plain]) a{border:0;padding:0;background:none}
a{display:flex;gap:.75em;align-items:flex-start;padding:.8em 1em;border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:.8em;color:inherit;text-decoration:none;min-height:44px;box-sizing:border-box}
a:focus-visible{outline:.2em solid currentColor;outline-offset:.15em}
a:hover b{text-decoration:underline}
svg{flex:none;width:1.6em;height:1.6em;margin-top:.1em;fill:none;stroke:currentColor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}
b,span,small{display:block}
small{opacity:.8;font-size:.85em}
`
const SHAPES = {
  open: '<circle cx="12" cy="12" r="10.500" fill="currentColor"/><path d="m7 12.500 3.500 3.500 6.500-7.500" stroke="Canvas"/>',
  closed:
    '<rect x="2.500" y="2.500" width="19" height="19" rx="4" fill="currentColor"/><path d="M7.500 12h9" stroke="Canvas"/>',
  unknown:
    '<circle cx="12" cy="12" r="10" stroke-dasharray="3.200 3.600"/><path d="M9.300 9.400c.2-1.700 1.300-2.600 2.800-2.600 1.600 0 2.700 1 2.700 2.400 0 2.300-2.800 2.300-2.800 4.600M12 17.200v.1"/>',
}

/** What is known of a venue in a language: the answer and those that follow it. */
interface Known {
  items: Status[]
  at: number
}

const known = new Map<string, Known>()
const waiting = new Map<string, Set<BudayangHours>>()
let asking = false

class BudayangHours extends HTMLElement {
  static observedAttributes = ['venue', 'lang']
  #timer = 0
  readonly #view = this.attachShadow({ mode: 'open' })

  connectedCallback(): void {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(SHEET)
    this.#view.adoptedStyleSheets = [sheet]
    this.refresh()
    document.addEventListener('visibilitychange', this.#look)
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    document.removeEventListener('visibilitychange', this.#look)
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.refresh()
  }

  get #lang(): 'zh-CN' | 'en' {
    const lang = this.getAttribute('lang') ?? document.documentElement.lang
    return lang.startsWith('en') ? 'en' : 'zh-CN'
  }

  get #key(): string {
    return `${this.#lang} ${this.getAttribute('venue') ?? ''}`
  }

  #look = (): void => {
    if (document.hidden) return
    const had = known.get(this.#key)
    if (!had || Date.now() - had.at > FIVE_MINUTES) this.refresh()
    else this.show()
  }

  /** Asks for this venue together with all others that ask in the same moment. */
  refresh(): void {
    const key = this.#key
    waiting.set(key, (waiting.get(key) ?? new Set()).add(this))
    if (asking) return
    asking = true
    queueMicrotask(() => void ask())
  }

  /** Shows what holds now, and wakes up when it no longer does. */
  show(): void {
    clearTimeout(this.#timer)
    const en = this.#lang === 'en'
    const had = known.get(this.#key)
    const now = Date.now()
    const status = had?.items.find((s) => s.validUntil === null || Date.parse(s.validUntil) > now)
    const link = document.createElement('a')
    const venue = this.getAttribute('venue') ?? ''
    link.href = `${ORIGIN}/venues/${encodeURIComponent(venue)}${en ? '?lang=en' : ''}`
    const state = status?.state ?? 'unknown'
    link.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${SHAPES[state]}</svg><div><b></b><span></span><small></small></div>`
    const [name, words, small] = link.querySelectorAll<HTMLElement>('b,span,small')
    name!.textContent = status?.venue.name ?? had?.items[0]?.venue.name ?? venue
    words!.textContent =
      status?.summary ?? (en ? 'Not known right now; see the page.' : '暂时不清楚，点开看看。')
    small!.textContent = en ? 'Budayang, with sources' : '不打烊 · 有出处'
    link.dataset['state'] = state
    this.#view.replaceChildren(link)
    if (!status?.validUntil) return
    const wait = Math.min(Date.parse(status.validUntil) - now + 20, 2 ** 31 - 1)
    this.#timer = window.setTimeout(() => {
      this.show()
      if (Date.now() - (had?.at ?? 0) > FIVE_MINUTES) this.refresh()
    }, wait)
  }
}

async function ask(): Promise<void> {
  const asked = [...waiting]
  waiting.clear()
  asking = false
  const langs = Map.groupBy(asked, ([key]) => key.split(' ')[0]!)
  for (const [lang, entries] of langs) {
    const venues = entries.map(([key]) => key.slice(lang.length + 1)).filter(Boolean)
    try {
      const response = await fetch(
        `${ORIGIN}/v1/status?venues=${venues.map(encodeURIComponent).join(',')}&transitions=8&lang=${lang}`,
        { credentials: 'omit' },
      )
      if (!response.ok) throw new Error(String(response.status))
      const { items } = (await response.json()) as StatusBatch
      for (const item of items)
        known.set(`${lang} ${item.venue.id}`, { items: steps(item), at: Date.now() })
    } catch {
      // what was known before goes on holding until its own end
    }
    for (const [, elements] of entries) for (const element of elements) element.show()
  }
}

function steps(item: StatusItem): Status[] {
  return [item, ...(item.transitions ?? [])]
}

customElements.define('budayang-hours', BudayangHours)
