/** Who put a notice up, as its last lines say. */

/**
 * The name a notice is signed with: on the line above its date, or on the line of the date before it. Null where the
 * last lines are no signature of a house, an office or a paper; nothing is guessed from the text above them.
 */
export function signerOf(text: string): string | null {
  const lines = lastLines(text)
  const [last, before] = [lines.at(-1), lines.at(-2)]
  if (last === undefined) return null
  const dated = DATED.exec(last)
  if (!dated) return null
  const name = (dated[1] !== '' ? dated[1] : before)?.replace(LABEL, '').trim()
  return name !== undefined && NAME.test(name) ? name : null
}

/** The last lines with words in them, two at most; only the end of a long text is looked at. */
function lastLines(text: string): string[] {
  return text
    .slice(-MOST)
    .split(/[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-2)
}

const MOST = 400

/** “2026年12月20日”, “二〇二六年十二月二十日”, “甲馆 2026.12.20”: what stands before the date, and the date. */
const DATED =
  /^(.{0,40}?)\s*(?:[12]\d{3}|[12１２][０-９]{3}|[二两][〇○零一二三四五六七八九]{3})(?:年|[.\-/])\s?[\d０-９一二三四五六七八九十]{1,3}(?:月|[.\-/])\s?[\d０-９一二三四五六七八九十]{1,3}日?$/

const LABEL = /^(?:发布(?:单位|者)?|来源|落款)[:：]\s*/

const NAME =
  /^[^\d\s，。；：、,.;:!！?？“”"()（）|]{2,30}(?:馆|院|局|中心|委员会|办公室|管理处|管委会|管理所|公司|学会|协会|社|部|校|大学|学院|所|站|厅|园|政府|报|苑|宫|团)$/
