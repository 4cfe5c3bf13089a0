/** A narrower statement is cut out of the wider one, and a wider one that says no more is left out. */
import { weekdaysLeft } from '../facts.ts'
import type { FactInput } from '../facts.ts'
import type { Registry } from '../places.ts'
import { hasHours, samePlaces } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { overlaps } from '../spans.ts'
import type { Days } from '../year/days.ts'
import { cutDays, cutWeekdays } from './narrowing/cuts.ts'
import type { Cut } from './narrowing/cuts.ts'
import {
  onlyFee,
  spelledAfterException,
  spelledAgain,
  spelledByDays,
  spelledByWeekdays,
} from './narrowing/spelled.ts'
import { isHeadlineOf, isSummary, isToldOfEach, spelledBelow } from './narrowing/summaries.ts'

/** A summary that the statements below spell out says nothing of its own; 其中 takes its days from the wider one. */
export function narrowing({ reading, registry, text }: FactInput): void {
  const live = reading.segments.filter((s) => !s.dead && !s.unknown && s.places && s.days)
  const byPlace = new Map<string, Segment[]>()
  for (const s of live)
    for (const p of s.places!) {
      const list = byPlace.get(p)
      if (list) list.push(s)
      else byPlace.set(p, [s])
    }
  for (const s of live) if (isSummary(s)) spelledBelow(s, live, byPlace, { registry, text })
  for (const s of live) if (isHeadlineOf(s, live) || isToldOfEach(s, byPlace)) s.dead = true
  for (const s of live) toldOfExcepted(s, live)
  for (const s of live) spelledByWeekdays(s, byPlace)
  for (const s of live) spelledByDays(s, byPlace)
  for (const s of live) spelledAgain(s, byPlace)
  for (const s of live) onlyFee(s, byPlace)
  for (const [k, s] of live.entries()) spelledAfterException(s, live.slice(k + 1, k + 6))
  for (const s of live) nightToo(s, byPlace)

  const extra: Segment[] = []
  const cuts = new Map<Segment, Map<string, Days[]>>()
  for (const [place, list] of byPlace) {
    const recent = list.slice(0, 200)
    const cut: Cut = (wide, days) => {
      const of = cuts.get(wide) ?? new Map<string, Days[]>()
      cuts.set(wide, of.set(place, [...(of.get(place) ?? []), days]))
    }
    cutDays(place, recent, cut, text)
    cutWeekdays(recent, cut)
    extra.push(...houseOnOtherDays(place, recent, byPlace, registry))
  }
  for (const s of extra) reading.segments.push(s)
  for (const [wide, of] of cuts) for (const s of cutApart(wide, of)) reading.segments.push(s)
}

/** “除周三外每天7:00-22:00;周三13:00-22:00”: what is told of the weekday left out says that it is not closed. */
function toldOfExcepted(s: Segment, live: readonly Segment[]): void {
  if (s.rule !== 'except-weekday') return
  const told = live
    .slice(0, 200)
    .some(
      (x) =>
        x !== s &&
        !x.dead &&
        x.effect === 'set' &&
        x.dated &&
        x.days!.weekly !== null &&
        samePlaces(x, s) &&
        s.days!.weekly!.every((d) => weekdaysLeft(x).includes(d)),
    )
  if (told) s.dead = true
}

/** “夜里也开” adds nothing where the same days are spoken for. */
function nightToo(s: Segment, byPlace: Map<string, Segment[]>): void {
  if (!s.night || s.dead) return
  s.places = s.places!.filter(
    (p) =>
      !(byPlace.get(p) ?? [])
        .slice(0, 200)
        .some((x) => x !== s && !x.dead && !x.night && overlaps(x.days!, s.days!)),
  )
  if (s.places.length === 0) s.dead = true
}

/** 其中 a part on some weekdays: on the other days it keeps the house's hours. */
function houseOnOtherDays(
  place: string,
  recent: readonly Segment[],
  byPlace: Map<string, Segment[]>,
  registry: Registry,
): Segment[] {
  const out: Segment[] = []
  for (const s of recent) {
    if (!s.among || s.dead || s.days!.weekly === null || s.days!.spans.length === 0) continue
    const house = registry.entries.get(place)?.partOf
    const base =
      house == null
        ? undefined
        : (byPlace.get(house) ?? []).find(
            (x) => !x.dead && hasHours(x) && overlaps(x.days!, s.days!),
          )
    if (!base) continue
    // “其中甲室周二至周日9:00-18:00,周一闭馆”: its other weekdays are told.
    const told = recent.flatMap((x) =>
      !x.dead && x.effect === 'set' && overlaps(x.days!, s.days!) ? (x.days!.weekly ?? []) : [],
    )
    const rest = (base.days!.weekly ?? [0, 1, 2, 3, 4, 5, 6]).filter((d) => !told.includes(d))
    if (rest.length === 0) continue
    out.push({
      ...base,
      places: [place],
      days: { ...s.days!, weekly: rest },
      implied: true,
      rule: 'house-hours-on-other-days',
      tokens: [...base.tokens],
      exceptDays: [...base.exceptDays],
    })
  }
  return out
}

/** Takes days out of a statement place by place: those with other cuts become statements of their own. */
function cutApart(wide: Segment, cuts: Map<string, Days[]>): Segment[] {
  const groups = new Map<string, string[]>()
  for (const p of wide.places!) {
    const key = JSON.stringify(cuts.get(p) ?? [])
    groups.set(key, [...(groups.get(key) ?? []), p])
  }
  const [first, ...others] = [...groups.values()]
  const out = others.map((places) => ({
    ...wide,
    places,
    tokens: [...wide.tokens],
    doubts: [...wide.doubts],
    exceptDays: [...wide.exceptDays, ...(cuts.get(places[0]!) ?? [])],
  }))
  wide.places = first!
  wide.exceptDays.push(...(cuts.get(first![0]!) ?? []))
  return out
}
