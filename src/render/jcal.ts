/**
 * jCal (RFC 7265) from the same bytes as the feed. Knows the properties our feeds write, not all of
 * iCalendar: a general parser would weigh 23 kB at the edge.
 */

/** `application/calendar+json` of a feed written by `feedOf`. */
export function jcalOf(ics: string): string {
  const open: Component[] = [['', [], []]]
  for (const line of ics.replaceAll('\r\n ', '').split('\r\n')) {
    if (line === '') continue
    const { name, parameters, value } = taken(line)
    if (name === 'BEGIN') open.push([value.toLowerCase(), [], []])
    else if (name === 'END') open.at(-2)![2].push(open.pop()!)
    else open.at(-1)![1].push(property(name, parameters, value))
  }
  return JSON.stringify(open[0]![2][0])
}

type Component = [name: string, properties: Property[], components: Component[]]
type Value = string | number | number[]
type Property = [name: string, parameters: Record<string, string>, type: string, ...Value[]]

/** Default types of the properties that feeds hold; X- properties are `unknown` (RFC 7265 §5). */
const TYPES: Record<string, string> = {
  // Of RFC 7986, which came after jCal: parsers that know RFC 5545 alone read them so too.
  COLOR: 'unknown',
  NAME: 'unknown',
  GEO: 'float',
  SEQUENCE: 'integer',
  TZOFFSETFROM: 'utc-offset',
  TZOFFSETTO: 'utc-offset',
  TRIGGER: 'duration',
  URL: 'uri',
}
for (const name of ['DTSTAMP', 'DTSTART', 'DTEND', 'LAST-MODIFIED']) TYPES[name] = 'date-time'

function property(name: string, parameters: Record<string, string>, value: string): Property {
  const { value: stated, ...others } = parameters
  const type = stated?.toLowerCase() ?? TYPES[name] ?? (name.startsWith('X-') ? 'unknown' : 'text')
  return [name.toLowerCase(), others, type, ...valuesOf(name, type, value)]
}

function valuesOf(name: string, type: string, value: string): Value[] {
  if (name === 'CATEGORIES') return value.match(/(?:\\.|[^,\\])+/g)!.map(plain)
  if (name === 'GEO') return [value.split(';').map(Number)]
  switch (type) {
    case 'text':
      return [plain(value)]
    case 'integer':
      return [Number(value)]
    case 'date':
      return [value.replace(/^(....)(..)(..)$/, '$1-$2-$3')]
    case 'date-time':
      return [value.replace(/^(....)(..)(..)T(..)(..)(..)(Z?)$/, '$1-$2-$3T$4:$5:$6$7')]
    case 'utc-offset':
      return [value.replace(/^(...)(..)$/, '$1:$2')]
    default:
      return [value]
  }
}

/** RFC 5545 §3.3.11, read back. */
function plain(text: string): string {
  return text.replace(/\\(.)/g, (_, escaped: string) =>
    escaped === 'n' || escaped === 'N' ? '\n' : escaped,
  )
}

/** One unfolded line: name, parameters in lower case (RFC 6868 read back), value. */
function taken(line: string): {
  name: string
  parameters: Record<string, string>
  value: string
} {
  const head = /^([^;:]+)((?:;[^=]+=(?:"[^"]*"|[^;:"]*))*):/.exec(line)
  if (!head) throw new Error(`not a content line: ${line}`)
  const parameters: Record<string, string> = {}
  for (const [, name, quoted, bare] of head[2]!.matchAll(/;([^=]+)=(?:"([^"]*)"|([^;:"]*))/g))
    parameters[name!.toLowerCase()] = (quoted ?? bare!).replace(/\^([n'^])/g, (_, c: string) =>
      c === 'n' ? '\n' : c === "'" ? '"' : '^',
    )
  return { name: head[1]!, parameters, value: line.slice(head[0].length) }
}
