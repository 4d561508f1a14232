// Adds up the reports of a run: one line at the end, and an exit code that is 0 only when nothing failed.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
const lines = (name) =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean) : []
const total = { passed: 0, failed: 0, skipped: lines('skipped-steps').length }

for (const name of readdirSync(folder)) {
  const text = readFileSync(join(folder, name), 'utf8')
  if (name.endsWith('.xml')) {
    const suite = text.match(/<testsuite [^>]*>/s)?.[0] ?? ''
    const number = (attribute) => Number(suite.match(new RegExp(`\\b${attribute}="(\\d+)"`))?.[1] ?? 0)
    const failed = number('errors') + number('failures')
    total.failed += failed
    total.skipped += number('skipped')
    total.passed += number('tests') - failed - number('skipped')
  } else if (name.endsWith('.json')) {
    const run = JSON.parse(text)
    total.passed += run.numPassedTests
    total.failed += run.numFailedTests
    total.skipped += run.numPendingTests + run.numTodoTests
  }
}
// A step that failed counts too, for a compile error is no test and no pass; a step that ran tests has been counted by them.
const ranTests = (step) => /tests|journeys/.test(step)
const failedSteps = lines('failed-steps')
total.failed += total.failed > 0 ? failedSteps.filter((step) => !ranTests(step)).length : failedSteps.length
if (total.passed === 0 && total.failed === 0) total.failed = 1

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)
