/**
 * `openapi.json` (OpenAPI 3.1) from the table that requests are read by. Made when static files are
 * built; no request loads it. Our own generator because hono-openapi would bring 30 kB to the edge, and
 * the parameters are texts with checks of their own (dates, moments, lists) rather than JSON.
 */
import { ROUTES } from './routes.ts'
import type { Route } from './routes.ts'
import { LONGEST_URL, MOST_DAYS, MOST_ITEMS, MOST_TRANSITIONS, MOST_VENUES } from './query.ts'
import type { Param, Schema } from './query.ts'
import { SCHEMAS } from './schemas.ts'

/** Real answers by route name, shown as examples. */
export type Examples = Record<string, unknown>

/** The document; `examples` are answers as they were served. */
export function openapi(examples: Examples = {}): Schema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Budayang 不打烊',
      version: '1',
      summary:
        'Opening hours of public venues, read from their notices, with the rule that says so.',
      description: [
        'Is it open, can I get in, how do I book, until when, and who says so?',
        'Answers to “now” are constant until `validUntil` and carry strong entity tags; ask again with `If-None-Match`.',
        'A state is `open`, `closed` or `unknown`; unknown is an answer, and its `reason` says why.',
        `Limits: addresses of ${LONGEST_URL} characters, ${MOST_VENUES} venues in a batch, ${MOST_DAYS} days in a range, ${MOST_ITEMS} items on a page, ${MOST_TRANSITIONS} transitions, moments from 2000 to 2100.`,
        'On reads of a single city `revision` and `asOf` answer from what was published before.',
      ].join('\n\n'),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(
      (Object.values(ROUTES) as Route[]).map((route) => [
        route.path,
        { get: operation(route, examples) },
      ]),
    ),
    components: { schemas: SCHEMAS, responses: { Problem: problemResponse } },
  }
}

/** A request that shows a route at its best: the founding notice's Spring Festival. */
export function exampleAddress(route: Route, revision: string): string {
  let path = route.path
  for (const [name, { example }] of Object.entries(route.about))
    path = path.replace(`{${name}}`, example)
  const query = EXAMPLE_QUERIES[route.name]?.replace('REVISION', revision)
  return query ? `${path}?${query}` : path
}

const EXAMPLE_QUERIES: Record<string, string> = {
  status: 'at=2024-02-16T18:00',
  hours: 'from=2024-02-16&to=2024-02-17',
  booking: 'for=2024-02-17&at=2024-02-15T12:00',
  batch: 'venues=zhuzhou-museum,zhuzhou-library&at=2024-02-09T13:00&transitions=1',
  open: 'city=zhuzhou&at=2024-02-16T18:00&limit=2',
  venues: 'q=tushuguan&limit=2',
  notices: 'limit=1',
  changes: 'since=REVISION',
  mixFeed: 'venues=zhuzhou-museum,zhuzhou-library&show=closures',
  venueFeed: 'show=closures',
  cityFeed: 'kind=library&show=closures',
}

function operation(route: Route, examples: Examples): Schema {
  const example = examples[route.name]
  const isJson = !route.answers.includes('/')
  const media = isJson ? 'application/json' : route.answers
  const schema = isJson ? { $ref: `#/components/schemas/${route.answers}` } : { type: 'string' }
  return {
    operationId: route.name,
    summary: route.summary,
    parameters: [
      ...Object.entries(route.about).map(([name, { description, example }]) => ({
        name,
        in: 'path',
        required: true,
        description,
        schema: { type: 'string' },
        example,
      })),
      ...Object.entries(route.params).map(([name, param]) => queryParameter(name, param)),
    ],
    responses: {
      '200': {
        description: route.summary,
        headers: {
          ETag: { schema: { type: 'string' } },
          'Cache-Control': { schema: { type: 'string' } },
        },
        content: {
          [media]: { schema, ...(example === undefined ? {} : { example }) },
          ...(media === 'text/calendar'
            ? { 'application/calendar+json': { schema: { type: 'array', items: {} } } }
            : {}),
        },
      },
      '304': { description: 'Unchanged since the entity tag in `If-None-Match`.' },
      '4XX': { $ref: '#/components/responses/Problem' },
    },
  }
}

function queryParameter(name: string, param: Param<unknown>): Schema {
  const isList = param.schema['type'] === 'array'
  return {
    name,
    in: 'query',
    description: param.description,
    ...(param.required ? { required: true } : {}),
    ...(isList ? { style: 'form', explode: false } : {}),
    schema: param.schema,
    ...(param.example === undefined
      ? {}
      : {
          example: isList
            ? param.example.split(',')
            : isNumber(param)
              ? Number(param.example)
              : param.example,
        }),
  }
}

function isNumber(param: Param<unknown>): boolean {
  return param.schema['type'] === 'number' || param.schema['type'] === 'integer'
}

const problemResponse: Schema = {
  description:
    'The request was not understood (400), is about nothing known (404) or asks too much (422).',
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      example: {
        type: 'about:blank',
        title: 'Unprocessable Content',
        status: 422,
        detail: 'at: 2024-02-30 is not a date that exists',
        errors: [{ parameter: 'at', detail: '2024-02-30 is not a date that exists' }],
      },
    },
  },
}
