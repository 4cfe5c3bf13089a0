import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import SwaggerParser from '@apidevtools/swagger-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildAssets } from '../../src/assets.ts'
import { exampleAddress, openapi } from '../../src/http/openapi.ts'
import { ROUTES } from '../../src/http/routes.ts'
import type { Route } from '../../src/http/routes.ts'
import { exampleAnswers } from '../../src/site.ts'
import { faultsOf, serviceOf } from './service.ts'
import type { Service } from './service.ts'
import { GOOD } from './tables.ts'

let service: Service
beforeAll(async () => {
  service = await serviceOf({ cities: ['zhuzhou'] })
})
afterAll(() => service.close())

const routes = Object.values(ROUTES) as Route[]

test('the document is valid OpenAPI 3.1', async () => {
  const document = structuredClone(openapi(await exampleAnswers()))
  const checked = await SwaggerParser.validate(document as never)
  expect(Object.keys(checked.paths!)).toEqual(routes.map((route) => route.path))
})

test('every operation has a name of its own, a summary and a described answer', () => {
  const { paths, components } = openapi() as { paths: Record<string, any>; components: any }
  const names = Object.values(paths).map((path) => path.get.operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const { get } of Object.values(paths)) {
    expect(get.summary).toMatch(/\.|\?$/)
    for (const parameter of get.parameters) expect(parameter.description).toMatch(/\w/)
  }
  const referred = JSON.stringify(paths).match(/#\/components\/schemas\/\w+/g)!
  for (const reference of referred)
    expect(components.schemas).toHaveProperty(reference.split('/').at(-1)!)
})

describe('examples are real answers', () => {
  test.each(routes.map((route) => [route.name, route] as const))('%s', async (name, route) => {
    const revision = (await service.store.head('zhuzhou'))!.id
    const path = exampleAddress(route, revision)
    const { response, body } = await service.get(path)
    expect(response.status).toBe(200)
    expect(faultsOf(path, response, body)).toBeNull()
    if (name === 'status')
      expect(body).toMatchObject({ state: 'open', until: '2024-02-16T20:30:00+08:00' })
  })
})

test('every documented parameter of every route is asked somewhere in the tests', () => {
  const missing = routes.flatMap((route) => {
    const own = new RegExp(
      `^${route.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`,
    )
    const asked = GOOD.filter((path) => own.test(path))
    return asked.length > 0 || ['changes'].includes(route.name) ? [] : [route.name]
  })
  expect(missing).toEqual([])
})

test('the page that shows the document comes from this origin and runs nothing inline', () => {
  const dir = join(import.meta.dirname, '../../.artefacts/http-assets')
  const built = buildAssets(dir).map(({ path }) => path)
  expect(built).toEqual(expect.arrayContaining(['docs.html', 'assets/docs.js', 'assets/docs.css']))
  const page = readFileSync(join(dir, 'docs.html'), 'utf8')
  expect(page).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*src="\/assets\/)/)
  expect(page.match(/(src|href)="[^"]*"/g)!.filter((link) => /"(https?:)?\/\//.test(link))).toEqual(
    [],
  )
  const script = readFileSync(join(dir, 'assets/docs.js'), 'utf8')
  expect(script).not.toMatch(/innerHTML|eval\(|https?:\/\//)
})
