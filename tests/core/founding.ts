/** The founding city as the data folder holds it. */
import { resolve } from 'node:path'
import type { CityContent } from '../../src/core/model.ts'
import { loadFolder } from '../../src/dataset/read.ts'

/** Zhuzhou, decoded from `data/`; throws with the issues if it does not decode. */
export function foundingCity(): CityContent {
  const { cities, issues } = loadFolder(resolve(import.meta.dirname, '../../data'))
  const errors = issues.filter(({ severity }) => severity === 'error')
  const city = cities.find(({ city }) => city.id === 'zhuzhou')
  if (errors.length || !city) throw new Error(JSON.stringify(errors, null, 1))
  return city
}
