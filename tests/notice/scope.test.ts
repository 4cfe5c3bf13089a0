/** Whose statement it is, on which days, and what statements that refer to another take from it. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { PlaceEntry } from '../../src/notice/draft.ts'

const calendar = builtinCalendar('2026-09-20')
const place = (id: string, name: string, partOf: string | null = null): PlaceEntry => ({
  id,
  name,
  aliases: [],
  partOf,
  kind: 'library',
})

/** Houses side by side, and one house with its rooms and branches. */
const REGISTRIES = {
  houses: [
    place('mei', '湖滨美术馆'),
    place('tu', '长桥图书馆'),
    place('bo', '古塔博物馆'),
    place('ge', '望江阁'),
  ],
  rooms: [
    place('tu', '长桥图书馆'),
    place('bao', '报刊室', 'tu'),
    place('shu', '书法室', 'tu'),
    place('qi', '棋艺室', 'tu'),
  ],
  branches: [
    place('tu', '长桥图书馆'),
    place('dong', '城东分馆', 'tu'),
    place('xi', '城西分馆', 'tu'),
  ],
}

/** The facts of a text as `place days hours`, then what is left unread as `? words`. */
function read(text: string, registry: keyof typeof REGISTRIES): string[] {
  const context = {
    places: REGISTRIES[registry],
    announced: '2026-09-20',
    title: '',
    publisher: registry === 'houses' ? '' : '长桥图书馆',
    calendar,
  }
  const { facts, unread } = draft(text, context)
  const short = (date: string) => date.replace('2026-', '')
  const days = (dates: (typeof facts)[number]['dates']) =>
    Array.isArray(dates)
      ? dates
          .map((d) =>
            typeof d === 'string'
              ? short(d)
              : `${short(d[0])}..${d[1] === null ? '' : short(d[1])}`,
          )
          .join('+')
      : dates.weekly.join('+') +
        (dates.from === null ? '' : `@${short(dates.from)}..${dates.to ? short(dates.to) : ''}`)
  const said = facts.map(({ place, dates, hours, effect, certainty }) =>
    [
      place,
      days(dates),
      typeof hours === 'string'
        ? hours
        : hours.map((w) => w.map((end) => end ?? '?').join('-')).join(' '),
      ...(effect === 'set' ? [] : [effect]),
      ...(certainty === 'stated' ? [] : [certainty]),
    ].join(' '),
  )
  return [...said.sort(), ...unread.map((u) => `? ${u.text}`)]
}

type Case = [text: string, ...expected: string[]]

function table(name: string, registry: keyof typeof REGISTRIES, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(read(text, registry)).toEqual(expected)
  })
}

table('a case that may arise closes nothing', 'houses', [
  [
    '湖滨美术馆10月1日至7日9:00-17:00开放。如遇台风，我馆将临时关闭。',
    'mei 10-01..10-07 09:00-17:00',
    '? 我馆将临时关闭',
  ],
  [
    '湖滨美术馆10月1日至7日9:00-17:00开放（如遇台风将提前闭馆），10月8日闭馆。',
    'mei 10-01..10-07 09:00-17:00',
    'mei 10-08 closed',
    '? 如遇台风将提前闭馆',
  ],
  ['湖滨美术馆若需临时闭馆，另行公告。', '? 湖滨美术馆若需临时闭馆'],
  ['湖滨美术馆举行典礼、比赛时暂停开放。', '? 湖滨美术馆举行典礼、比赛时暂停开放'],
  ['长桥图书馆如遇暴雨，顺延至10月5日开放。', '? 10月5日', '? 顺延至10月5日开放'],
  ['如有疑问请致电，长桥图书馆10月9日闭馆。', 'tu 10-09 closed'],
  ['长桥图书馆国庆放假时闭馆。', 'tu 10-01..10-07 closed implied'],
])

table('a plan given up is no schedule', 'houses', [
  ['望江阁原定10月3日至4日闭馆，现更正为10月5日至6日闭馆。', 'ge 10-05..10-06 closed'],
  ['望江阁原计划10月3日关闭，因备料延误推迟至10月9日闭馆。', 'ge 10-09 closed'],
  ['望江阁原定10月3日闭馆的安排取消，照常开放。', 'ge 10-03 regular'],
])

table('an event told as a reason is no event', 'houses', [
  ['望江阁9月30日因举行敬老活动，上午不开放，13:00起开放，17:00闭馆。', 'ge 09-30 13:00-17:00'],
  ['由于举办灯会，长桥图书馆10月3日15:00起闭馆。', 'tu 10-03 15:00-? remove'],
  ['望江阁10月3日9:00-17:00开放，10月4日15:00举办讲座。', 'ge 10-03 09:00-17:00'],
])
