/** The name a notice is signed with, taken where an editor gave none. */
import { expect, test } from 'vitest'
import { signerOf } from '../../src/notice/signature.ts'

test.each([
  ['开放安排如下。\n芦湾图书馆\n2026年12月20日', '芦湾图书馆'],
  ['开放安排如下。\n\n　　芦湾区文化和旅游局\n　　二〇二六年十二月二十日\n', '芦湾区文化和旅游局'],
  ['开放安排如下。\n芦湾图书馆 2026.12.20', '芦湾图书馆'],
  ['开放安排如下。\n发布单位：芦湾体育中心\n2026-12-20', '芦湾体育中心'],
])('the last lines of %j', (text, name) => {
  expect(signerOf(text)).toBe(name)
})

test.each([
  '芦湾图书馆1月1日闭馆。',
  '特此通知。\n2026年12月20日',
  '芦湾图书馆、芦湾文化馆\n2026年12月20日',
  '电话0000-1234567\n2026年12月20日',
  '芦湾图书馆\n1月1日至3日闭馆',
  '',
])('none in %j', (text) => {
  expect(signerOf(text)).toBeNull()
})
