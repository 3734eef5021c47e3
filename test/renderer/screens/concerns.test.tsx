import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { emptyDraft } from '../../../renderer/screens/call/empty-draft.ts'
import { useCallInHand } from '../../../renderer/stores/call-in-hand.ts'
import { useFilters } from '../../../renderer/stores/filters.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { file, minsu, session } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { supervisorAnswers, waitingConcern } from '../../helpers/supervisor-answers.ts'

beforeEach(() => useFilters.getState().forget())

const draft = emptyDraft({ personId: minsu, listId: null, number: null, direction: 'inbound' }, Date.now())

async function callInHand(answers: Parameters<typeof renderApp>[1] = {}) {
  const app = renderApp('/call', { 'call.draft': draft, ...answers })
  await screen.findByRole('heading', { level: 1, name: /Kim/ })
  const sent = (name: string) => app.asked.filter((one) => one.name === name).map((one) => one.input)
  return { ...app, sent }
}

describe('in a call', () => {
  test('one key opens it, and it is raised by keyboard alone, before the call is saved', async () => {
    const { user, sent } = await callInHand()
    await user.keyboard('g')
    expect(document.activeElement).toBe(screen.getByLabelText('What did you see or hear?'))
    await user.keyboard('She says her son locks her in. {Tab} {Tab}{Tab} ')
    const concernId = useCallInHand.getState().draft?.concern?.concernId
    await user.keyboard('{Alt>}g{/Alt}')
    await waitFor(() =>
      expect(sent('concern.raise')).toEqual([
        {
          concernId,
          personId: minsu,
          callId: draft.callId,
          level: 'danger',
          seen: 'She says her son locks her in. ',
          done: ['toldSupervisor'],
          note: '',
        },
      ]),
    )
    expect(await screen.findByText('The concern is raised: supervisors see it now.')).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Safeguarding concern' })).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
    expect(useCallInHand.getState().draft).toMatchObject({ outcome: 'safeguardingEscalated' })
    expect(sent('call.log')).toEqual([])
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(sent('call.log')).toHaveLength(1))
    expect(sent('call.log')[0]).not.toHaveProperty('concern')
  })

  test('999 called is what the outcome says; one that was chosen before stands', async () => {
    const { user } = await callInHand()
    const raise = async () => {
      await user.keyboard('g')
      await user.keyboard('Cannot breathe.')
      await user.click(screen.getByRole('radio', { name: 'In danger now' }))
      await user.click(screen.getByRole('checkbox', { name: '999 called' }))
      await user.keyboard('{Alt>}g{/Alt}')
      await waitFor(() => expect(useCallInHand.getState().draft?.concern).toBeUndefined())
    }
    await raise()
    expect(useCallInHand.getState().draft?.outcome).toBe('safeguarding999')
    useCallInHand.getState().change({ outcome: 'spokeNeeds' })
    await raise()
    expect(useCallInHand.getState().draft?.outcome).toBe('spokeNeeds')
  })

  test('an outcome that needs one says so in the script, until it is raised in this call', async () => {
    const { user, unmount } = await callInHand({ 'case.open': { ...file, concerns: [waitingConcern] } })
    await user.keyboard('j')
    expect(useCallInHand.getState().draft?.outcome).toBe('safeguardingEscalated')
    expect((await screen.findByRole('alert')).textContent).toContain('Then press G')
    unmount()
    const { callId } = draft
    const again = await callInHand({ 'case.open': { ...file, concerns: [{ ...waitingConcern, callId }] } })
    await again.user.keyboard('j')
    expect(useCallInHand.getState().draft?.outcome).toBe('safeguardingEscalated')
    expect(screen.queryByText(/Then press G/)).toBeNull()
  })

  test('what is typed is kept in the draft, and is there after a crash', async () => {
    const { user, sent, unmount } = await callInHand()
    await user.keyboard('g')
    await user.keyboard('Somebody shouted.')
    await waitFor(
      () => expect(sent('call.saveDraft').at(-1)).toMatchObject({ draft: { concern: { seen: 'Somebody shouted.' } } }),
      { timeout: 3000 },
    )
    const kept = useCallInHand.getState().draft
    unmount()
    renderApp('/call', { 'call.draft': kept })
    const seen = (await screen.findByLabelText('What did you see or hear?')) as HTMLTextAreaElement
    expect(seen.value).toBe('Somebody shouted.')
  })

  test('a call is not saved over a concern that was written and not raised, nor is it put away unasked', async () => {
    const { user, sent } = await callInHand()
    await user.keyboard('g')
    await user.keyboard('Somebody shouted.{Control>}{Enter}{/Control}')
    expect((await screen.findByRole('alert')).textContent).toContain('has not been raised yet')
    expect(sent('call.log')).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Put away' }))
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Keep it' }))
    expect(useCallInHand.getState().draft?.concern?.seen).toBe('Somebody shouted.')
    await user.click(screen.getByRole('button', { name: 'Put away' }))
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Throw it away' }))
    expect(useCallInHand.getState().draft?.concern).toBeUndefined()
  })

  test('a refusal, and what is missing, leave every word where it was', async () => {
    const { user, sent } = await callInHand({
      'concern.raise': () => ({ ok: false, error: { code: 'diskFull', message: 'The disk is full.' } }),
    })
    await user.keyboard('g{Alt>}g{/Alt}')
    expect(await screen.findByText('Write what you saw or heard.')).toBeTruthy()
    expect(screen.getByText('Say how grave it is.')).toBeTruthy()
    await user.type(screen.getByLabelText('What did you see or hear?'), 'A bruise.')
    await user.click(screen.getByRole('radio', { name: 'Something is not right' }))
    await user.click(screen.getByRole('button', { name: /Raise it now/ }))
    expect(await screen.findByText('The disk is full.')).toBeTruthy()
    expect(sent('concern.raise')).toHaveLength(1)
    expect(useCallInHand.getState().draft?.concern?.seen).toBe('A bruise.')
  })

  test('words that the store has otherwise become a concern of their own', async () => {
    const { user } = await callInHand({
      'concern.raise': () => ({ ok: false, error: { code: 'conflict', message: 'Raised before.' } }),
    })
    await user.keyboard('g')
    const before = useCallInHand.getState().draft?.concern?.concernId
    await user.keyboard('A bruise.')
    await user.click(screen.getByRole('radio', { name: 'Something is not right' }))
    await user.keyboard('{Alt>}g{/Alt}')
    await screen.findByText('Raised before.')
    expect(useCallInHand.getState().draft?.concern).toMatchObject({ seen: 'A bruise.' })
    expect(useCallInHand.getState().draft?.concern?.concernId).not.toBe(before)
  })
})

describe('the case file', () => {
  test('shows an open concern first, and raises one outside a call', async () => {
    const closed = {
      ...waitingConcern,
      concernId: 'f'.repeat(32) as typeof waitingConcern.concernId,
      seen: 'Long settled.',
      closed: { at: waitingConcern.raisedAt, by: 'Owen Marsh', outcome: 'Nothing in it.' },
    }
    const { user, asked } = renderApp(`/case/${minsu}`, {
      'case.open': { ...file, concerns: [waitingConcern, closed] },
    })
    expect(await screen.findByText('Whispered that her son takes her money.')).toBeTruthy()
    expect(screen.getByText(/No supervisor has acknowledged it yet/)).toBeTruthy()
    expect(screen.queryByText('Long settled.')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Safeguarding concern' }))
    await user.keyboard('A neighbour rang.')
    await user.click(screen.getByRole('radio', { name: 'Something is not right' }))
    await user.click(screen.getByRole('button', { name: 'Raise it now' }))
    await waitFor(() =>
      expect(asked.find((one) => one.name === 'concern.raise')?.input).toMatchObject({
        personId: minsu,
        callId: null,
        level: 'worry',
        seen: 'A neighbour rang.',
      }),
    )
  })
})

describe('the supervisor', () => {
  const oldest = instantOf(Date.now() - 4 * 60_000 - 1000)
  const answers = { ...supervisorAnswers, 'concerns.waiting': { waiting: 1, oldest } }

  test('is told on every screen how long one has waited, with the way to it', async () => {
    const { user } = renderApp('/lists', answers)
    const banner = await screen.findByRole('alert')
    expect(banner.textContent).toContain('A safeguarding concern was raised 4 minutes ago.')
    expect(screen.getByRole('link', { name: /^Safeguarding\s*1\s*not acknowledged$/ })).toBeTruthy()
    await user.click(within(banner).getByRole('link', { name: 'See it' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Safeguarding' })).toBeTruthy()
    expect(screen.queryByText(/was raised 4 minutes ago/)).toBeNull()
  })

  test('a handler is not asked to see to it, nor is the store asked for them', async () => {
    const { asked } = renderApp('/', { ...answers, 'session.current': { ...session, role: 'handler' } })
    await screen.findByRole('heading', { level: 1 })
    expect(screen.queryByText(/safeguarding concern/i)).toBeNull()
    expect(asked.some((one) => one.name === 'concerns.waiting')).toBe(false)
  })

  test('acknowledges it by keyboard', async () => {
    const { user, asked } = renderApp('/concerns', { ...answers, 'concern.acknowledge': null })
    ;(await screen.findByRole('grid', { name: 'Safeguarding concerns' })).focus()
    await screen.findByRole('region', { name: 'About Min-su Kim' })
    await user.keyboard('a')
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByLabelText('What are you doing about it?'), 'Ringing social care')
    await user.keyboard('{Tab}{Enter}')
    await waitFor(() =>
      expect(asked.find((one) => one.name === 'concern.acknowledge')?.input).toEqual({
        concernId: waitingConcern.concernId,
        note: 'Ringing social care',
      }),
    )
  })

  test('closes it only with how it ended', async () => {
    const { user, asked } = renderApp('/concerns', { ...answers, 'concern.close': null })
    ;(await screen.findByRole('grid', { name: 'Safeguarding concerns' })).focus()
    await screen.findByRole('region', { name: 'About Min-su Kim' })
    await user.keyboard('c')
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Close it' }))
    expect(within(dialog).getByRole('link', { name: 'Say how it ended.' })).toBeTruthy()
    expect(asked.some((one) => one.name === 'concern.close')).toBe(false)
    await user.type(within(dialog).getByLabelText('How did it end?'), 'Visited; safe.')
    await user.click(within(dialog).getByRole('button', { name: 'Close it' }))
    await waitFor(() =>
      expect(asked.find((one) => one.name === 'concern.close')?.input).toEqual({
        concernId: waitingConcern.concernId,
        outcome: 'Visited; safe.',
      }),
    )
  })
})
