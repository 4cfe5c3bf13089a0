/** A Worker that writes the feed of the content it is sent, for comparison with Node's. */
import { compile } from '../../src/core/schedule.ts'
import type { CityContent } from '../../src/core/model.ts'
import { feedOf, PLAIN } from '../../src/render/feed.ts'
import type { FeedOptions } from '../../src/render/feed.ts'

export default {
  async fetch(request: Request): Promise<Response> {
    const { content, regular } = (await request.json()) as {
      content: CityContent
      regular: FeedOptions['regular']
    }
    const schedule = compile(content)
    return new Response(edgeFeed(schedule, regular))
  },
}

/** The feed both runtimes write: every place of a city, alarms and ordinary days included. */
export function edgeFeed(
  schedule: ReturnType<typeof compile>,
  regular: FeedOptions['regular'],
): string {
  return feedOf([{ schedule, places: [...schedule.places.values()], stamps: new Map() }], {
    ...PLAIN,
    regular,
    alarms: true,
    title: '镇',
    lang: 'zh-CN',
    baseUrl: 'https://budayang.example',
    path: '/feeds/city/town.ics',
    page: '/town',
  })
}
