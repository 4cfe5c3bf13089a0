/** Tables read row by row: venue, days, hours. */
import { weekdayOf } from '../../core/time.ts'
import { columnsOf, isOpenedRooms, signOf } from '../header.ts'
import type { Column, Role, Sign } from '../header.ts'
import { wordsIn } from '../layout.ts'
import { isWithin } from '../places.ts'
import type { Registry } from '../places.ts'
import { emptySegment, hasHours } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { daysWithin, overlaps } from '../spans.ts'
import { FACILITY, FLOOR } from '../stacked/cells.ts'
import type { Row } from '../stacked.ts'
import { isCue, isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import {
  bound,
  daysOf,
  exceptedIn,
  firstSaid,
  idsOf,
  onlyNamed,
  placeIds,
  placesOf,
  says,
  whensOf,
} from './cells.ts'
import type { Cell, Dated, TableInput } from './cells.ts'
import { datedBracket, datedClauses, daysLeftOut, namedClauses, ofClauses } from './clauses.ts'
import {
  SAID,
  wholeDay,
  addBare,
  clocksOf,
  closedOn,
  emptyDitto,
  halfTold,
  join,
  joinHalves,
  ofHalf,
  ofSign,
} from './join.ts'
import { OF_ROOMS, remark } from './remarks.ts'
import { statement } from './statement.ts'
import { partsOf } from '../words.ts'

/** One statement a row; what a row leaves out it takes from the row above, save its hours. */
export function list(rows: readonly Row[], input: TableInput): Segment[] {
  return new List(rows, input).read()
}

/** What the cells of one row have said so far. */
class RowState {
  /** Statements that hold for the days of the row, and those of remarks and clauses with days of their own. */
  readonly said: Segment[] = []
  readonly extra: Segment[] = []
  readonly notes: Cell[] = []
  /** A cell named the places; a cell said something of doors. */
  placed = false
  spoke = false
  /** The days this row names itself. */
  own: Dated | null = null
  /** A ditto mark, or a word for all places, stands where the names would: what follows is implied. */
  copied = false
  /** The days were named above and left of the names. */
  merged = false
  sign: Sign | null = null
  /** 其余日期 and 其他场馆. */
  restOfDays = false
  restOfPlaces = false
  /** Days that a bracket takes out of those of the row. */
  readonly leftOut: Token[] = []
  readonly cells: readonly Cell[]
  readonly line: number

  constructor({ cells, line }: Row) {
    this.cells = cells
    this.line = line
  }
}

/** Reads a table row by row; the fields are what a row takes from the rows above. */
class List {
  #house: string[] | null
  /** The branch named last: rooms whose name several branches share are those of this one. */
  #branch: string[] | null = null
  /** What the first column of names last held. */
  #first = ''
  #places: string[] | null
  #unknown: Segment['unknown'] = null
  #named: Token[] = []
  /** All that the rows have named under the days that hold now. */
  #listed: string[] = []
  /** These, if a row without a name was of all of them. */
  #collective: string[] | null = null
  #dated: Dated | null = null
  #above: Segment[] = []
  /** What the row above says in clauses with days of their own. */
  #clausesAbove: Segment[] = []
  readonly #rest: Segment[] = []
  /** Statements whose cell names its places itself. */
  readonly #told = new Set<Segment>()
  readonly #out: Segment[] = []
  readonly #header: readonly Cell[]
  readonly #heads: readonly (Column | null)[] | null
  readonly #headed: boolean
  readonly #body: readonly Row[]
  /** Some row tells hours or a state: a row that does not has a hole. */
  readonly #tells: boolean
  readonly #input: TableInput

  constructor(rows: readonly Row[], input: TableInput) {
    this.#input = input
    this.#house = this.#places = input.main
    this.#header = rows[0]!.cells
    this.#heads = columnsOf(this.#header.map((c) => wordsIn(input.doc, c)))
    this.#headed =
      this.#heads !== null ||
      !this.#header.some((c) => placesOf(c).length > 0 || whensOf(c).length > 0 || says(c))
    this.#body = this.#headed ? rows.slice(1) : rows
    this.#tells = rows.some((r) => r.cells.some(says)) || this.#heads !== null
  }

  read(): Segment[] {
    for (const n of this.#body.keys()) this.#row(n)
    beside(this.#rest, this.#out, this.#input.registry)
    return this.#out
  }

  #row(n: number) {
    const row = new RowState(this.#body[n]!)
    const { line } = row
    for (const k of this.#hoursFirst(row.cells)) this.#cell(row, k)
    joinHalves(row.said)
    wholeDay(row.said)
    halfTold(row.said, this.#heads)
    this.#takeLeftmost(row)
    this.#takeMerged(row)
    for (const note of row.notes)
      if (remark(note, row.said, row.extra, { input: this.#input, line, places: this.#places }))
        row.spoke = true
    if (!row.spoke && row.sign !== null) {
      row.said.push(ofSign(row.sign, line, this.#input))
      row.spoke = true
    }
    this.#ofAllListed(row)
    this.#hole(row, n)
    const said = this.#withoutClosedHalves(row)
    for (const s of [...said, ...row.extra]) this.#settle(s, row)
    this.#above = said
    this.#clausesAbove = row.extra.filter((x) => !this.#told.has(x) && x.dated)
    if (row.placed && this.#places === this.#collective && this.#places) this.#listed = this.#places
    else if (row.placed && this.#places)
      this.#listed = row.own ? [...this.#places] : [...new Set([...this.#listed, ...this.#places])]
  }

  /** “停止入馆|开放时间”: a last entry, a way in and a remark are of the hours, wherever their column stands. */
  #hoursFirst({ length }: readonly Cell[]): number[] {
    const heads = this.#heads?.length === length ? this.#heads : []
    const late = (k: number) => LATE.has(heads[k]?.role ?? 'hours')
    const all = Array.from({ length }, (_, k) => k)
    return [...all.filter((k) => !late(k)), ...all.filter(late)]
  }

  /**
   * “6月22日|四馆均闭馆”, “2月17日||闭馆”: days left of the names, and no name in the row. It is of all that were named under
   * the days before, or of the house whose rooms they were.
   */
  #ofAllListed(row: RowState) {
    const roles = this.#heads?.map((h) => h?.role) ?? []
    const [days, place] = [roles.indexOf('days'), roles.indexOf('place')]
    const group = this.#listed
    if (row.placed || !row.own || row.said.length === 0) return
    if (days < 0 || place < days || group.length < 2 || this.#unknown) return
    if (row.said.some((s) => s.rooms || this.#told.has(s))) return
    const { doc, registry } = this.#input
    const words = row.cells.filter((c) => says(c)).map((c) => wordsIn(doc, c))
    const parents = new Set(group.map((id) => registry.entries.get(id)?.partOf ?? null))
    const [house] = parents
    const again = group === this.#collective
    const isWhole = row.said.every((s) => s.windows.length === 0 && s.opens === null)
    const isAll = again || words.some((w) => OF_ALL.test(w))
    this.#places = this.#collective = group
    if (!isAll && isWhole && parents.size === 1 && house != null) {
      this.#places = this.#collective = [house]
      for (const s of row.said) s.implied = true
    } else if (!isAll)
      for (const s of row.said) s.doubts.push('which places are meant the row does not say')
    this.#named = []
    row.placed = true
  }

  /** Reads one cell: the first of the readings that fits takes it. */
  #cell(row: RowState, k: number) {
    const { doc } = this.#input
    const { cells, line } = row
    const heads = this.#heads
    const column = heads !== null && cells.length === heads.length ? (heads[k] ?? null) : null
    const [whole, left] = daysLeftOut(cells[k]!)
    row.leftOut.push(...left)
    const [cell, aside] = datedBracket(whole)
    if (aside) row.notes.push(aside)
    const role = column?.role ?? null
    if (role === 'aside' || cell.length === 0) return
    if (role === 'note') {
      row.notes.push(cell)
      return
    }
    const word = wordsIn(doc, cell)
    const mark = signOf(word)
    if (mark === 'ditto') return this.#ditto(row, role, k)
    if (role === 'closed-days') return this.#closedDays(row, cell, mark !== null)
    // “闭馆时间” over days is no end of the day.
    if (role === 'closes' && whensOf(cell).length > 0 && !says(cell))
      return this.#closedDays(row, cell, false)
    if (!says(cell) && cell.some((t) => isCue(t, 'other-days'))) {
      row.restOfDays = true
      return
    }
    const spare = k < cells.length - 1 || role === 'place'
    if (spare && this.#reference(row, cell, k, word)) return
    if (this.#names(row, cell, k)) return
    const named = namedClauses(cell)
    if (named.length > 0 && !idsOf(cell).some((id) => row.placed && this.#places?.includes(id))) {
      const { registry } = this.#input
      for (const clause of named) {
        const told = statement(clause, { doc, line, label: undefined })!.segment
        told.places = placeIds(clause, this.#house, { registry, text: doc.prose.text })
        told.tokens.push(...placesOf(clause))
        told.rule = 'table-cell-of-rooms'
        this.#told.add(told)
        row.extra.push(told)
      }
      row.spoke = true
      return
    }
    const clauses = datedClauses(cell)
    if (
      clauses.length > 1 ||
      (clauses.length === 1 && !closedNames(cell) && this.#narrows(row, cell))
    ) {
      const parts = ofClauses(clauses, line, this.#input)
      if (clauses.length === 1) parts[0]?.tokens.push(...row.own!.tokens)
      row.extra.push(...parts)
      row.spoke = true
      return
    }
    if (this.#days(row, cell)) return
    const bare = clocksOf(word, column)
    if (bare) {
      row.spoke = true
      addBare(row.said, bare, { cell, line })
      return
    }
    if (mark !== null && (role === null || SAID.includes(role))) {
      row.sign = row.sign === 'closed' || row.sign === 'open' ? row.sign : mark
      return
    }
    // A lone state in brackets after a date is a remark; a lone “正常开放” cell is the state.
    if (!says(cell)) return this.#stranger(row, cell, { word, k, spare, role })
    this.#say(row, cell, k)
  }

  /** A cell of a column of days without open doors: whole days, or hours or a half of one; a sign for none. */
  #closedDays(row: RowState, cell: Cell, none: boolean) {
    const days = daysOf(cell, this.#input.resolver)
    if (!days) {
      row.spoke ||= none || /^(?:无|不闭馆|全年无休|常年开放)$/.test(wordsIn(this.#input.doc, cell))
      return
    }
    const s = closedOn(days, row.line)
    const hours = cell.filter((t) => t.kind === 'times' && t.fate === null && t.times.end !== null)
    for (const t of hours)
      if (t.kind === 'times') s.windows.push([t.times.start.minutes, t.times.end!.minutes])
    const day = cell.findLast((t) => t.kind === 'when')!
    const half = /^(?:的)?(上午|下午|晚上|晚间|中午)$/.exec(
      this.#input.doc.prose.text.slice(day.to, cell.at(-1)!.to),
    )
    if (half) s.part = partsOf(half[1]!)
    if (hours.length > 0 || half) s.effect = 'remove'
    if (hours.length > 0) s.state = null
    s.tokens.push(...hours)
    row.extra.push(s)
  }

  /** 〃: the place, the days or what was said above. */
  #ditto(row: RowState, role: Role | null, k: number) {
    row.copied = true
    if (role === 'place' || (role === null && k === 0)) row.placed = true
    else if (role === 'days') row.own = this.#dated
    else if (this.#above.length > 0) {
      row.said.push(...this.#above.map((s) => ({ ...s, ...emptyDitto(s, row.line) })))
      row.spoke = true
    } else
      // “1日至3日闭馆;4日至6日9:00-17:00”: with the days that each clause has.
      for (const s of this.#clausesAbove) {
        const { days } = s
        row.extra.push({ ...s, ...emptyDitto(s, row.line), days, dated: true, places: null })
        row.spoke = true
      }
  }

  /** “全馆”, “其他场馆” where the names stand. */
  #reference(row: RowState, cell: Cell, k: number, word: string): boolean {
    const ref = cell.find((t) => t.kind === 'ref')
    if (ref?.kind !== 'ref' || says(cell) || row.placed) return false
    // “二楼|甲室”: where the room is.
    if (FLOOR.test(word) && placesOf(row.cells[k + 1] ?? []).length > 0) return false
    const { main, registry } = this.#input
    row.restOfPlaces = ref.ref === 'others'
    const all = /[各有部](?:[^部区室窗]*)馆$/.test(word) ? (main ?? registry.roots) : this.#house
    this.#places = row.restOfPlaces ? [] : all
    this.#unknown = null
    // “全馆” beside its house names it.
    row.copied ||= !row.restOfPlaces && !(ref.ref === 'main' && this.#house?.length === 1)
    row.placed = true
    this.#named = []
    if (!row.own) this.#keepDays(row, k)
    return true
  }

  /** The places a cell names; true if it says nothing else. */
  #names(row: RowState, cell: Cell, k: number): boolean {
    const names = placesOf(cell)
    if (names.length === 0 || says(cell)) return false
    const { registry, doc } = this.#input
    const under = (row.placed ? this.#places : this.#branch) ?? this.#house
    const ids = placeIds(cell, under, { registry, text: doc.prose.text })
    if (this.#goesOn(row, ids, k)) {
      row.placed = true
      return whensOf(cell).length === 0
    }
    const before = row.placed ? this.#places : null
    const within =
      before !== null && ids.every((id) => before.some((p) => isWithin(registry, id, p)))
    if (ids.some((id) => registry.roots.includes(id))) this.#house = ids
    this.#branch = branchOf(ids, registry) ?? this.#branch
    this.#places = row.placed && !within ? [...new Set([...(before ?? []), ...ids])] : ids
    this.#unknown = null
    this.#named = row.placed ? [...this.#named, ...names] : names
    row.placed = true
    // “一层|甲室”: the room is named itself.
    row.copied &&= ids.length === 0
    if (!within && !row.own) this.#keepDays(row, k)
    return whensOf(cell).length === 0
  }

  /** “东馆|书库|1日|…⏎东馆||2日|…”: the house again, and other days of the room that its row above named. */
  #goesOn(row: RowState, ids: readonly string[], k: number): boolean {
    const heads = this.#heads?.length === row.cells.length ? this.#heads : []
    const rooms = heads[k]?.role === 'place' && heads[k + 1]?.role === 'place' ? k + 1 : -1
    const again = ids.join() === this.#first
    if (heads[k]?.role === 'place' && !row.placed) this.#first = ids.join()
    if (row.placed || rooms < 0 || row.cells[rooms]!.length > 0 || !again) return false
    const { registry, resolver } = this.#input
    const parts = (this.#places ?? []).every(
      (p) => !ids.includes(p) && isWithin(registry, p, ids[0]!),
    )
    const days = heads.findIndex((h) => h?.role === 'days')
    const own = days > k ? daysOf(row.cells[days]!, resolver)?.days : null
    const told = this.#dated?.days
    return parts && !!own && !!told && this.#places !== null && !overlaps(own, told)
  }

  /** A row that names its places: the days above are its own, are those of a merged cell, or are gone. */
  #keepDays(row: RowState, k: number) {
    const dated = this.#dated
    const right = this.#heads?.some((h, j) => j > k && h?.role === 'days')
    if (row.cells.some((c) => whensOf(c).length > 0)) this.#dated = null
    // “甲馆|10月1日至7日9:00-17:00⏎乙馆|暂停开放”: the days stood among the hours of the row above.
    else if (
      dated &&
      this.#heads?.[0]?.role === 'place' &&
      !this.#heads.some((h) => h?.role === 'days')
    )
      this.#dated = null
    // A date left of the names is that of the rows below it too; one right of them was lost.
    else if (dated && right) row.merged = true
    // “周三至周日9:30-16:30” was said of the row above alone.
    else if (dated && dated.days.spans.length === 0) this.#dated = null
  }

  /** “1月25日至31日|周一至周五8:30-11:30”: the hours are of some of the days of the row, or of others. */
  #narrows(row: RowState, cell: Cell): boolean {
    if (!row.own) return false
    const own = daysOf(cell, this.#input.resolver)
    // “周一闭馆|周二至周日9:00-17:00”: each cell is of its own weekdays.
    if (row.own.days.spans.length === 0) {
      const weekly = row.own.days.weekly ?? []
      return row.spoke && !!own?.days.weekly?.every((day) => !weekly.includes(day))
    }
    return own !== null && (own.days.spans.length === 0 || daysWithin(own.days, row.own.days))
  }

  /** The days a cell names; true if it says nothing else. */
  #days(row: RowState, cell: Cell): boolean {
    const { resolver } = this.#input
    const days = daysOf(cell, resolver)
    if (days && row.own && days.days.spans.length === 0 && !says(cell)) {
      // “10月1日|星期四”: the weekday says the same day again, or another.
      const [first, last] = row.own.days.spans[0] ?? [0, null]
      const weekly = days.days.weekly ?? []
      if (first === last && !weekly.includes(weekdayOf(first)))
        row.own.days.doubt ??= 'the weekday contradicts the date'
      row.own.tokens.push(...days.tokens)
      return true
    }
    const shut = exceptedIn(cell)
    if (days && shut.whens.length > 0) {
      const off = daysOf(shut.whens, resolver)
      const tokens = [...(off?.tokens ?? []), ...(shut.closed ? [shut.closed] : [])]
      if (off && off.days.spans.length > 0)
        row.extra.push({ ...closedOn({ ...off, tokens }, row.line), implied: !shut.closed })
    }
    if (!days || (says(cell) && days.tokens.length === 0)) return false
    // “春节|2月15日-2月17日”: beside its days the festival is only named.
    row.own = row.own && !(onlyNamed(row.own) && days.days.spans.length > 0) ? row.own : days
    this.#dated = row.own
    if (!says(cell)) return true
    const verb = onlyOpens(cell, row)
    if (!verb) return false
    row.own.tokens.push(verb)
    const [first, ...more] = row.own.days.spans
    const day = first && more.length === 0 && first[0] === first[1] ? first[0] : null
    if (verb.resumes && day !== null) row.own.days.spans = [[day, null]]
    return true
  }

  /** A cell without days, hours or state: a word for all places, or a place not on file. */
  #stranger(
    row: RowState,
    cell: Cell,
    { word, k, spare, role }: { word: string; k: number; spare: boolean; role: Role | null },
  ) {
    if (row.placed) {
      // “甲分馆|一楼自习室|8:00-22:00” under 区域: a room of the house that is not on file, and not all of the house.
      const head = wordsIn(this.#input.doc, this.#header[k] ?? [])
      const listed = cell.every((t) => t.kind === 'raw' || t.kind === 'quantity' || isMark(t, '、'))
      if (role !== 'place' || isOpenedRooms(head) || !listed || !ROOM.test(word)) return
      this.#places = null
      this.#unknown = { name: word, from: cell[0]!.from, to: cell.at(-1)!.to }
      return
    }
    if (spare && /^(?:全部|所有|各|全馆|全区|整)/.test(word)) {
      this.#places = this.#house
      this.#unknown = null
      row.placed = true
      return
    }
    const plain = cell.every((t) => t.kind === 'raw' || t.kind === 'quantity')
    // Under 场馆 whatever stands is a name; elsewhere only what can be nothing else.
    // “凭身份证入馆” below 入馆方式 is no house.
    const named = role === 'place' ? NAME.test(word) : role === null && plain && FACILITY.test(word)
    if (k === row.cells.length - 1 || !named) return
    this.#places = null
    this.#unknown = { name: word, from: cell[0]!.from, to: cell.at(-1)!.to }
    row.placed = true
  }

  /** A cell that says something of doors. */
  #say(row: RowState, cell: Cell, k: number) {
    const { doc } = this.#input
    const label = this.#headed ? this.#header[k] : undefined
    const s = statement(cell, { doc, line: row.line, label })
    if (!s) return
    row.spoke = true
    // “自修室8:00-22:00,其他区域闭馆” in a row about the house: whose hours these are was not worked out.
    const names = placesOf(cell)
    const parts = !row.placed && names.length > 0 && cell.indexOf(names[0]!) < firstSaid(cell)
    const closes = !row.placed && closedNames(cell)
    if (closes) {
      // “逢周一整理内务,甲室不开放”: what is closed is told in the cell itself.
      const text = doc.prose.text
      s.segment.places = placeIds(cell, this.#house, { registry: this.#input.registry, text })
      this.#told.add(s.segment)
      s.segment.tokens.push(...names, ...whensOf(cell))
    } else if (parts && idsOf(names).some((id) => !this.#places?.includes(id)))
      s.segment.doubts.push('rooms are named in this cell: the hours may be theirs alone')
    if (this.#headed) ofHalf(s.segment, wordsIn(doc, label ?? []))
    join(row.said, s)
    if (s.also) row.said.push(s.also)
  }

  /** “9:00-17:00|10月1日|甲室⏎|10月2日|乙室”: the first column is of hours, and its empty cell one with that above. */
  #takeLeftmost(row: RowState) {
    const heads = this.#heads
    if (row.spoke || row.extra.length > 0 || row.cells.length !== heads?.length) return
    if (heads[0]?.role !== 'hours' || row.cells[0]!.length > 0) return
    if (!row.own && !row.placed) return
    const one = heads.filter((h) => h !== null && SAID.includes(h.role)).length === 1
    const above = this.#above.filter((s) => s.rule !== 'table-hole' && hasHours(s))
    if (!one || above.length !== this.#above.length) return
    for (const s of above) {
      const { implied } = s
      const own = row.own ? {} : ownDays(s)
      row.said.push({ ...s, ...emptyDitto(s, row.line), ...own, implied, rule: 'table-row-merged' })
      row.spoke = true
    }
  }

  /** Days and hours in a cell left of the names that holds for several rows. */
  #takeMerged(row: RowState) {
    if (row.spoke || row.own || row.extra.length > 0 || !row.placed) return
    for (const s of mergedAbove(row.cells, this.#heads, this.#above)) {
      const { implied } = s
      row.said.push({
        ...s,
        ...ownDays(s),
        ...emptyDitto(s, row.line),
        implied,
        rule: 'table-row-merged',
      })
      this.#dated = s.days ? { days: { ...s.days }, tokens: [] } : this.#dated
      row.merged = false
      row.spoke = true
    }
  }

  /** A row with days or places that tells no hours: those of a merged cell above, or a hole. */
  #hole(row: RowState, n: number) {
    const { cells, line, own } = row
    if (row.spoke || row.extra.length > 0 || !this.#tells) return
    const next = this.#body[n + 1]?.cells[0] ?? null
    const grouped =
      (next?.length === 0 && cells[0]!.length > 0) ||
      headsRow(cells, next ?? [], this.#input.registry)
    if (!own && !(row.placed && this.#heads !== null && !grouped)) return
    // A row cut short right below another: its cells may have been one with those above.
    const cut = !own && cells.length < this.#header.length && this.#body[n - 1]?.last === line - 1
    // “30日|9:00-17:00⏎31日|⏎1日|”: several cells that are empty below one another were one with that above.
    const bare = (k: number) => this.#body[k]?.cells.filter((c) => c.length > 0).length === 1
    const { doc } = this.#input
    const { from, to } = doc.lines[line]!
    const walled = doc.prose.text.slice(from, to).includes('|')
    const run = own !== null && walled && bare(n) && (bare(n + 1) || bare(n - 1))
    const merged = !own && lacksDaysAndHours(cells, this.#heads)
    // “4日|9:00-16:30|甲室⏎5日||甲室、乙室”: a row that lists what is open has the hours of a merged cell.
    const hours = this.#heads?.flatMap((h, k) => (h?.role === 'hours' ? [k] : [])) ?? []
    const opens =
      own !== null &&
      hours.length === 1 &&
      cells[hours[0]!]?.length === 0 &&
      (this.#input.opened?.has(line) ?? false)
    const short =
      cut || run || merged || opens
        ? this.#above.filter((s) => s.rule !== 'table-hole' && hasHours(s))
        : []
    // “外场|甲场|6:00-22:00|无需领票⏎|乙场||”: one cell that is empty was lost, several were merged.
    const told = this.#body.slice(Math.max(0, n - 20), n).findLast((r) => !isLone(r.cells))
    if (!own && isBareName(cells, told?.cells ?? [])) {
      const held = this.#above.filter((s) => s.rule !== 'table-hole')
      for (const s of held)
        row.said.push({
          ...s,
          ...ownDays(s),
          ...emptyDitto(s, line),
          implied: true,
          rule: 'table-row-merged',
        })
      if (held.length > 0) return
    }
    for (const s of short)
      row.said.push({
        ...s,
        ...emptyDitto(s, line),
        doubts: [...s.doubts, 'the row gives no hours: those of the row above were taken'],
      })
    if (short.length > 0) return
    const hole = emptySegment(line, 0, 0, 0)
    hole.state = 'open'
    hole.doubts.push('the table gives no hours for these days')
    hole.rule = 'table-hole'
    row.said.push(hole)
  }

  /** “9:00-11:30|不开放”: the closed half of a day adds nothing to its hours. */
  #withoutClosedHalves({ said, cells }: RowState): Segment[] {
    const open = said.some((s) => s.windows.length > 0 || s.opens !== null)
    const silent = said.filter((s) => open && s.state === 'closed' && s.windows.length === 0)
    const left = said.filter((s) => !silent.includes(s))
    for (const s of silent) left[0]?.tokens.push(...s.tokens)
    // Without heads nobody knows of what half, or of what venue, the other cell speaks.
    if (silent.length > 0 && !this.#headed && cells.filter(says).length > 1)
      for (const s of left) s.doubts.push('open and closed are said of the same days')
    return left
  }

  /** Gives a statement its places and days. */
  #settle(s: Segment, row: RowState) {
    const { doc, main } = this.#input
    if (!s.rooms && !this.#told.has(s) && s.rule !== OF_ROOMS) s.places = this.#places
    s.unknown = s.places === null ? this.#unknown : null
    s.named = s.places !== null
    if (row.restOfDays && s.days === null) {
      s.otherDays = true
      s.dated = true
    }
    if (row.restOfPlaces) this.#rest.push(s)
    if (!row.placed && !s.rooms && this.#places !== main && lacksPlace(row.cells, this.#heads))
      s.doubts.push('this row has fewer cells than the table has columns')
    if (s.days === null && row.merged && !row.own)
      s.doubts.push('the row names no days: those of the row above were taken')
    const dated = this.#dated
    const weekly = s.days?.spans.length === 0 ? s.days.weekly : null
    if (s.days === null && dated && !row.restOfDays && !s.otherDays) {
      s.days = { ...dated.days }
      s.dated = true
      if (dated.days.doubt) s.doubts.push(dated.days.doubt)
      s.tokens.push(...(row.own?.tokens ?? dated.tokens))
    } else if (weekly && dated && dated.days.spans.length > 0) s.days = { ...dated.days, weekly }
    for (const t of row.leftOut) {
      const days = t.kind === 'when' ? this.#input.resolver.resolve(t.when) : null
      if (days) s.exceptDays.push(days)
      else s.doubts.push('days left out in a bracket could not be resolved')
      s.tokens.push(t)
    }
    s.implied ||= row.copied
    s.rule ||= row.own || !dated ? 'table-row' : 'table-row-merged-date'
    if (row.placed) s.tokens.push(...this.#named)
    bound(s, doc, row.line)
    this.#out.push(s)
  }
}

/** Names, a comma or the day aside nothing between them and 闭馆, and nothing of hours. */
function closedNames(cell: Cell): boolean {
  const last = cell.findLastIndex((t) => t.kind === 'place')
  const next = cell[last + 1]
  if (last < 0 || next?.kind !== 'state' || next.state !== 'closed') return false
  return cell.every(
    (t) => t.kind !== 'times' && t.kind !== 'cue' && (t.kind !== 'state' || t.state === 'closed'),
  )
}

const LATE: ReadonlySet<Role> = new Set<Role>(['last', 'booking', 'note'])

const OF_ALL =
  /[均都皆]|全部|一律|统一|所有|各(?:场|展)?[馆室厅]|各场[地所]|[两二三四五六七八九十]个?(?:场|展)?[馆室厅]/

const isLone = (cells: readonly Cell[]) => cells.filter((c) => c.length > 0).length < 2

/** An empty cell, a name, and then nothing but empty cells, below two or more that say something. */
function isBareName(cells: readonly Cell[], above: readonly Cell[]): boolean {
  const told = cells.flatMap((c, k) => (c.length > 0 ? [k] : []))
  const [at] = told
  const right = above.slice((at ?? 0) + 1).filter((c) => c.length > 0)
  return told.length === 1 && at! > 0 && at! < cells.length - 1 && right.length > 1
}

/** “甲馆|10月1日至7日|9:00-17:00|展览⏎乙馆|||书法”: where both the days and the hours are empty they were merged cells. */
function lacksDaysAndHours(
  cells: readonly Cell[],
  heads: readonly ({ role: Role } | null)[] | null,
): boolean {
  const empty = (role: Role) => {
    const k = heads?.findIndex((h) => h?.role === role) ?? -1
    return k > 0 && cells[k]?.length === 0
  }
  return empty('days') && empty('hours')
}

const ROOM =
  /^(?!各|全|所有).*(?:自[习修]室|阅览[室区]|借阅[室区]|书库|[报期]刊室|活动室|健身房|排练[厅室]|研[讨修]室|教室|影厅|泳池|球[馆场])$/

const NAME = /[\u4e00-\u9fff]{2}/

/**
 * “10月1日至7日 9:00-17:00|甲馆⏎|乙馆”: the days and hours stand left of the names in one cell for several rows, and
 * what says something of doors is all there.
 */
function mergedAbove(
  cells: readonly Cell[],
  heads: readonly (Column | null)[] | null,
  above: readonly Segment[],
): Segment[] {
  const at = heads?.findIndex((h) => h?.role === 'place') ?? -1
  if (!heads || at < 1 || cells.length !== heads.length) return []
  const tells = (h: Column | null) => h !== null && (SAID.includes(h.role) || h.role === 'days')
  if (heads.slice(at + 1).some(tells) || !heads.slice(0, at).some(tells)) return []
  if (heads.slice(0, at).some((h, k) => tells(h) && cells[k]!.length > 0)) return []
  return above.filter((s) => s.rule !== 'table-hole' && s.days !== null)
}

/** Cells are missing at the end of the row, that of the names among them. */
function lacksPlace(cells: readonly Cell[], heads: readonly (Column | null)[] | null): boolean {
  return (heads?.findIndex((h) => h?.role === 'place') ?? -1) >= cells.length
}

/** The branch that these places are, or of which they are rooms; null if that is not one. */
function branchOf(ids: readonly string[], registry: Registry): string[] | null {
  const branches = ids.map((id) =>
    registry.children.has(id) ? id : (registry.entries.get(id)?.partOf ?? null),
  )
  return branches[0] && branches.every((b) => b === branches[0]) ? [branches[0]] : null
}

/** “甲馆” alone in its row, over a row of one of its rooms. */
function headsRow(cells: readonly Cell[], next: Cell, registry: Registry): boolean {
  const told = cells.filter((c) => c.length > 0)
  const ids = told.length === 1 ? idsOf(told[0]!) : []
  return (
    ids.length === 1 && idsOf(next).some((id) => id !== ids[0] && isWithin(registry, id, ids[0]!))
  )
}

/** 其他场馆 as a row: the places of the same kind that no other row names. */
export function beside(
  rest: readonly Segment[],
  all: readonly Segment[],
  registry: Registry,
): void {
  if (rest.length === 0) return
  const named = all.flatMap((s) =>
    s.tokens.some((t) => t.kind === 'place') ? (s.places ?? []) : [],
  )
  const houses = named.some((p) => registry.roots.includes(p))
  const parents = new Set(named.map((p) => registry.entries.get(p)?.partOf ?? null))
  const universe = houses
    ? registry.roots
    : [...parents].flatMap((p) => (p === null ? [] : (registry.children.get(p) ?? [])))
  const ids = universe.filter((p) => !named.some((q) => isWithin(registry, q, p)))
  for (const s of rest) {
    s.places = ids.length > 0 ? ids : null
    s.implied = true
    s.rule = 'complement-of-places'
  }
}

/** “1月4日起恢复正常营业|6:40-21:00”: beside its days a cell says that doors are open; when, a cell behind it does. */
function onlyOpens(cell: Cell, { cells }: RowState): Extract<Token, { kind: 'state' }> | null {
  const [verb, ...more] = cell.filter(
    (t) => t.kind === 'state' || t.kind === 'times' || t.kind === 'cue',
  )
  if (verb?.kind !== 'state' || verb.weak || more.length > 0) return null
  const behind = cells.slice(cells.indexOf(cell) + 1)
  const opens = verb.state === 'open' || verb.state === 'regular'
  const spelled =
    behind.some((c) => c.some((t) => t.kind === 'times' && t.times.end !== null)) &&
    !behind.some((c) => whensOf(c).length > 0)
  return opens && spelled ? verb : null
}

/** What is cut out of one row later is not cut out of those that share its cell. */
function ownDays(s: Segment): Pick<Segment, 'days' | 'exceptDays' | 'doubts'> {
  return {
    days: s.days && { ...s.days },
    exceptDays: [...s.exceptDays],
    doubts: [...s.doubts],
  }
}
