/** The other end of `port-worker.ts`: real D1 as a port in the test process. */
import { SqlConstraintError, SqlLimitError } from '../../src/store/port.ts'
import type { Row, SqlPort, SqlStatement } from '../../src/store/port.ts'
import type { RunningWorker } from './harness.ts'
import type { PortAnswer, PortCall, WireValue } from './port-worker.ts'

/** A port whose guard and adapter run in workerd; `path` is where the Worker answers its calls. */
export function remotePort(worker: RunningWorker, path = '/'): SqlPort {
  const send = (call: PortCall): Promise<unknown> => sendTo(worker, path, call)
  return {
    all: async (sql, params = []) =>
      (await send({ method: 'all', ...wire({ sql, params }) })) as Row[],
    batch: async (statements) =>
      (await send({ method: 'batch', statements: statements.map(wire) })) as number[],
  }
}

/** One statement to D1 itself, past our guard. */
export function rawD1(worker: RunningWorker, sql: string, params: unknown[]): Promise<unknown> {
  return sendTo(worker, '/', { method: 'raw', sql, params: params.map(wireValue) })
}

async function sendTo(worker: RunningWorker, path: string, call: PortCall): Promise<unknown> {
  const response = await worker.fetch(path, { method: 'POST', body: JSON.stringify(call) })
  const answer = (await response.json()) as PortAnswer
  if ('value' in answer) return answer.value
  if (answer.error === 'SqlLimitError') throw new SqlLimitError(answer.message)
  if (answer.error === 'SqlConstraintError') throw new SqlConstraintError(answer.message)
  throw new Error(answer.message)
}

function wire({ sql, params }: SqlStatement): { sql: string; params: WireValue[] } {
  return { sql, params: params.map(wireValue) }
}

function wireValue(value: unknown): WireValue {
  if (value === undefined) return { type: 'undefined' }
  if (typeof value === 'boolean' || typeof value === 'bigint') {
    return { type: typeof value as 'boolean' | 'bigint', text: String(value) }
  }
  return value as WireValue
}
