import { describe, expect, test } from 'vitest'
import { nextQuestion, openParts } from '../../../renderer/screens/call/open-parts.ts'
import { defaultScript } from '../../../shared/codes/script.ts'
import type { ScriptAnswers } from '../../../shared/domain/script.ts'
import { shownLines } from '../../../shared/rules/script.ts'

const lines = [...defaultScript].map(([lineId, line]) => ({ lineId, ...line }))
const shown = (answers: ScriptAnswers) => shownLines(lines, { direction: 'outbound', answers, needs: ['food'] })
const open = (answers: ScriptAnswers) =>
  [...openParts(shown(answers), answers)].filter((part) => part !== 'safeguarding')
const found = { identity: 'them', confirmIdentity: 'fits' }

describe('the parts that lie open', () => {
  test('are the words on the way to the first question, and no more', () => {
    expect(open({})).toEqual(['opening', 'identity'])
    expect(open({ identity: 'them' })).toEqual(['identity'])
    expect(open(found)).toEqual(['questions'])
  })

  test('leave behind what was passed over', () => {
    expect(open({ food: 'yes' })).toEqual(['questions'])
  })

  test('are all that is left to say once everything is answered', () => {
    const answers: Record<string, string> = { ...found }
    for (let left = nextQuestion(shown(answers), answers, null); left; ) {
      answers[left.lineId] = left.answers[0]?.id ?? ''
      left = nextQuestion(shown(answers), answers, left.lineId)
    }
    expect(open(answers)).toEqual(['consent', 'closing'])
  })
})

test('the next question is the one after the last answered, then one that was passed over', () => {
  const answers = { ...found, anythingElse: 'no' }
  expect(nextQuestion(shown({ ...found, food: 'no' }), { ...found, food: 'no' }, 'food')?.lineId).toBe('foodLeft')
  expect(nextQuestion(shown(answers), answers, 'anythingElse')?.lineId).toBe('purpose')
})
