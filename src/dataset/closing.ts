/** A door shut at short notice: an emergency notice that ends by itself. */
import type { Cause, CityContent, Notice, Rule, Venue } from '../core/model.ts'
import { clock, dateOf, DAY } from '../core/time.ts'
import type { LocalMinutes } from '../core/time.ts'

/** A closure over a stretch of wall time, `until` excluded. */
export interface Closure {
  from: LocalMinutes
  until: LocalMinutes
  announced: LocalMinutes
  cause: Cause
  title: string | null
  publisher: string | null
  url: string | null
}

/** The notice of a closure; its id is fresh among those of the city. */
export function closureNotice(
  { notices }: Pick<CityContent, 'notices'>,
  venue: Venue,
  asked: Closure,
): Notice {
  const stem = `${venue.id}-closed-${stamp(asked.from).replace(/[-:]/g, '').replace('T', '-')}`
  const taken = new Set(notices.map((notice) => notice.id))
  let id = stem
  for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`
  return {
    id,
    title: asked.title ?? `${venue.name}临时关闭`,
    publisher: asked.publisher ?? venue.name,
    url: asked.url,
    announced: { at: stamp(asked.announced), by: false },
    covers: null,
    layer: 'emergency',
    supersedes: [],
    note: null,
    rules: shutRules(id, venue, asked),
    programme: [],
  }
}

/** `2024-02-16T18:00` */
export function stamp(local: LocalMinutes): string {
  const day = Math.floor(local / DAY)
  return `${dateOf(day)}T${clock(local - day * DAY)}`
}

/** Part of the first day, the whole days between, part of the last. */
function shutRules(notice: string, venue: Venue, { from, until, cause }: Closure): Rule[] {
  const first = Math.floor(from / DAY)
  const last = Math.floor((until - 1) / DAY)
  const rules: Rule[] = []
  const add = (from: number, to: number, hours: [number, number]) => {
    const allDay = hours[0] === 0 && hours[1] === DAY
    const window = { from: hours[0], to: hours[1], lastEntry: null, booking: null, fee: null }
    rules.push({
      id: `${notice}#1.${rules.length + 1}`,
      places: [venue.id],
      clause: 1,
      when: {
        on: [
          from === to
            ? { kind: 'date', date: dateOf(from) }
            : { kind: 'range', from: dateOf(from), to: dateOf(to) },
        ],
        days: null,
        from: null,
        to: null,
        except: [],
      },
      what: allDay ? { kind: 'closed' } : { kind: 'not', windows: [window] },
      lastEntry: null,
      booking: null,
      fee: null,
      note: null,
      holidays: 'silent',
      othersClosed: false,
      reach: 'parts',
      basis: 'stated',
      cause,
      source: null,
    })
  }
  const start = from - first * DAY
  const end = until - last * DAY
  if (first === last) add(first, first, [start, end])
  else {
    const whole: [number, number] = [first, last]
    if (start > 0) add(whole[0]++, first, [start, DAY])
    if (end < DAY) whole[1]--
    if (whole[0] <= whole[1]) add(whole[0], whole[1], [0, DAY])
    if (end < DAY) add(last, last, [0, end])
  }
  return rules
}
