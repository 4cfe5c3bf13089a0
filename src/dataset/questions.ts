/** Open questions that a draft left at the top of a notice file: they stay until a person strikes them. */
import type { Folder } from './decode.ts'
import { report } from './issue.ts'
import type { Issue } from './issue.ts'

/** A warning for every `# ? 3. …` line of a notice file, unread text among them. */
export function openQuestions({ files }: Folder): Issue[] {
  const issues: Issue[] = []
  for (const [file, text] of files) {
    if (!/^cities\/[^/]+\/notices\//.test(file)) continue
    for (const [i, line] of text.split('\n').entries()) {
      const question = /^# \? \d{1,3}\. (.+)$/.exec(line)?.[1]
      if (question === undefined) continue
      const spot = { file, path: '', line: i + 1, column: 1, text: question }
      report(issues, spot, 'open-question', {
        severity: 'warning',
        problem: `open question: ${question}`,
        expected: 'an answer in the rules',
        repair: 'decide it, then take the line out',
      })
    }
  }
  return issues
}
