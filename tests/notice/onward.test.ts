/** Closures that begin within a day and last, periods that dates define, and what a remark without days adds. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-06-20')
const PLACES = [place('h', '梧城博物馆'), place('t', '听雨塔', 'h'), place('s', '松风亭', 'h')]

function read(text: string): string[] {
  const context = {
    places: PLACES,
    announced: '2026-06-20',
    title: '',
    publisher: '梧城博物馆',
    calendar,
  }
  return shown(draft(text, context), { year: 2026, booking: false })
}

test.each([
  [
    '梧城博物馆及下属文保点听雨塔自7月1日15:00起暂停开放，恢复时间另行通知。',
    'h 07-01 15:00-? remove',
    'h 07-02.. closed',
    't 07-01 15:00-? remove',
    't 07-02.. closed',
  ],
  ['梧城博物馆7月1日下午起闭馆，何时开放另行通知。', 'h 07-01 12:00-? remove', 'h 07-02.. closed'],
  [
    '梧城博物馆7月1日下午起闭馆，7月4日恢复开放。',
    'h 07-01 12:00-? remove',
    'h 07-02..07-03 closed implied',
    'h 07-04.. regular',
  ],
  [
    '梧城博物馆7月1日15:00后停止开放，7月4日9:00恢复开放。',
    'h 07-01 15:00-? remove',
    'h 07-02..07-03 closed implied',
    'h 07-04.. regular',
  ],
  [
    '梧城博物馆自7月1日12时起闭馆至7月3日，7月4日恢复开放。',
    'h 07-01 12:00-? remove',
    'h 07-02..07-03 closed',
    'h 07-04.. regular',
  ],
  [
    '梧城博物馆7月1日起闭馆至7月3日，7月4日恢复开放。',
    'h 07-01..07-03 closed',
    'h 07-04.. regular',
  ],
  ['暑假期间，7月1日至8月31日开放时间为9:00至18:00。', 'h 07-01..08-31 09:00-18:00'],
  [
    '7月1日至10日、7月21日至31日9:00至18:00开放。周一（7月6日、13日、27日）例行闭馆。',
    'h 07-01..07-05+07-07..07-10+07-21..07-26+07-28..07-31 09:00-18:00',
    'h 07-06+07-13+07-27 closed',
  ],
  [
    '梧城博物馆将于7月1日至7月20日延时开放，具体安排如下：\n一、7月1日至10日9:00至18:00。\n二、7月11日至20日9:00至20:00。\n三、本馆免费开放，凭身份证入馆。',
    'h 07-01..07-10 09:00-18:00',
    'h 07-11..07-20 09:00-20:00',
  ],
  [
    '一、清明节：假期听雨塔、松风亭照常开放。\n二、劳动节：假期前三天闭馆，其余时间正常开放。\n三、端午节：当天闭馆。',
    'h 05-01..05-03 closed implied',
    'h 05-04..05-05 regular implied',
    'h 06-19 closed',
    's 04-04..04-06 regular implied',
    't 04-04..04-06 regular implied',
  ],
  [
    '一、端午节\n6月19日闭馆，6月20日起正常开放。\n二、中秋节\n9:00-16:00开放。',
    'h 06-19 closed',
    'h 06-20.. regular',
    'h 09-25..09-27 09:00-16:00 implied',
  ],
  [
    '10月1日至3日听雨塔9:00-17:00开放，松风亭照常开放；10月4日闭馆，10月5日起恢复正常。',
    'h 10-04 closed',
    'h 10-05.. regular',
    's 10-01..10-03 regular',
    't 10-01..10-03 09:00-17:00',
  ],
  [
    '7月6日至15日为集中参观期，梧城博物馆开放时间为8:00-18:00。\n集中参观期内，听雨塔9:00-16:00开放。',
    'h 07-06..07-15 08:00-18:00',
    't 07-06..07-15 09:00-16:00',
  ],
  ['7月6日闭馆。\n服务热线0999-8111222，每天9:00-17:00。', 'h 07-06 closed'],
  ['7月6日闭馆。\n预约电话：0999-8111222\n（周一至周五，8:30-11:30）', 'h 07-06 closed'],
  ['7月6日闭馆。\n人工咨询\n周一至周日9:00-17:00\n0999-8111222', 'h 07-06 closed'],
  ['7月6日闭馆。\n如需帮助请在工作日8:30-17:30拨打0999-8111222。', 'h 07-06 closed'],
  ['松风亭，8:30-20:00，电话0999-8111222', 's mo+tu+we+th+fr+sa+su 08:30-20:00'],
  [
    '7月6日至15日，听雨塔进行布展。布展期间，听雨塔不对外开放，梧城博物馆正常开放。',
    'h 07-06..07-15 regular',
    't 07-06..07-15 closed',
    't 07-06..07-15 closed',
  ],
  ['中考期间照常开放。', 'h mo+tu+we+th+fr+sa+su regular ambiguous'],
  ['集中参观期（7月6日至15日）：8:00-18:00。', 'h 07-06..07-15 08:00-18:00'],
])('%s', (text, ...expected) => {
  expect(read(text)).toEqual(expected)
})
