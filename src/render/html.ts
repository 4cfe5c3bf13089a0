/**
 * HTML as values: `html` escapes every text put into it, so hostile names and notes are shown as text.
 * The one file that knows the template library.
 */
import { html as template, raw } from 'hono/html'

/** Markup that is already safe; everything else put into {@link html} is escaped. */
export type Html = { toString(): string; readonly isEscaped: true }

/** What may stand in a template: text is escaped, lists are joined, null and booleans vanish. */
export type Content = Html | string | number | boolean | null | undefined | Content[]

/** Tagged template; synchronous because no promise can be put into it. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return template(compact(strings), ...values) as unknown as Html
}

/** Line breaks of the source are one blank in the page; each template is compacted once. */
function compact(strings: TemplateStringsArray): TemplateStringsArray {
  const known = compacted.get(strings)
  if (known) return known
  const short = strings.map((text) => text.replace(/\s*\n\s*/g, ' '))
  const result = Object.assign(short, { raw: strings.raw }) as unknown as TemplateStringsArray
  compacted.set(strings, result)
  return result
}

const compacted = new WeakMap<TemplateStringsArray, TemplateStringsArray>()

/** Text that is known to be markup (made by `html` and joined, or a constant). */
export function markup(text: string): Html {
  return raw(text) as unknown as Html
}

/** Markup joined by markup. */
export function joined(parts: Html[], separator: string): Html {
  return markup(parts.map(String).join(separator))
}

/** Text as it may stand between tags or in a quoted attribute. */
export function escaped(text: string): string {
  return String(html`${text}`)
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
