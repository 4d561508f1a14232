// Adds up the reports of a run: a line per test that failed, one with the sum, and an exit code that is 0 only when
// nothing failed.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
const lines = (name) =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean) : []
const failures = []
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#10': '\n', '#9': ' ' }
const plain = (text) => text.replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole)
const failed = (test, why) => failures.push(`FAILED ${test}: ${why.replace(/\s+/g, ' ').trim().slice(0, 300)}`)
const total = { passed: 0, failed: 0, skipped: lines('skipped-steps').length }

for (const name of readdirSync(folder)) {
  const text = readFileSync(join(folder, name), 'utf8')
  if (name.endsWith('.xml')) {
    const suite = text.match(/<testsuite [^>]*>/s)?.[0] ?? ''
    const number = (attribute) => Number(suite.match(new RegExp(`\\b${attribute}="(\\d+)"`))?.[1] ?? 0)
    const broken = number('errors') + number('failures')
    total.failed += broken
    total.skipped += number('skipped')
    total.passed += number('tests') - broken - number('skipped')
    for (const [, test, result] of text.matchAll(/<testcase ([^>]*[^/])>(.*?)<\/testcase>/gs)) {
      const why = result.match(/<(?:failure|error)\b([^>]*)>/s)?.[1]
      const of = (attributes, key) => plain(attributes.match(new RegExp(`\\b${key}="([^"]*)"`, 's'))?.[1] ?? '')
      if (why !== undefined) failed(`${of(test, 'classname')}.${of(test, 'name')}`, of(why, 'message') || of(why, 'type'))
    }
  } else if (name.endsWith('.json')) {
    const run = JSON.parse(text)
    total.passed += run.numPassedTests
    total.failed += run.numFailedTests
    total.skipped += run.numPendingTests + run.numTodoTests
    for (const { assertionResults } of run.testResults) {
      for (const { fullName, status, failureMessages } of assertionResults) {
        if (status === 'failed') failed(fullName, failureMessages?.[0] ?? '')
      }
    }
  }
}
// A step that failed counts too, for a compile error is no test and no pass; a step that ran tests has been counted by them.
const ranTests = (step) => /tests|journeys/.test(step)
const failedSteps = lines('failed-steps')
total.failed += total.failed > 0 ? failedSteps.filter((step) => !ranTests(step)).length : failedSteps.length
if (total.passed === 0 && total.failed === 0) total.failed = 1

for (const line of failures.slice(0, 40)) console.log(line)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)
