/** HTML as values: `html` escapes every text put into it, so hostile names and notes are shown as text. */

/** Markup that is already safe; everything else put into {@link html} is escaped. */
export type Html = { toString(): string; readonly isEscaped: true }

/** What may stand in a template: text is escaped, lists are joined, null and booleans vanish. */
export type Content = Html | string | number | boolean | null | undefined | Content[]

/** Tagged template. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  const pieces = compact(strings)
  let text = pieces[0]!
  for (const [i, value] of values.entries()) text += shown(value) + pieces[i + 1]!
  return markup(text)
}

function shown(value: Content): string {
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  return Array.isArray(value) ? value.map(shown).join('') : value.toString()
}

/** Line breaks of the source are one blank in the page; each template is compacted once. */
function compact(strings: TemplateStringsArray): readonly string[] {
  let short = compacted.get(strings)
  if (!short) {
    short = strings.map((text) => text.replace(/\s*\n\s*/g, ' '))
    compacted.set(strings, short)
  }
  return short
}

const compacted = new WeakMap<TemplateStringsArray, readonly string[]>()

/** Text that is known to be markup (made by `html` and joined, or a constant). */
export function markup(text: string): Html {
  return { isEscaped: true, toString: () => text }
}

/** Markup joined by markup. */
export function joined(parts: Html[], separator: string): Html {
  return markup(parts.map(String).join(separator))
}

/** Text as it may stand between tags or in a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>'"]/g, (character) => ENTITIES[character]!)
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&quot;',
}

/** JSON for a data block: no text in it can end the element or open a comment (HTML §4.12.1.3). */
export function json(value: unknown): Html {
  return markup(
    JSON.stringify(value)
      .replaceAll('<', '\\u003c')
      .replaceAll('>', '\\u003e')
      .replaceAll('&', '\\u0026')
      .replaceAll('\u2028', '\\u2028')
      .replaceAll('\u2029', '\\u2029'),
  )
}

/** The address if it is one a page may link to (`http`, `https`), else null: data is not trusted. */
export function webAddress(text: string | null): string | null {
  if (text === null) return null
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  return /^https?:\/\/[^\s"'<>\\]+$/i.test(address) ? address : null
}

/** Digits, `+` and `-` of the first number in a phone entry, for `tel:`; null if there are too few. */
export function dialled(phone: string): string | null {
  const number = /\+?\d[\d\s()-]{5,}\d/.exec(phone)?.[0].replace(/[\s()]/g, '')
  return number ?? null
}
