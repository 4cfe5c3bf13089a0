/** Errors of the API as `application/problem+json` (RFC 9457): what was found, what was expected. */
import type { Problem } from '../render/wire.ts'

/** One thing wrong with a request. */
export type Fault = Problem['errors'][number]

/** A request that cannot be answered; thrown by readers, turned into a problem in one place. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly faults: Fault[]

  constructor(status: number, detail: string, faults: Fault[] = []) {
    super(detail)
    this.status = status
    this.faults = faults
  }
}

/** Bad input that could not be read (400) or read but not accepted (422). */
export function badParameter(parameter: string, detail: string, status = 400): Refusal {
  return new Refusal(status, `${parameter}: ${detail}`, [{ parameter, detail }])
}

/** Nothing has this id or address. */
export function notFound(detail: string, fault?: Fault): Refusal {
  return new Refusal(404, detail, fault ? [fault] : [])
}

/** The body of a refusal. `type` is `about:blank`: the status says what kind of problem it is. */
export function problemOf(status: number, detail: string, errors: Fault[]): Problem {
  return { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, errors }
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}
