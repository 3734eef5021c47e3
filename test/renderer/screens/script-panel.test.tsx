import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { useCallInHand } from '../../../renderer/stores/call-in-hand.ts'
import { defaultScript } from '../../../shared/codes/script.ts'
import { type CallDraft, nothingSaid } from '../../../shared/domain/call.ts'
import type { CallId } from '../../../shared/domain/ids.ts'
import type { ScriptLineRow } from '../../../shared/domain/script.ts'
import type { CalendarDate } from '../../../shared/domain/time.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { file, list, minsu } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'

const draft: CallDraft = {
  callId: 'd'.repeat(32) as CallId,
  personId: minsu,
  listId: list,
  direction: 'outbound',
  startedAt: instantOf(Date.parse('2020-04-03T12:00:00.000Z')),
  number: '02079460018',
  ...nothingSaid,
}
const english = { ...file, person: { ...file.person, language: null } }

async function callInHand(with_: Partial<CallDraft> = {}, answers: Parameters<typeof renderApp>[1] = {}) {
  const app = renderApp('/call', { 'call.draft': { ...draft, ...with_ }, 'case.open': english, ...answers })
  const panel = within(await screen.findByRole('region', { name: 'Script' }))
  await panel.findByRole('region', { name: 'Closing' })
  return { ...app, panel, now: () => useCallInHand.getState().draft }
}
const found = { identity: 'them', confirmIdentity: 'fits' }

describe('what is on the screen', () => {
  test('is the opening and who it is, before anything about health or the list', async () => {
    const { panel } = await callInHand()
    expect(panel.getByText('Hello, my name is Priya Nair. I am ringing from Kingston Stronger Together.')).toBeTruthy()
    expect(panel.getByText('May I speak to Min-su Kim, please?')).toBeTruthy()
    expect(panel.queryByText(/advised to stay at home/)).toBeNull()
  })

  test('folds what is done into one line with its answers, and goes on to the questions', async () => {
    const { user, panel } = await callInHand()
    await user.click(panel.getByRole('radio', { name: 'It is them' }))
    expect(panel.getByText(/tell me your date of birth/)).toBeTruthy()
    await user.click(panel.getByRole('radio', { name: 'It fits' }))
    expect(panel.queryByText(/tell me your date of birth/)).toBeNull()
    expect(panel.getByRole('button', { name: /Who is it\? It is them · It fits/ })).toBeTruthy()
    expect(panel.getByText(/advised to stay at home/)).toBeTruthy()
    expect(panel.getByText('Do you have somebody who can get your shopping for you?')).toBeTruthy()
  })

  test('for a call to us is another opening, and no question whether it is them', async () => {
    const { panel } = await callInHand({ direction: 'inbound', number: null })
    expect(panel.getByText(/Hello, this is Kingston Stronger Together, Priya Nair speaking/)).toBeTruthy()
    expect(panel.queryByText(/May I speak to/)).toBeNull()
    expect(panel.getByText(/May I take your name/)).toBeTruthy()
  })

  test('asks for consent as soon as there is a need', async () => {
    const { user, panel } = await callInHand({ answers: found })
    expect(panel.queryByRole('region', { name: 'Consent' })).toBeNull()
    await user.keyboard('3')
    await user.click(panel.getByRole('button', { name: /Consent/ }))
    expect(panel.getByText(/May we do that\?/)).toBeTruthy()
  })

  test('warns at once where somebody does not feel safe', async () => {
    const { user, panel } = await callInHand({ answers: { ...found, wellbeing: 'low' } })
    await user.click(within(panel.getByRole('radiogroup', { name: /Do you feel safe at home/ })).getByText('No'))
    expect(within(panel.getByRole('region', { name: 'Safeguarding' })).getByText(/press G/)).toBeTruthy()
  })
})

describe('an answer', () => {
  test('is kept in the draft, ticks its need once, and opens what hangs on it', async () => {
    const { user, panel, now } = await callInHand({ answers: found })
    const question = () => panel.getByRole('radiogroup', { name: /get your shopping/ })
    await user.click(within(question()).getByRole('radio', { name: 'Sometimes' }))
    expect(now()).toMatchObject({
      answers: { food: 'sometimes' },
      needs: [{ category: 'food' }],
      outcome: 'spokeNeeds',
    })
    expect(panel.getByText(/How long will the food/)).toBeTruthy()
    await user.click(panel.getByRole('button', { name: /get your shopping for you\? Sometimes/ }))
    await user.click(within(question()).getByRole('radio', { name: 'No' }))
    expect(now()?.needs).toHaveLength(1)
    expect(now()?.answers.food).toBe('no')
  })

  test('that is changed takes its tick away, and leaves a need of which something was written', async () => {
    const { user, panel, now } = await callInHand({ answers: found })
    const choose = async (answer: string) => {
      const folded = panel.queryByRole('button', { name: /get your shopping/ })
      if (folded) await user.click(folded)
      const question = panel.getByRole('radiogroup', { name: /get your shopping/ })
      await user.click(within(question).getByRole('radio', { name: answer }))
    }
    await choose('No')
    await choose('Yes')
    expect(now()).toMatchObject({ needs: [], outcome: null })
    await choose('No')
    await user.type(screen.getByLabelText('How many people to feed?'), '4')
    await choose('Yes')
    expect(now()?.needs).toMatchObject([{ category: 'food', answers: { householdSize: '4' } }])
  })

  test('leaves a need as it is that was ticked before', async () => {
    const { user, panel, now } = await callInHand({ answers: found })
    await user.keyboard('1')
    const before = now()?.needs
    const question = panel.getByRole('radiogroup', { name: /get your shopping/ })
    await user.click(within(question).getByRole('radio', { name: 'No' }))
    expect(now()?.needs).toEqual(before)
  })

  test('is given by keyboard: to the question, along its answers, and on to the next', async () => {
    const { user, panel, now } = await callInHand()
    await user.keyboard('[[')
    expect(document.activeElement).toBe(panel.getByRole('radio', { name: 'It is them' }))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement).toBe(panel.getByRole('radio', { name: 'It fits' })))
    await user.keyboard('{ArrowRight}{ArrowLeft}{Enter}')
    expect(now()?.answers).toEqual({ identity: 'them', confirmIdentity: 'fits' })
    const purpose = panel.getByRole('radiogroup', { name: /Is now a good time/ })
    await waitFor(() => expect(purpose.contains(document.activeElement)).toBe(true))
    await user.keyboard('5')
    expect(now()?.needs).toMatchObject([{ category: 'healthAdvice' }])
  })
})

describe('another language', () => {
  test('of the resident comes first, marked as unchecked, with their name as they write it', async () => {
    const { panel } = await callInHand({}, { 'case.open': file })
    const korean = panel.getByText('김민수 님과 통화할 수 있을까요?')
    expect(korean.getAttribute('lang')).toBe('ko')
    expect(panel.getByText('May I speak to Min-su Kim, please?')).toBeTruthy()
    expect(panel.getByText(/Korean\): not yet checked by a speaker/)).toBeTruthy()
  })

  test('is marked line by line once some of it has been checked', async () => {
    const lines = [...defaultScript].map(([lineId, line]): ScriptLineRow => {
      const checked = { ko: { by: 'Mrs Kim', on: '2020-04-01' as CalendarDate } }
      return { lineId, ...line, checked: lineId === 'opening' ? checked : {} }
    })
    const { panel } = await callInHand({}, { 'case.open': file, 'script.lines': lines })
    expect(panel.getAllByText('not yet checked by a speaker')).toHaveLength(1)
  })

  test('is chosen by a key, and Arabic runs from the right', async () => {
    const { user, panel, now } = await callInHand()
    await user.keyboard(']]]')
    const arabic = panel.getByText('هل يمكنني التحدث مع Min-su Kim من فضلكم؟')
    expect(arabic.getAttribute('dir')).toBe('rtl')
    expect(arabic.getAttribute('lang')).toBe('ar')
    await user.keyboard('t')
    await user.keyboard(']')
    expect(now()?.note).toBe(']')
    expect(arabic.isConnected).toBe(true)
  })
})
