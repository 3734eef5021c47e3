import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { useCallInHand } from '../../../renderer/stores/call-in-hand.ts'
import { type CallDraft, nothingSaid } from '../../../shared/domain/call.ts'
import type { CallId } from '../../../shared/domain/ids.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { held, heldFile, list, minsu } from '../../helpers/fake-hub.ts'
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

async function callInHand(with_: Partial<CallDraft> = {}, answers: Parameters<typeof renderApp>[1] = {}) {
  const app = renderApp('/call', { 'call.draft': { ...draft, ...with_ }, ...answers })
  await screen.findByRole('heading', { level: 1, name: /Kim|Achebe/ })
  const logged = () => app.asked.filter((one) => one.name === 'call.log').map((one) => one.input as CallDraft)
  return { ...app, logged }
}

describe('keys', () => {
  test('"no support needed" is logged in two keystrokes', async () => {
    const { user, logged } = await callInHand()
    await user.keyboard('s')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()).toHaveLength(1))
    expect(logged()[0]).toMatchObject({ outcome: 'spokeNoSupport', personId: minsu, number: '02079460018' })
    expect(await screen.findByText(/Call with Min-su Kim logged/)).toBeTruthy()
  })

  test('"no answer" is logged in two keystrokes', async () => {
    const { user, logged } = await callInHand()
    await user.keyboard('n{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()[0]?.outcome).toBe('noAnswer'))
  })

  test('a number key ticks a need, opens its questions, and the outcome follows', async () => {
    const { user } = await callInHand()
    await user.keyboard('1')
    expect(screen.getByLabelText('How many people to feed?')).toBeTruthy()
    expect(useCallInHand.getState().draft).toMatchObject({ outcome: 'spokeNeeds', needs: [{ category: 'food' }] })
    await user.keyboard('1')
    expect(useCallInHand.getState().draft).toMatchObject({ outcome: null, needs: [] })
  })

  test('no single key fires while somebody types; Ctrl Enter still saves', async () => {
    const { user, logged } = await callInHand()
    await user.keyboard('t')
    await user.keyboard('no answer? 123 she was busy')
    expect(useCallInHand.getState().draft).toMatchObject({
      note: 'no answer? 123 she was busy',
      outcome: null,
      needs: [],
    })
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.keyboard('{Escape}b{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()[0]).toMatchObject({ outcome: 'busy', note: 'no answer? 123 she was busy' }))
  })

  test('? lists the keys that work here', async () => {
    const { user } = await callInHand()
    await user.keyboard('?')
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText('Need: Food')).toBeTruthy()
    expect(within(dialog).getByText('Outcome: No answer')).toBeTruthy()
  })
})

describe('saving', () => {
  test('without an outcome nothing is logged, and the summary takes the focus', async () => {
    const { user, logged } = await callInHand()
    await user.keyboard('{Control>}{Enter}{/Control}')
    const summary = await screen.findByRole('alert')
    expect(summary.textContent).toContain('Choose an outcome')
    expect(document.activeElement).toBe(summary)
    expect(logged()).toHaveLength(0)
  })

  test('a promised callback needs its time, and is logged with it', async () => {
    const { user, logged } = await callInHand()
    await user.keyboard('c{Control>}{Enter}{/Control}')
    expect((await screen.findByRole('alert')).textContent).toContain('Say when to ring again')
    await user.type(screen.getByLabelText('Time'), '14:30')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()).toHaveLength(1))
    expect(logged()[0]?.callback?.at).toMatch(/T1[34]:30:00\.000Z$/)
  })

  test('Undo asks for the command of the call that was logged', async () => {
    const { user, asked } = await callInHand()
    await user.keyboard('n{Control>}{Enter}{/Control}')
    await user.click(await screen.findByRole('button', { name: /^Undo/ }))
    await waitFor(() => expect(asked.some((one) => one.name === 'command.undo')).toBe(true))
    const logged = asked.find((one) => one.name === 'call.log')
    expect(asked.find((one) => one.name === 'command.undo')?.input).toEqual({ undo: logged?.commandId })
  })

  test('a wrong number with another left is marked, and the call goes on with the next', async () => {
    const { user, asked, logged } = await callInHand()
    await user.keyboard('w{Control>}{Enter}{/Control}')
    await waitFor(() => expect(useCallInHand.getState().draft?.number).toBe('07700900418'))
    expect(asked.find((one) => one.name === 'call.badNumber')?.input).toMatchObject({
      number: '02079460018',
      outcome: 'wrongNumber',
    })
    expect(logged()).toHaveLength(0)
    expect(useCallInHand.getState().draft?.outcome).toBeNull()
  })

  test('a refused outbound call keeps its words and is put down', async () => {
    const { user, asked } = await callInHand(
      { note: 'Her son answered.', outcome: 'spokeToOther' },
      {
        'call.log': () => ({ ok: false, error: { code: 'held', message: 'This person must not be called.' } }),
      },
    )
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('This person must not be called.')).toBeTruthy()
    expect(asked.find((one) => one.name === 'call.log')?.input).toMatchObject({ note: 'Her son answered.' })
    expect(asked.some((one) => one.name === 'call.release')).toBe(true)
    expect(useCallInHand.getState().draft).toBeNull()
  })

  test('any other failure leaves everything where it was', async () => {
    const { user } = await callInHand(
      { note: 'Words.' },
      {
        'call.log': () => ({ ok: false, error: { code: 'diskFull', message: 'The disk is full.' } }),
      },
    )
    await user.keyboard('{Escape}n{Control>}{Enter}{/Control}')
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.')
    expect(useCallInHand.getState().draft).toMatchObject({ note: 'Words.', outcome: 'noAnswer' })
  })
})

describe('the draft', () => {
  test('is saved after a pause in typing, once', async () => {
    const { user, asked } = await callInHand()
    const before = asked.filter((one) => one.name === 'call.saveDraft').length
    await user.keyboard('t')
    await user.keyboard('Her sister shops.')
    await waitFor(
      () => {
        const saved = asked.filter((one) => one.name === 'call.saveDraft').slice(before)
        expect(saved.at(-1)?.input).toMatchObject({ draft: { note: 'Her sister shops.' } })
        expect(saved.length).toBeLessThan(5)
      },
      { timeout: 3000 },
    )
    expect(screen.getByText(/saved as you type ✓/)).toBeTruthy()
  })

  test('is taken up again with the cursor where it stood', async () => {
    await callInHand({ note: 'Her sister shops.', cursor: 4 })
    const note = screen.getByLabelText('Note') as HTMLTextAreaElement
    await waitFor(() => expect(document.activeElement).toBe(note))
    expect(note.selectionStart).toBe(4)
  })
})

describe('a held person', () => {
  test('has no link to dial and no key that dials, and is said to be held', async () => {
    const { container } = await callInHand({ personId: held }, { 'case.open': heldFile })
    expect(container.querySelector('a[href^="tel:"]')).toBeNull()
    expect(screen.getByRole('alert').textContent).toContain('Sources contradict each other')
    expect(screen.getByRole('button', { name: /Save for the supervisor/ })).toBeTruthy()
  })

  test('an inbound call from them is saved like any other', async () => {
    const { user, logged } = await callInHand(
      { personId: held, direction: 'inbound', number: null },
      { 'case.open': heldFile },
    )
    await user.keyboard('1{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()[0]).toMatchObject({ direction: 'inbound', outcome: 'spokeNeeds' }))
  })
})

test('a need referred without consent says so, and offers the safeguarding basis', async () => {
  const { user } = await callInHand()
  await user.keyboard('1')
  await user.click(screen.getByRole('button', { name: /Refer to/ }))
  await user.click(await screen.findByRole('option', { name: 'Kingston Foodbank' }))
  expect(screen.getByText(/Without consent this referral is not sent/)).toBeTruthy()
  document.body.focus()
  await user.click(screen.getByRole('radio', { name: /Given/ }))
  expect(screen.queryByText(/Without consent this referral is not sent/)).toBeNull()
  expect(useCallInHand.getState().draft?.referrals).toMatchObject([{ basis: 'consent' }])
})

test('a call that was begun elsewhere while one is in hand shows the one in hand', async () => {
  const { user, asked } = renderApp(`/case/${minsu}`, { 'call.draft': draft })
  await screen.findByText(/On a call with/)
  await user.keyboard('r')
  await screen.findByText(/Finish the call in hand first/)
  expect(asked.some((one) => one.name === 'call.begin')).toBe(false)
})

test('putting a call down asks first where words would be lost', async () => {
  const { user, asked } = await callInHand({ note: 'Words.' })
  await user.click(screen.getByRole('button', { name: 'Put down without a record' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(asked.some((one) => one.name === 'call.release')).toBe(false)
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }))
  expect(useCallInHand.getState().draft?.note).toBe('Words.')
})
