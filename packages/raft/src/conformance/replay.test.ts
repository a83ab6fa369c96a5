import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { replayConformanceFile } from './replay.ts'

const folder = new URL('../../conformance/', import.meta.url)
const files = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.txt'))

describe("the project's own conformance files", () => {
  test('are there', () => {
    expect(files.length).toBeGreaterThan(5)
  })

  test.each(files)('%s comes out as written', (file) => {
    expect(replayConformanceFile(readFileSync(new URL(file, folder), 'utf8'))).toBeNull()
  })
})

describe('a conformance file', () => {
  const addOne = 'add-nodes 1 voters=(1) index=2\n----\nok\n\n'

  test.each([
    ['a wrong expectation', `${addOne}raft-state\n----\n1: StateLeader (Voter) Term:0 Lead:0\n`, 5],
    ['an unknown command', `${addOne}make-coffee 1\n----\nok\n`, 5],
    ['an unknown option', 'add-nodes 1 sugar=true\n----\nok\n', 1],
    ['an unknown member', `${addOne}campaign 7\n----\nok\n`, 5],
    ['a command without a separator', `${addOne}campaign 1\nok\n`, 5],
    ['an expectation that is not closed', 'raft-state\n----\n----\n\nok\n', 2],
  ])('with %s fails and names the line', (_name, text, line) => {
    expect(replayConformanceFile(text)).toMatchObject({ line })
  })

  test("passes when only the library's log lines are expected and nothing is said", () => {
    expect(replayConformanceFile(`${addOne}campaign 1\n----\nINFO 1 became candidate\n`)).toBeNull()
  })

  test('may have blank lines between doubled separators', () => {
    const text = `${addOne}raft-state\n----\n----\n1: StateFollower (Voter) Term:0 Lead:0\n\n----\n----\n`
    expect(replayConformanceFile(text)).toBeNull()
  })
})
