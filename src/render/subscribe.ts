/**
 * What the page about subscribing needs: links that add a feed to a calendar, its QR code, and what to do
 * in each client, said no more hopefully than we could check.
 */
import { qrCode } from './qr.ts'
import type { Lang } from './words.ts'

/** Ways to take one feed. All are addresses, ready for an `href` once escaped. */
export interface SubscribeLinks {
  /** The feed itself: to copy, and with a `download` attribute for phones that only import. */
  https: string
  /** Opens the subscription dialogue of Apple Calendar, Outlook and Thunderbird. */
  webcal: string
  google: string
  /** Outlook.com accounts. */
  outlook: string
  /** Work and school accounts. */
  office: string
  /** File name of the plain download. */
  fileName: string
}

/** What to do in one client. */
export interface Guide {
  client: string
  /** The link that starts it; null where the steps begin in the client. */
  link: 'webcal' | 'google' | 'outlook' | 'office' | 'https' | null
  steps: string[]
  /** How soon a change shows, and what to know before; null if there is nothing to warn of. */
  note: string | null
}

/** Links for a feed at `https://host/feeds/….ics`; `title` is what Outlook will call it. */
export function subscribeLinks(feed: string, title: string): SubscribeLinks {
  const webcal = feed.replace(/^https?:/, 'webcal:')
  const outlook = `addfromweb?url=${encodeURIComponent(feed)}&name=${encodeURIComponent(title)}`
  return {
    https: feed,
    webcal,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    outlook: `https://outlook.live.com/calendar/0/${outlook}`,
    office: `https://outlook.office.com/calendar/0/${outlook}`,
    fileName: /([^/?]+\.ics)(?:\?|$)/.exec(feed)?.[1] ?? 'budayang.ics',
  }
}

/**
 * A QR code as an SVG element, four modules of margin as ISO/IEC 18004 asks; black on white in any theme.
 * Empty for an address too long to be drawn.
 */
export function qrSvg(text: string): string {
  const code = qrCode(text)
  if (code === null) return ''
  let path = ''
  for (let y = 0; y < code.size; y++) {
    const row = code.modules.subarray(y * code.size, (y + 1) * code.size)
    for (let x = 0; x < code.size; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      path += `M${from + 4} ${y + 4}h${x + 1 - from}v1h-${x + 1 - from}z`
    }
  }
  const size = code.size + 8
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
}

/** What to do, client by client; those that keep themselves up to date come first. */
export function guides(lang: Lang): Guide[] {
  return GUIDES.map(([link, ...words]) => {
    const [client, note, ...steps] = words[lang === 'en' ? 1 : 0]
    return { client, link, steps, note }
  })
}

type Words = [client: string, note: string | null, ...steps: string[]]

const GUIDES: [link: Guide['link'], zh: Words, en: Words][] = [
  [
    'webcal',
    [
      'iPhone、iPad',
      '多久更新一次由“设置 › 日历 › 账户 › 获取新数据”决定。在微信里打不开时，请先在浏览器中打开本页。',
      '用 Safari 打开本页',
      '点“订阅”，确认“添加订阅日历”',
      '想要提醒时，取消勾选“移除提醒”',
    ],
    [
      'iPhone, iPad',
      'How often it refreshes is set under Settings › Calendar › Accounts › Fetch New Data. Inside WeChat, open this page in the browser first.',
      'Open this page in Safari',
      'Tap “Subscribe” and confirm the new calendar',
      'If you want alerts, untick “Remove Alerts”',
    ],
  ],
  [
    'webcal',
    ['Mac 日历', null, '点“订阅”，或在“文件 › 新建日历订阅”里粘贴地址', '“自动刷新”选“每小时”'],
    [
      'Calendar on a Mac',
      null,
      'Click “Subscribe”, or paste the address under File › New Calendar Subscription',
      'Set Auto-refresh to every hour',
    ],
  ],
  [
    'outlook',
    ['Outlook.com', '大约每三小时更新一次。', '登录后给日历取名，点“导入”'],
    [
      'Outlook.com',
      'Refreshed about every three hours.',
      'Sign in, name the calendar, choose Import',
    ],
  ],
  [
    'office',
    ['Microsoft 365（单位或学校账户）', '大约每三小时更新一次。', '登录后给日历取名，点“导入”'],
    [
      'Microsoft 365 (work or school)',
      'Refreshed about every three hours.',
      'Sign in, name the calendar, choose Import',
    ],
  ],
  [
    'https',
    [
      '安卓手机（ICSx5）',
      '更新间隔可在 ICSx5 里设置。',
      '安装 ICSx5',
      '点“+”，粘贴日历地址',
      '在手机日历里勾选新出现的日历',
    ],
    [
      'Android (ICSx5)',
      'The refresh interval is set in ICSx5.',
      'Install ICSx5',
      'Tap + and paste the calendar address',
      'Tick the new calendar in your calendar app',
    ],
  ],
  [
    'https',
    [
      '小米、华为、OPPO、vivo 自带日历',
      '只导入一次，以后的变更不会自动出现；要自动更新，请用 ICSx5 或 Outlook。',
      '下载 .ics 文件',
      '用日历打开并导入',
    ],
    [
      'Calendars built into Xiaomi, Huawei, OPPO and vivo phones',
      'Imported once: later changes do not arrive. For updates use ICSx5 or Outlook.',
      'Download the .ics file',
      'Open it with the calendar and import it',
    ],
  ],
  [
    'google',
    [
      'Google 日历',
      '更新可能要 8 到 24 小时，提醒不会保留。中国大陆网络不能直接访问。',
      '在电脑上登录后点“添加”',
      '手机会同步显示',
    ],
    [
      'Google Calendar',
      'Changes can take 8 to 24 hours, and alerts are dropped. Not reachable directly from mainland China.',
      'Sign in on a computer and choose Add',
      'Your phone follows',
    ],
  ],
  [
    'webcal',
    [
      'Thunderbird',
      '默认每 30 分钟更新一次。',
      '“文件 › 新建 › 日历 › 在网络上”',
      '粘贴日历地址，用户名留空',
    ],
    [
      'Thunderbird',
      'Refreshed every 30 minutes unless you change it.',
      'File › New › Calendar › On the Network',
      'Paste the address; leave the user name empty',
    ],
  ],
  [
    'https',
    ['GNOME 日历、Evolution', null, '“新建日历 › 来自网络”', '粘贴日历地址'],
    ['GNOME Calendar, Evolution', null, 'New calendar › On the web', 'Paste the address'],
  ],
]
