/**
 * Which characters a pattern can begin with, so that a reader tries at each character only the patterns that
 * can match there. Knows the subset of regular expressions used in this folder.
 */

/** First characters of the pattern's matches; null if it may begin with anything. */
function firstCharacters(source: string): Set<string> | null {
  const { chars, nullable } = alternatives(source, { at: 0 })
  return nullable ? null : chars
}

interface First {
  /** Null is every character. */
  chars: Set<string> | null
  nullable: boolean
}

/** Entries of a list by the characters they can begin with. */
export function indexByFirst<T extends { re: RegExp }>(
  entries: readonly T[],
): (c: string) => readonly T[] {
  const sets = entries.map((e) => firstCharacters(e.re.source))
  const known = new Map<string, T[]>()
  return (c) => {
    let list = known.get(c)
    if (!list) known.set(c, (list = entries.filter((_, i) => sets[i]?.has(c) ?? true)))
    return list
  }
}

function alternatives(source: string, pos: { at: number }): First {
  let out = sequence(source, pos)
  while (source[pos.at] === '|') {
    pos.at++
    out = either(out, sequence(source, pos))
  }
  return out
}

function sequence(source: string, pos: { at: number }): First {
  let out: First = { chars: new Set(), nullable: true }
  while (pos.at < source.length && source[pos.at] !== '|' && source[pos.at] !== ')') {
    const next = quantified(source, pos, atom(source, pos))
    if (out.nullable) {
      const both = either(out, next)
      out = { chars: both.chars, nullable: next.nullable }
    }
  }
  return out
}

function quantified(source: string, pos: { at: number }, first: First): First {
  const c = source[pos.at]
  let optional = false
  if (c === '?' || c === '*') {
    optional = true
    pos.at++
  } else if (c === '+') pos.at++
  else if (c === '{' && /^\{\d+(?:,\d*)?\}/.test(source.slice(pos.at, pos.at + 12))) {
    optional = source[pos.at + 1] === '0'
    pos.at = source.indexOf('}', pos.at) + 1
  } else return first
  if (source[pos.at] === '?') pos.at++
  return { chars: first.chars, nullable: first.nullable || optional }
}

function atom(source: string, pos: { at: number }): First {
  const c = source[pos.at]!
  if (c === '(') return group(source, pos)
  if (c === '[') return characterClass(source, pos)
  if (c === '\\') {
    const e = source[pos.at + 1]!
    pos.at += 2
    if (e === 'd') return { chars: new Set('0123456789'), nullable: false }
    if (/[DsSwW]/.test(e)) return { chars: null, nullable: false }
    if (e === 'n') return { chars: new Set('\n'), nullable: false }
    return { chars: new Set(e), nullable: false }
  }
  pos.at++
  if (c === '$' || c === '^') return { chars: new Set(), nullable: true }
  return { chars: c === '.' ? null : new Set(c), nullable: false }
}

function group(source: string, pos: { at: number }): First {
  const looks = /^\(\?(?:=|!|<=|<!)/.test(source.slice(pos.at, pos.at + 4))
  const open = /^\((?:\?(?::|=|!|<=|<!))?/.exec(source.slice(pos.at, pos.at + 4))!
  pos.at += open[0].length
  const inside = alternatives(source, pos)
  pos.at++
  return looks ? { chars: new Set(), nullable: true } : inside
}

function characterClass(source: string, pos: { at: number }): First {
  let end = pos.at + 1
  while (source[end] !== ']') end += source[end] === '\\' ? 2 : 1
  const body = source.slice(pos.at + 1, end)
  pos.at = end + 1
  if (body.startsWith('^')) return { chars: null, nullable: false }
  const chars = new Set<string>()
  for (let i = 0; i < body.length; i++) {
    if (body[i] === '\\') {
      i++
      if (body[i] === 'd') for (const d of '0123456789') chars.add(d)
      else if (body[i] === 'u') {
        chars.add(String.fromCharCode(parseInt(body.slice(i + 1, i + 5), 16)))
        i += 4
        if (body[i + 1] === '-') return { chars: null, nullable: false }
      } else chars.add(body[i]!)
    } else if (body[i + 1] === '-' && i + 2 < body.length) {
      const [a, b] = [body.charCodeAt(i), body.charCodeAt(i + 2)]
      if (b - a > 300) return { chars: null, nullable: false }
      for (let c = a; c <= b; c++) chars.add(String.fromCharCode(c))
      i += 2
    } else chars.add(body[i]!)
  }
  return { chars, nullable: false }
}

function either(a: First, b: First): First {
  const chars = a.chars === null || b.chars === null ? null : new Set([...a.chars, ...b.chars])
  return { chars, nullable: a.nullable || b.nullable }
}
