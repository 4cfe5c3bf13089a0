/**
 * JSON Schema (2020-12) of the data files, for editors that check while one types. It knows shapes and
 * words; what needs other files or the calendar only `check` can say. A test keeps `data/schema/` equal to it
 * (`vitest run tests/data/schema.test.ts -u` writes the files).
 */
import { KINDS } from '../core/model.ts'
import { HOLIDAYS } from '../core/calendar.ts'
import { EARLIER_KEYS, OFF_KEYS, PAPER_KEYS, YEAR_KEYS } from './calendar.ts'
import {
  CITY_KEYS,
  NOTICE_KEYS,
  PROGRAMME_KEYS,
  ROUTE_WORDS,
  VENUE_KEYS,
  VENUES_FILE_KEYS,
} from './decode.ts'
import { CAUSES, CHANNEL_KINDS, FEES, MODES } from '../core/model.ts'
import {
  BOOKING_KEYS,
  CALENDAR_NAMES,
  CHANNEL_KEYS,
  DAY_TYPES,
  FESTIVALS,
  NOTICE_RULE_KEYS,
  QUOTA_KEYS,
  SOURCE_KEYS,
  STANDING_KEYS,
  WEEKDAYS,
  WINDOW_KEYS,
} from './rule.ts'

/** A JSON Schema, or part of one. */
export type Schema = Record<string, unknown>

/** The schemas by file name in `data/schema/`. */
export function schemas(): Map<string, Schema> {
  return new Map([
    ['venues.schema.json', venuesSchema()],
    ['notice.schema.json', noticeSchema()],
    ['calendar.schema.json', calendarSchema()],
    ['lunar.schema.json', lunarSchema()],
  ])
}

function venuesSchema(): Schema {
  const city = map(
    CITY_KEYS,
    {
      id: said('城市编号,与目录名相同 · city id, the same as its folder', ref('id')),
      name: said('城市名 · name in Chinese', TEXT),
      nameEn: said('英文名 · name in English', TEXT),
      timezone: said('IANA 时区 · IANA time zone, such as Asia/Shanghai', TEXT),
      calendar: said('节假日日历:CN 或 none · calendar of holidays', { enum: ['CN', 'none'] }),
    },
    ['id', 'name', 'timezone'],
  )
  const venue = map(
    VENUE_KEYS,
    {
      id: said('场馆编号,全库唯一 · id, unique over all cities', ref('id')),
      name: said('场馆名 · name', TEXT),
      nameEn: said('英文名 · name in English', TEXT),
      pinyin: said('拼音,不带声调 · pinyin without tones, for search', TEXT),
      aliases: said('别名 · other names', list(TEXT)),
      kind: said('类别 · kind of place', { enum: KINDS }),
      partOf: said('所属场馆 · the venue it is part of', ref('id')),
      ownHours: said('自有开放时间,不随上级 · keeps its own hours', { type: 'boolean' }),
      address: said('地址 · address', TEXT),
      phone: said('电话 · phone', TEXT),
      website: said('网址 · website', ref('url')),
      location: said(
        '坐标与坐标系 · position and its datum',
        map(
          ['lat', 'lon', 'datum'] as const,
          {
            lat: { type: 'number', minimum: -90, maximum: 90 },
            lon: { type: 'number', minimum: -180, maximum: 180 },
            datum: { enum: ['wgs84', 'gcj02'] },
          },
          ['lat', 'lon'],
        ),
      ),
      formerIds: said('曾用编号 · ids it had before', list(ref('id'))),
      fee: said('默认收费 · fee unless a rule says otherwise', ref('fee')),
      booking: said('默认预约方式 · booking unless a rule says otherwise', ref('booking')),
      standing: said('常规开放规则 · standing rules', {
        type: 'array',
        items: ref('standingRule'),
      }),
      parts: said('下属部分 · parts', { type: 'array', items: ref('venue') }),
      sources: said(
        '名称、地址等的来源 · where names and addresses were read',
        list(ref('source')),
      ),
      doubts: said('存疑之处 · what is doubtful, for editors', TEXT),
    },
    ['id', 'name', 'kind'],
  )
  const root = map(
    VENUES_FILE_KEYS,
    {
      city: said('城市 · the city', city),
      channels: said('预约渠道,按编号引用 · booking channels by id', {
        type: 'object',
        additionalProperties: ref('channel'),
      }),
      venues: said('场馆 · venues', { type: 'array', items: ref('venue') }),
    },
    ['city', 'venues'],
  )
  return document('venues', '一座城市的场馆 · the venues of one city', root, {
    ...commonDefs(),
    venue,
    standingRule: ruleSchema(STANDING_KEYS, {
      source: said('依据 · where it was read', ref('source')),
    }),
  })
}

function noticeSchema(): Schema {
  const root = map(
    NOTICE_KEYS,
    {
      id: said('公告编号,全库唯一 · id, unique over all cities', ref('id')),
      title: said('公告标题 · title, as a citation', TEXT),
      publisher: said('发布者 · who announced it', TEXT),
      url: said('原文网址 · where it can be read', ref('url')),
      announced: said(
        '发布日期、时间,或 {by: 不晚于} · when it was announced, or {by: at the latest}',
        {
          oneOf: [{ $ref: '#/$defs/moment' }, map(['by'] as const, { by: ref('moment') }, ['by'])],
        },
      ),
      covers: said('公告所涵盖的首日/末日 · first and last day it speaks of', ref('range')),
      layer: said('notice 或 emergency(紧急) · layer', { enum: ['notice', 'emergency'] }),
      supersedes: said('被取代的公告 · notices it outranks', list(ref('id'))),
      note: said('录入说明 · remark of the encoder', TEXT),
      rules: said('规则 · rules', { type: 'array', items: ref('rule') }),
      programme: said('活动,不是开放时间 · dated events, never opening hours', {
        type: 'array',
        items: map(
          PROGRAMME_KEYS,
          {
            venue: ref('id'),
            clause: ref('clause'),
            date: ref('date'),
            title: TEXT,
            titleEn: TEXT,
            time: ref('clock'),
            url: ref('url'),
          },
          ['venue', 'date', 'title'],
        ),
      }),
    },
    ['id', 'title', 'publisher', 'announced'],
  )
  const rule = ruleSchema(NOTICE_RULE_KEYS, {
    clause: said('第几段或第几条,从 1 起 · paragraph or item, from 1', ref('clause')),
    venue: said('场馆 · the venue', ref('id')),
    venues: said('多个场馆 · several venues', { type: 'array', items: ref('id'), minItems: 1 }),
    others: said('未列出的其余部分关闭 · parts not named are closed', { enum: ['closed'] }),
    reach: said('all:连自有开放时间的部分也适用 · all: parts with own hours too', {
      enum: ['parts', 'all'],
    }),
  })
  const oneVenue = { oneOf: [{ required: ['venue'] }, { required: ['venues'] }] }
  return document('notice', '一份公告 · one notice', root, {
    ...commonDefs(),
    rule: { ...rule, allOf: [...(rule.allOf as Schema[]), oneVenue] },
  })
}

function calendarSchema(): Schema {
  const paper = map(
    PAPER_KEYS,
    { title: TEXT, publisher: TEXT, date: ref('date'), url: ref('url') },
    ['title', 'publisher', 'date'],
  )
  const off = said('放假日期 · days off', {
    type: 'array',
    items: map(OFF_KEYS, { holidays: list({ enum: HOLIDAYS }), on: ref('range') }, OFF_KEYS),
  })
  const makeUp = said('调休上班日 · make-up workdays', { type: 'array', items: ref('date') })
  const version = { paper: said('国务院办公厅通知 · the paper', paper), off, makeUp }
  const root = map(
    YEAR_KEYS,
    {
      year: { type: 'integer', minimum: 2000, maximum: 2100 },
      ...version,
      earlier: said('同年较早的通知 · what earlier papers of the year said', {
        type: 'array',
        items: map(EARLIER_KEYS, version, EARLIER_KEYS),
      }),
    },
    ['year', 'paper', 'off', 'makeUp'],
  )
  const { date, range, url } = commonDefs()
  return document('calendar', '一年的法定节假日 · the official days of one year', root, {
    date,
    range,
    url,
  })
}

function lunarSchema(): Schema {
  const monthDay = { type: 'string', pattern: '^\\d{2}-\\d{2}$' }
  return document(
    'lunar',
    '每年的正月初一、清明、端午、中秋 · four days of every year as MM-DD',
    {
      type: 'object',
      patternProperties: {
        '^2(0\\d\\d|100)$': { type: 'array', items: monthDay, minItems: 4, maxItems: 4 },
      },
      additionalProperties: false,
    },
    {},
  )
}

/** What standing and notice rules share. */
function ruleSchema<K extends string>(keys: readonly K[], own: Record<string, Schema>): Schema {
  const windows = oneOrMany(ref('window'))
  const properties: Record<string, Schema> = {
    id: said('规则编号,通常自动 · rule id, usually automatic', {
      type: 'string',
      pattern: '^[A-Za-z0-9][A-Za-z0-9#._-]*$',
    }),
    on: said(
      '日期、起止、每年、节日 · dates, ranges, yearly ranges, festivals',
      oneOrMany(ref('onTerm')),
    ),
    days: said('星期或日子类别 · weekdays or kinds of day', oneOrMany(ref('dayTerm'))),
    from: said('自…起 · from this day', ref('date')),
    to: said('至…止 · to this day', ref('date')),
    except: said('除外 · except', oneOrMany({ anyOf: [ref('onTerm'), ref('dayTerm')] })),
    open: said('开放时间 · hours of the day', { anyOf: [ref('openWord'), windows] }),
    as: said('按星期几的常规时间 · the ordinary hours of that weekday', { enum: WEEKDAYS }),
    also: said(
      '另外增开 · hours on top',
      oneOrMany({ anyOf: [ref('fullWindow'), ref('windowObject')] }),
    ),
    closed: said('闭馆:全天或时段 · closed all day, or these hours', {
      anyOf: [{ const: 'all-day' }, oneOrMany(ref('fullWindow'))],
    }),
    booking: said('预约方式 · how one gets in', ref('booking')),
    lastEntry: said('最后入场 · last entry of the last window', ref('lastEntry')),
    fee: said('收费 · fee', ref('fee')),
    note: said('备注 · note', TEXT),
    holidays: said('法定节假日是否照此 · what it says of statutory holidays', {
      enum: ['same', 'closed', 'silent'],
    }),
    basis: said('原文明示或推断 · stated, or concluded by us', { enum: ['stated', 'implied'] }),
    cause: said('闭馆原因 · cause of a closure', { enum: CAUSES }),
    ...own,
  }
  const both = (a: string, b: string) => ({ not: { required: [a, b] } })
  return {
    ...map(keys, properties as Record<K, Schema>, []),
    allOf: [both('open', 'also'), both('open', 'closed'), both('also', 'closed')],
  }
}

/** Definitions that several files use. */
function commonDefs() {
  const date = '\\d{4}-\\d{2}-\\d{2}'
  const monthDay = '\\d{2}-\\d{2}'
  const time = '\\d{1,2}:[0-5]\\d'
  const days = { type: 'integer', minimum: 0, maximum: 400 }
  return {
    id: {
      type: 'string',
      pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      maxLength: 80,
      not: { enum: ROUTE_WORDS },
    },
    url: { type: 'string', pattern: '^https?://' },
    date: { type: 'string', pattern: `^${date}$` },
    range: { type: 'string', pattern: `^${date}(/${date})?$` },
    moment: { type: 'string', pattern: `^${date}(T\\d{2}:\\d{2})?$` },
    clock: { type: 'string', pattern: `^${time}$` },
    clause: { type: 'integer', minimum: 1, maximum: 999 },
    fee: { enum: FEES },
    fullWindow: { type: 'string', pattern: `^${time}-${time}$` },
    window: {
      anyOf: [
        { type: 'string', pattern: `^(${time}-(${time}|\\?)|\\?-${time})$` },
        ref('windowObject'),
      ],
    },
    windowObject: map(
      WINDOW_KEYS,
      {
        hours: {
          anyOf: [
            { const: 'all-day' },
            { type: 'string', pattern: `^(${time}|\\?)-(${time}|\\?)$` },
          ],
        },
        lastEntry: ref('lastEntry'),
        entry: said('入场时段 · when newcomers are let in', oneOrMany(ref('fullWindow'))),
        booking: ref('booking'),
        fee: ref('fee'),
      },
      ['hours'],
    ),
    openWord: {
      anyOf: [
        { enum: ['all-day', 'regular', 'unstated'] },
        { type: 'string', pattern: `^(${time}-regular|regular-${time})$` },
      ],
    },
    lastEntry: {
      anyOf: [
        ref('clock'),
        { type: 'integer', minimum: -999, maximum: -1 },
        { type: 'string', pattern: '^\\d{1,3} min before$' },
      ],
    },
    onTerm: {
      anyOf: [
        { enum: CALENDAR_NAMES },
        ref('range'),
        { type: 'string', pattern: `^${monthDay}(/${monthDay})?$` },
        map(
          ['festival', 'offset'] as const,
          { festival: { enum: FESTIVALS }, offset: { type: 'integer', minimum: -60, maximum: 60 } },
          ['festival', 'offset'],
        ),
        map(
          ['after', 'day', 'moved'] as const,
          {
            after: { enum: [...HOLIDAYS, 'statutory-holidays'] },
            day: { type: 'integer', minimum: 1, maximum: 14 },
            moved: { enum: WEEKDAYS },
          },
          ['after', 'day'],
        ),
      ],
    },
    dayTerm: {
      anyOf: [
        { enum: [...WEEKDAYS, ...DAY_TYPES] },
        map(
          ['nth', 'day'] as const,
          { nth: { enum: [-1, 1, 2, 3, 4, 5] }, day: { enum: WEEKDAYS } },
          ['nth', 'day'],
        ),
      ],
    },
    channel: map(
      CHANNEL_KEYS,
      { kind: { enum: CHANNEL_KINDS }, name: TEXT, url: ref('url'), appId: TEXT },
      ['kind'],
    ),
    booking: map(
      BOOKING_KEYS,
      {
        mode: said('入场方式 · how one gets in', { enum: MODES }),
        channels: said('预约渠道 · where one books', oneOrMany({ anyOf: [TEXT, ref('channel')] })),
        register: said('到场登记 · one signs in on arrival', { type: 'boolean' }),
        minDaysAhead: said('至少提前几天 · at least so many days ahead', days),
        maxDaysAhead: said('至多提前几天 · at most so many days ahead', days),
        releasesAt: said('放票时刻 · when a day becomes bookable', ref('clock')),
        cutoffAt: said('停止预约时刻 · when booking ends', ref('clock')),
        realName: said('实名 · identity document needed', { type: 'boolean' }),
        audience: said('对象 · whom it is for', TEXT),
        fallback: said('不用智能手机的办法 · how people without a smartphone get in', TEXT),
        quota: said(
          '名额 · places',
          map(
            QUOTA_KEYS,
            {
              perDay: { type: 'integer', minimum: 1 },
              perSession: { type: 'integer', minimum: 1 },
              note: TEXT,
            },
            [],
          ),
        ),
        note: TEXT,
      },
      ['mode'],
    ),
    source: map(
      SOURCE_KEYS,
      {
        publisher: TEXT,
        title: TEXT,
        date: ref('date'),
        url: ref('url'),
        firstHand: { type: 'boolean' },
        seen: ref('date'),
      },
      ['publisher'],
    ),
  }
}

const TEXT: Schema = { type: 'string', minLength: 1 }

function document(name: string, title: string, root: Schema, defs: Record<string, Schema>): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${name}.schema.json`,
    title,
    ...root,
    ...(Object.keys(defs).length > 0 ? { $defs: defs } : {}),
  }
}

/** A map of exactly these keys; a key without a value counts as absent. */
function map<K extends string>(
  keys: readonly K[],
  properties: Record<K, Schema>,
  required: readonly NoInfer<K>[],
): Schema {
  const open = Object.fromEntries(
    keys.map((key) => [
      key,
      required.includes(key) ? properties[key] : { anyOf: [properties[key], { type: 'null' }] },
    ]),
  )
  return { type: 'object', properties: open, required, additionalProperties: false }
}

function list(items: Schema): Schema {
  return { anyOf: [items, { type: 'array', items }] }
}

function oneOrMany(items: Schema): Schema {
  return { anyOf: [items, { type: 'array', items, minItems: 1 }] }
}

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` }
}

/** What an editor shows beside a key, in both languages. */
function said(description: string, schema: Schema): Schema {
  return { description, ...schema }
}
