/**
 * Runs a candidate over the kit: `node tests/conformance/run.ts <command…>`; without a command, our own
 * engine. For each vector file the command is started once, gets a task as JSON on its standard input and
 * prints the answers. Exit status 0: all as expected; 1: some differ; 2: the candidate failed.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { differences, loadVectors, taskOf } from './kit.ts'

const given = process.argv.slice(2)
const [command, ...options] = given.length
  ? given
  : [process.execPath, join(import.meta.dirname, 'engine.ts')]
let wrong = 0
let asked = 0
for (const vector of loadVectors()) {
  const ran = spawnSync(command!, options, {
    input: JSON.stringify(taskOf(vector)),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  let answers: unknown[]
  try {
    answers = JSON.parse(ran.stdout) as unknown[]
  } catch {
    console.error(
      `${vector.name}: the candidate printed no JSON\n${ran.stderr ?? String(ran.error)}`,
    )
    process.exit(2)
  }
  const before = wrong
  for (const [i, { path, query, expect }] of vector.cases.entries()) {
    asked++
    const found = differences(expect, answers[i])
    if (!found.length) continue
    wrong++
    const question = `${path}?${new URLSearchParams(query).toString()}`
    console.log(`${vector.name}: ${decodeURIComponent(question)}\n  ${found.join('\n  ')}`)
  }
  const right = vector.cases.length - (wrong - before)
  console.log(`${vector.name}: ${right} of ${vector.cases.length} (${vector.about})`)
}
console.log(`${asked - wrong} of ${asked} answers as expected`)
process.exitCode = wrong ? 1 : 0
