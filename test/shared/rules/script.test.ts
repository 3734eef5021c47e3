import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { needCategoryCodes } from '../../../shared/codes/needs.ts'
import { defaultScript } from '../../../shared/codes/script.ts'
import { ScriptLine, ScriptLineId, scriptLanguages, scriptParts } from '../../../shared/domain/script.ts'
import {
  faultOfLine,
  movedPlaces,
  type NamedLine,
  type ScriptMoment,
  shownLines,
} from '../../../shared/rules/script.ts'
import { runs } from '../../helpers/runs.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const answerIds = ['yes', 'no', 'unsure']
const someDirection = fc.constantFrom('outbound' as const, 'inbound' as const)

/** Lines that no editor would let through too: they wait for themselves, for each other, and for what is not there. */
const someLine = fc.record({
  lineId: fc.constantFrom(...ids),
  part: fc.constantFrom(...scriptParts),
  position: fc.nat(3),
  kind: fc.constantFrom('say' as const, 'ask' as const, 'mind' as const),
  direction: fc.option(someDirection),
  after: fc.option(
    fc.record({
      line: fc.constantFrom(...ids, 'nowhere'),
      answers: fc.uniqueArray(fc.constantFrom(...answerIds), { minLength: 1 }),
    }),
  ),
  need: fc.option(fc.constantFrom('any' as const, 'food' as const, 'medicine' as const)),
  answers: fc.constant(answerIds.map((id) => ({ id, label: id, ticks: null }))),
  text: fc.constant({ en: 'Words' }),
  removed: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
})
const someLines: fc.Arbitrary<NamedLine[]> = fc.uniqueArray(someLine, { selector: (line) => line.lineId })
const someMoment: fc.Arbitrary<ScriptMoment> = fc.record({
  direction: someDirection,
  answers: fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...answerIds)),
  needs: fc.uniqueArray(fc.constantFrom(...needCategoryCodes), { maxLength: 3 }),
})
const namesOf = (lines: readonly NamedLine[]) => lines.map((line) => line.lineId)
const whole = [...defaultScript].map(([lineId, line]): NamedLine => ({ lineId, ...line }))

describe('the lines that are shown', () => {
  test('of the same script and call are the same, in whatever order the lines come', () => {
    fc.assert(
      fc.property(someLines, someMoment, fc.infiniteStream(fc.nat()), (lines, moment, order) => {
        const shuffled = lines
          .map((line) => ({ line, at: Number(order.next().value) }))
          .sort((a, b) => a.at - b.at)
          .map(({ line }) => line)
        expect(namesOf(shownLines(shuffled, moment))).toEqual(namesOf(shownLines(lines, moment)))
      }),
      runs(300),
    )
  })

  test('are exactly those whose every condition holds, on lines that are shown themselves', () => {
    fc.assert(
      fc.property(someLines, someMoment, (lines, moment) => {
        const shown = new Set(namesOf(shownLines(lines, moment)))
        const holds = (line: NamedLine) =>
          !line.removed &&
          (line.direction ?? moment.direction) === moment.direction &&
          (line.need === null || (line.need === 'any' ? moment.needs.length > 0 : moment.needs.includes(line.need))) &&
          (line.after === null ||
            (shown.has(line.after.line) && line.after.answers.includes(moment.answers[line.after.line] ?? '')))
        for (const line of lines) {
          if (shown.has(line.lineId)) expect(holds(line)).toBe(true)
          else expect(holds(line)).toBe(false)
        }
      }),
      runs(500),
    )
  })

  test('come by part and place', () => {
    fc.assert(
      fc.property(someLines, someMoment, (lines, moment) => {
        const places = shownLines(lines, moment).map((line) => scriptParts.indexOf(line.part) * 1000 + line.position)
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }),
      runs(200),
    )
  })

  test('two lines that wait for each other are not shown, and asking about them ends', () => {
    const line = (lineId: string, waitsFor: string): NamedLine => ({
      lineId,
      part: 'questions',
      position: 1,
      kind: 'ask',
      direction: null,
      after: { line: waitsFor, answers: ['yes'] },
      need: null,
      answers: [],
      text: { en: 'Words' },
      removed: false,
    })
    const moment = { direction: 'outbound' as const, answers: { a: 'yes', b: 'yes', c: 'yes' }, needs: [] }
    expect(shownLines([line('a', 'b'), line('b', 'a'), line('c', 'c')], moment)).toEqual([])
  })
})

describe('the script that comes with the program', () => {
  test('fits its schema and the rules that the editor checks', () => {
    for (const line of whole) {
      const { lineId, ...rest } = line
      expect(ScriptLineId.safeParse(lineId).success).toBe(true)
      expect(ScriptLine.safeParse(rest).error).toBeUndefined()
      expect(faultOfLine(whole, line)).toBeNull()
    }
  })

  test('has in every language everything that is said, with the same blanks to fill in', () => {
    const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
    for (const line of whole) {
      if (line.kind === 'mind') continue
      for (const language of scriptLanguages) {
        const text = line.text[language] ?? ''
        expect(text, `${line.lineId} ${language}`).not.toBe('')
        expect([...new Set(blanks(text))], `${line.lineId} ${language}`).toEqual([...new Set(blanks(line.text.en))])
      }
    }
  })

  test('ticks each of the eight needs by some answer', () => {
    const ticked = new Set(whole.flatMap((line) => line.answers.map((answer) => answer.ticks)))
    for (const category of needCategoryCodes) expect(ticked).toContain(category)
  })

  test('says nothing about health or the list before the person has been found', () => {
    const answers = [{}, { identity: 'away' }, { identity: 'voicemail' }, { identity: 'language' }]
    for (const given of answers) {
      const said = shownLines(whole, { direction: 'outbound', answers: given, needs: [] })
        .filter((line) => (line.part === 'opening' || line.part === 'identity') && line.kind !== 'mind')
        .map((line) => line.text.en)
      expect(said.length).toBeGreaterThan(1)
      expect(said.join(' ')).not.toMatch(/health|advised|stay at home|list|shield|need|address|birth/i)
    }
  })

  test('asks on where shopping is not sure, and for safety where somebody feels low', () => {
    const linesAfter = (answers: ScriptMoment['answers']) =>
      namesOf(shownLines(whole, { direction: 'outbound', answers, needs: [] }))
    expect(linesAfter({ food: 'yes' })).not.toContain('foodLeft')
    expect(linesAfter({ food: 'sometimes' })).toContain('foodLeft')
    expect(linesAfter({ food: 'no', foodLeft: 'today' })).toContain('foodUrgent')
    expect(linesAfter({ food: 'yes', foodLeft: 'today' })).not.toContain('foodUrgent')
    expect(linesAfter({ wellbeing: 'low' })).toEqual(expect.arrayContaining(['safe', 'despair']))
    expect(linesAfter({ wellbeing: 'low', safe: 'no' })).toContain('danger')
    expect(linesAfter({ wellbeing: 'well', safe: 'no' })).not.toContain('danger')
  })
})

describe('a fault of a line', () => {
  const ask = (lineId: string, changes: Partial<NamedLine> = {}): NamedLine => ({
    lineId,
    part: 'questions',
    position: 10,
    kind: 'ask',
    direction: null,
    after: null,
    need: null,
    answers: [
      { id: 'yes', label: 'Yes', ticks: null },
      { id: 'no', label: 'No', ticks: null },
    ],
    text: { en: 'Do you have a garden?' },
    removed: false,
    ...changes,
  })
  const garden = ask('garden')
  const rose = ask('rose', { after: { line: 'garden', answers: ['yes'] }, text: { en: 'Roses?' } })

  test('is said where English is missing, or where answers are missing or the same', () => {
    expect(faultOfLine([], ask('x', { text: { en: '  ' } }))).toMatch(/Enter the words/)
    expect(faultOfLine([], ask('x', { answers: [] }))).toMatch(/at least two/)
    expect(faultOfLine([], ask('x', { kind: 'say' }))).toMatch(/Only a question/)
    const twice = { id: 'yes', label: 'Yes', ticks: null }
    expect(faultOfLine([], ask('x', { answers: [twice, { ...twice, label: 'Indeed' }] }))).toMatch(/same name/)
    expect(faultOfLine([], ask('x', { answers: [twice, { ...twice, id: 'aye' }] }))).toMatch(/same words/)
  })

  test('is said where what it waits for is not there, has no such answer, or waits for it', () => {
    expect(faultOfLine([garden], rose)).toBeNull()
    expect(faultOfLine([], rose)).toMatch(/not in the script/)
    expect(faultOfLine([{ ...garden, removed: true }], rose)).toMatch(/not in the script/)
    expect(faultOfLine([garden], { ...rose, after: { line: 'garden', answers: ['yes', 'often'] } })).toMatch(/no such/)
    expect(faultOfLine([garden], { ...rose, after: { line: 'garden', answers: [] } })).toMatch(/Choose the answers/)
    expect(faultOfLine([garden, rose], { ...garden, after: { line: 'rose', answers: ['no'] } })).toMatch(/circle/)
    expect(faultOfLine([garden], { ...garden, after: { line: 'garden', answers: ['no'] } })).toMatch(/its own answer/)
  })

  test('is said where another line would be left waiting', () => {
    expect(faultOfLine([garden, rose], { ...garden, removed: true })).toMatch(/“Roses\?” Change or remove that one/)
    const renamed = garden.answers.map((answer) => (answer.id === 'yes' ? { ...answer, id: 'often' } : answer))
    expect(faultOfLine([garden, rose], { ...garden, answers: renamed })).toMatch(/“Roses\?” Change that one/)
    expect(faultOfLine([garden, { ...rose, removed: true }], { ...garden, removed: true })).toBeNull()
  })
})

test('a line that is moved stands where it was put, and as few others as can be are renumbered', () => {
  const somePart = fc
    .uniqueArray(fc.nat(200), { minLength: 2, maxLength: 30 })
    .map((places) => places.sort((a, b) => a - b))
  fc.assert(
    fc.property(somePart, fc.nat(29), fc.nat(29), (places, a, b) => {
      const lines = places.map((position, index) => ({
        ...(whole[0] as NamedLine),
        lineId: `line${index + 100}`,
        position,
      }))
      const from = a % lines.length
      const to = b % lines.length
      const changed = movedPlaces(lines, from, to)
      const wanted = namesOf(lines)
      wanted.splice(to, 0, ...wanted.splice(from, 1))
      const after = lines.map((line) => ({ ...line, position: changed.get(line.lineId) ?? line.position }))
      const order = after.sort((x, y) => x.position - y.position)
      expect(namesOf(order)).toEqual(wanted)
      expect(new Set(order.map((line) => line.position)).size).toBe(order.length)
      if (from === to) expect(changed.size).toBe(0)
      for (const place of changed.values()) expect(place).toBeLessThanOrEqual(999)
    }),
    runs(300),
  )
})
