/** `budayang token`: keys to the editor's page. */
import { EVERY_CITY, newToken, readTokens, tokensFile, writeTokens } from '../http/edit-tokens.ts'
import { ID } from '../http/query.ts'
import { Failure, asJson, fine, table } from './terminal.ts'
import type { Input, Outcome } from './terminal.ts'

/** `token new --city C`, `token list`, `token revoke ID` */
export async function token({ args, options, json }: Input): Promise<Outcome> {
  const file = tokensFile(options['file'])
  const kept = readTokens(file)
  switch (args[0]) {
    case 'new': {
      const cities = (options['city'] ?? '').split(',').filter(Boolean)
      if (cities.length === 0 || cities.some((city) => city !== EVERY_CITY && !ID.test(city)))
        throw new Failure(
          2,
          `city: ${options['city'] ?? 'missing'}; ids of cities, or ${EVERY_CITY}`,
        )
      const { token, entry } = newToken(cities, options['by'] ?? 'editor', new Date())
      writeTokens(file, [...kept, entry])
      if (json) return fine(asJson({ token, id: entry.id, cities, file }))
      return fine(
        `${token}\n\nShown once; ${file} keeps its hash. Id ${entry.id}, for ${cities.join(', ')}.`,
      )
    }
    case 'list': {
      if (json) return fine(asJson(kept.map(({ hash: _, ...rest }) => rest)))
      const rows = kept.map(({ id, cities, by, made }) => [id, cities.join(','), by, made])
      return fine(rows.length === 0 ? `no tokens in ${file}` : table(rows))
    }
    case 'revoke': {
      const left = kept.filter(({ id }) => id !== args[1])
      if (left.length === kept.length) throw new Failure(2, `no token ${args[1] ?? ''} in ${file}`)
      writeTokens(file, left)
      return fine(`revoked ${args[1]}`)
    }
    default:
      throw new Failure(2, `${args[0] ?? 'nothing'}; expected new, list or revoke`)
  }
}
