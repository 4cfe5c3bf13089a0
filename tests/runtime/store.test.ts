import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeContract } from '../store/contract.ts'
import { startWorker } from './harness.ts'
import type { RunningWorker } from './harness.ts'
import { rawD1, remotePort } from './port-client.ts'

let worker: RunningWorker

beforeAll(async () => {
  worker = await startWorker({ main: 'tests/runtime/port-worker.ts' })
}, 60_000)

afterAll(() => worker?.stop())

storeContract('D1 in workerd', async () => {
  const port = remotePort(worker)
  const tables = ['ids', 'heads', 'revisions', 'texts', 'chunks', 'folders']
  // a child before its parent: newest revisions first
  const revisions = await port.all('SELECT id FROM revisions ORDER BY serial DESC')
  await port.batch([
    { sql: 'DELETE FROM heads', params: [] },
    ...revisions.map(({ id }) => ({ sql: 'DELETE FROM revisions WHERE id = ?', params: [id!] })),
    ...tables.map((table) => ({ sql: `DELETE FROM ${table}`, params: [] })),
  ])
  return { port, close: () => {} }
})

// what the guard forbids, D1 itself refuses or changes: were a limit lifted, this would tell
describe('the limits are those of D1', () => {
  const marks = (n: number): string => Array.from({ length: n }, () => '?').join(', ')
  const refused: [name: string, sql: string, params: unknown[], message: RegExp][] = [
    [
      '101 parameters',
      `SELECT ${marks(101)}`,
      Array<number>(101).fill(1),
      /too many SQL variables/,
    ],
    ['a pattern of 51 bytes', "SELECT 'x' LIKE ?", ['a'.repeat(51)], /pattern too complex/],
    ['undefined', 'SELECT ?', [undefined], /undefined/],
    ['bigint', 'SELECT ?', [1n], /bigint/],
  ]
  test.each(refused)('%s', async (_name, sql, params, message) => {
    await expect(rawD1(worker, sql, params)).rejects.toThrow(message)
  })

  test('100 parameters and a pattern of 50 bytes pass', async () => {
    await rawD1(worker, `SELECT ${marks(99)}, 'x' LIKE ?`, [
      ...Array<number>(99).fill(1),
      'a'.repeat(50),
    ])
  })

  test('a boolean comes back as a number', async () => {
    expect(await rawD1(worker, 'SELECT ? AS yes', [true])).toEqual([{ yes: 1 }])
  })
})
