/** A Worker for tests only: the SQL port over loopback, so that a suite outside can drive real D1. */
import { d1Port } from '../../src/store/d1.ts'
import type { D1Database } from '../../src/store/d1.ts'
import type { SqlStatement, SqlValue } from '../../src/store/port.ts'

/** A request's body: one call of the port. `raw` goes to D1 past our guard. */
export type PortCall =
  | { method: 'all' | 'raw'; sql: string; params: WireValue[] }
  | { method: 'batch'; statements: { sql: string; params: WireValue[] }[] }

/** A value as JSON; what JSON has no word for is named. */
export type WireValue =
  SqlValue | { type: 'undefined' } | { type: 'boolean' | 'bigint'; text: string }

/** A response's body. */
export type PortAnswer = { value: unknown } | { error: string; message: string }

export default {
  fetch: (request: Request, env: { DB: D1Database }): Promise<Response> =>
    answerPortCall(request, env.DB),
}

/** Runs the call in the request's body; other test Workers may put this behind a path of theirs. */
export async function answerPortCall(request: Request, db: D1Database): Promise<Response> {
  const call = (await request.json()) as PortCall
  const answer: PortAnswer = await run(call, db).then(
    (value) => ({ value }),
    (error: Error) => ({ error: error.name, message: error.message }),
  )
  return Response.json(answer)
}

async function run(call: PortCall, db: D1Database): Promise<unknown> {
  const port = d1Port(db)
  if (call.method === 'batch') return port.batch(call.statements.map(statementOf))
  const { sql, params } = statementOf(call)
  if (call.method === 'all') return port.all(sql, params)
  return (
    await db
      .prepare(sql)
      .bind(...params)
      .all()
  ).results
}

function statementOf({ sql, params }: { sql: string; params: WireValue[] }): SqlStatement {
  return { sql, params: params.map(valueOf) as SqlValue[] }
}

function valueOf(value: WireValue): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value.type === 'undefined') return undefined
  return value.type === 'bigint' ? BigInt(value.text) : value.text === 'true'
}
