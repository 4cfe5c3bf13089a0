/** Chinese numerals as notices write them: 十五, 廿三, 二〇二四, 两. */

/** Source of a regular expression that matches a day, month or hour in Chinese numerals, 1…31. */
export const SMALL =
  '(?:三十一|三十|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|十[一二三四五六七八九]?|[一二三四五六七八九])'

/** Source of a regular expression that matches four year digits in Chinese numerals. */
export const YEAR_NUMERAL = '[〇零一二三四五六七八九]{4}'

const DIGITS = '〇一二三四五六七八九'

/** Value of decimal digits, of {@link SMALL} or of a digit string such as 二〇二四; NaN for other text. */
export function numeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  if (/^[〇零一二三四五六七八九]{4}$/.test(text))
    return Number([...text].map((c) => (c === '零' ? 0 : DIGITS.indexOf(c))).join(''))
  let rest = text
  let tens = 0
  if (rest.startsWith('廿')) [tens, rest] = [2, rest.slice(1)]
  else if (rest.startsWith('卅')) [tens, rest] = [3, rest.slice(1)]
  else {
    const ten = rest.indexOf('十')
    if (ten === 0) [tens, rest] = [1, rest.slice(1)]
    else if (ten === 1) [tens, rest] = [digit(rest[0]!), rest.slice(2)]
  }
  return rest === '' ? tens * 10 : tens * 10 + digit(rest)
}

function digit(c: string): number {
  if (c === '两') return 2
  if (c === '零') return 0
  const d = DIGITS.indexOf(c)
  return c.length === 1 && d >= 0 ? d : NaN
}
