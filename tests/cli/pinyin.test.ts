/** `budayang pinyin`: one line more per venue, every other byte as it was. */
import { describe, expect, test } from 'vitest'
import { withPinyin } from '../../src/cli/pinyin.ts'

const SOURCE = `# kept
city: {id: x, name: 株洲}
venues:
  - id: a
    name: 株洲博物馆 # the house
    kind: museum
    parts:
      - {id: a-p, name: 停车场, kind: parking}
      - {id: a-q, name: "中,心", pinyin: done before, kind: other}
  - name: 最后`

describe('pinyin', () => {
  test('stands under the name, or beside it in a line of braces', () => {
    const { text, spelled } = withPinyin(SOURCE, (name) => `<${name.length}>`)
    expect(text).toBe(`# kept
city: {id: x, name: 株洲}
venues:
  - id: a
    name: 株洲博物馆 # the house
    pinyin: <5>
    kind: museum
    parts:
      - {id: a-p, name: 停车场, pinyin: <3>, kind: parking}
      - {id: a-q, name: "中,心", pinyin: done before, kind: other}
  - name: 最后
    pinyin: <2>`)
    expect(spelled.map((one) => one.name)).toEqual(['株洲博物馆', '停车场', '最后'])
  })

  test('a second time there is nothing to do', () => {
    const once = withPinyin(SOURCE, () => 'x y').text
    expect(withPinyin(once, () => 'z')).toEqual({ text: once, spelled: [] })
  })
})
