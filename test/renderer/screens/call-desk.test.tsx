import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { outcomeKeys, partKeys } from '../../../renderer/screens/call/outcome-keys.ts'
import { useCallInHand } from '../../../renderer/stores/call-in-hand.ts'
import { useShortcuts } from '../../../renderer/stores/shortcuts.ts'
import { type CallDraft, nothingSaid } from '../../../shared/domain/call.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { defaultSettings } from '../../../shared/domain/hub.ts'
import type { CallId, ContactId, NeedId, StaffId, TaskId, WarningId } from '../../../shared/domain/ids.ts'
import type { StaffRow } from '../../../shared/domain/session.ts'
import { addDays, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { file, foodbank, jiwoo, list, me, minsu } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'

const today = londonTime(instantOf(Date.now())).date
const at = instantOf(Date.parse('2020-04-03T12:00:00.000Z'))
const callId = 'd'.repeat(32) as CallId
const anna = 'c'.repeat(32) as ContactId
const food = '9'.repeat(32) as NeedId
const draft: CallDraft = {
  callId,
  personId: minsu,
  listId: list,
  direction: 'outbound',
  startedAt: at,
  number: '02079460018',
  ...nothingSaid,
}
const colleague = (digit: string, name: string, languages: string[]): StaffRow => ({
  staffId: digit.repeat(32) as StaffId,
  name,
  role: 'handler',
  languages,
  hours: 20,
  active: true,
  hasSlot: true,
})
const staff = [colleague('a', 'Priya Nair', ['en', 'ta']), colleague('b', 'Owen Marsh', ['en', 'ko'])]
const daughter: CaseFile['contacts'][number] = {
  contactId: anna,
  name: 'Anna Kim',
  relation: 'my daughter',
  roles: ['carer'],
  phones: ['07700 900123'],
  mayBeTold: 'that we ring',
  mayAnswer: true,
  saidBy: 'the resident',
  addedBy: 'Priya Nair',
}
const answered = {
  'staff.list': staff,
  'contact.add': null,
  'contact.change': null,
  'contact.remove': null,
  'warning.add': null,
  'warning.end': null,
  'task.add': null,
  'task.change': null,
  'need.recur': null,
  'delivery.record': null,
}

async function callInHand(
  of: Partial<CaseFile> = {},
  with_: Partial<CallDraft> = {},
  answers: Parameters<typeof renderApp>[1] = {},
) {
  const app = renderApp('/call', {
    ...answered,
    'call.draft': { ...draft, ...with_ },
    'case.open': { ...file, ...of },
    ...answers,
  })
  await screen.findByRole('heading', { level: 1, name: /Kim/ }, { timeout: 10_000 })
  const inputsOf = (name: string) => app.asked.filter((one) => one.name === name).map((one) => one.input)
  return { ...app, inputsOf, logged: () => inputsOf('call.log') as CallDraft[] }
}

/** Into a box, after what stands there. */
async function fill(user: Awaited<ReturnType<typeof callInHand>>['user'], box: HTMLElement, text: string) {
  await user.click(box)
  await user.paste(text)
}

const inHand = () => useCallInHand.getState().draft

describe('before a word is said', () => {
  test('what matters is shown first: how to speak, what a visitor must know, and from where they are known', async () => {
    const { container } = await callInHand({
      values: {
        ...file.values,
        safeToSpeak: 'Only when her son is out',
        britishSignLanguage: 'yes',
        livesAlone: 'yes',
      },
      warnings: [
        { warningId: '5'.repeat(32) as WarningId, kind: 'dog', text: 'Ring first', addedAt: at, addedBy: 'Owen Marsh' },
      ],
    })
    const flags = [...container.querySelectorAll('.flag')].map((flag) => flag.textContent)
    expect(flags).toEqual([
      '⚠ Safe to speak: Only when her son is out',
      '⚠ Leave no voicemail',
      '⚠ Visitors: Dog or other animal. Ring first',
      '⚠ Uses British Sign Language',
      'Speaks Korean',
      '⚠ Hearing loss: speak slowly',
      '⚠ Lives alone',
    ])
    expect(screen.getByText(/Known from: NHS shielded patient list, 30 March 2020/)).toBeTruthy()
    expect(screen.getByText(/One call before, .*: No answer/)).toBeTruthy()
  })

  test('the preferred number comes first, those that are bad last, and Relay UK is dialled through', async () => {
    const [landline, mobile, bad] = file.phones
    if (!landline || !mobile || !bad) throw new Error('three numbers')
    const { container } = await callInHand({
      phones: [bad, { ...landline, preferred: false }, { ...mobile, preferred: true }],
      values: { ...file.values, relayUk: 'yes' },
    })
    const links = [...container.querySelectorAll('a[href^="tel:"]')]
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['tel:1800107700900418', 'tel:1800102079460018'])
    expect(links[0]?.textContent).toContain('preferred')
  })

  test('an interpreter is the first step for who does not speak their language, until it is said to be done', async () => {
    const settings = { ...defaultSettings, interpreterLine: '0800 028 0073, code 4417' }
    const { user } = await callInHand({}, {}, { 'hub.settings': settings })
    const step = await screen.findByRole('region', { name: 'First step' })
    expect(step.textContent).toContain('First an interpreter for Korean')
    expect(step.textContent).toContain('0800 028 0073, code 4417')
    await user.click(within(step).getByRole('button', { name: 'The interpreter is on the line' }))
    expect(step.textContent).toContain('An interpreter for Korean is on the line.')
    expect(inHand()?.forms.steps).toEqual({ interpreter: 'done' })
  })

  test('who speaks their language is told of no interpreter', async () => {
    await callInHand({}, {}, { 'staff.list': [colleague('a', 'Priya Nair', ['en', 'ko'])] })
    await screen.findByText('Speaks Korean')
    await waitFor(() => expect(screen.queryByRole('region', { name: 'First step' })).toBeNull())
  })

  test('a voicemail that they asked not to be left is warned of, and is one key from not left', async () => {
    const { user } = await callInHand()
    await user.keyboard('v')
    expect(screen.getByText(/They asked that no voicemail be left/)).toBeTruthy()
    await user.keyboard('m')
    expect(inHand()?.outcome).toBe('voicemailNotLeft')
    expect(screen.queryByText(/They asked that no voicemail be left/)).toBeNull()
  })

  test('where voicemail may be left, nothing is said', async () => {
    const { user } = await callInHand({ values: { ...file.values, voicemail: 'allowed' } })
    await user.keyboard('v')
    expect(inHand()?.outcome).toBe('voicemailLeft')
    expect(screen.queryByText(/They asked that no voicemail be left/)).toBeNull()
  })
})

describe('contacts, warnings, tasks and recurring needs', () => {
  test('a contact is half typed into the draft, holds the call from being saved over it, and is added to the call', async () => {
    const { user, inputsOf, logged } = await callInHand()
    await user.keyboard('k')
    expect(document.activeElement).toBe(screen.getByLabelText('Name'))
    await user.keyboard('Anna s')
    // Not a need, not an outcome: the keys are words here.
    expect(inHand()).toMatchObject({ outcome: null, forms: { contact: { name: 'Anna s' } } })
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect((await screen.findByRole('alert')).textContent).toContain('typed in a small form')
    expect(logged()).toHaveLength(0)

    await user.clear(screen.getByLabelText('Name'))
    await fill(user, screen.getByLabelText('Name'), 'Anna Kim')
    await fill(user, screen.getByLabelText('What they are to the resident'), 'my daughter')
    await user.click(screen.getByRole('checkbox', { name: 'Carer' }))
    await fill(user, screen.getByLabelText('Numbers'), '07700 900123, 020 7946 0777')
    await user.click(screen.getByRole('checkbox', { name: /May answer for the resident/ }))
    await user.click(screen.getByRole('button', { name: 'Save the contact' }))
    await waitFor(() => expect(inHand()?.forms).toEqual({}))
    expect(inputsOf('contact.add')).toEqual([
      {
        contactId: expect.stringMatching(/^[0-9a-f]{32}$/),
        personId: minsu,
        callId,
        name: 'Anna Kim',
        relation: 'my daughter',
        roles: ['carer'],
        phones: ['07700 900123', '020 7946 0777'],
        mayBeTold: '',
        mayAnswer: true,
        saidBy: '',
      },
    ])
  })

  test('a form that was half typed before a crash is there again, and does not take the cursor', async () => {
    await callInHand({}, { forms: { task: { id: '7'.repeat(32), what: 'Ring the pharm', dueOn: today, owner: me } } })
    expect((screen.getByLabelText('What is to be done?') as HTMLInputElement).value).toBe('Ring the pharm')
    expect(document.activeElement?.tagName).toBe('H1')
  })

  test('only what was changed of a contact is sent, and a removal says why', async () => {
    const { user, inputsOf } = await callInHand({ contacts: [daughter] })
    await user.click(screen.getByRole('button', { name: 'Change Anna Kim' }))
    await fill(user, screen.getByLabelText('What they may be told'), ', and about food')
    await user.click(screen.getByRole('button', { name: 'Save the contact' }))
    await waitFor(() =>
      expect(inputsOf('contact.change')).toEqual([
        { contactId: anna, personId: minsu, changes: { mayBeTold: 'that we ring, and about food' } },
      ]),
    )
    await user.click(screen.getByRole('button', { name: 'Remove Anna Kim' }))
    const form = await screen.findByRole('form', { name: 'Remove Anna Kim' })
    await user.click(within(form).getByRole('button', { name: 'Remove' }))
    expect(within(form).getByRole('alert').textContent).toContain('Say why.')
    await fill(user, within(form).getByLabelText('Why does it hold no longer?'), 'Moved abroad')
    await user.click(within(form).getByRole('button', { name: 'Remove' }))
    await waitFor(() =>
      expect(inputsOf('contact.remove')).toEqual([{ contactId: anna, personId: minsu, reason: 'Moved abroad' }]),
    )
  })

  test('a warning and a task are added with a key each', async () => {
    const { user, inputsOf } = await callInHand()
    await user.keyboard('i')
    const warning = await screen.findByRole('form', { name: 'Add a warning' })
    await user.click(within(warning).getByRole('button', { name: 'Save the warning' }))
    expect(within(warning).getByRole('alert').textContent).toContain('Choose what it is.')
    await user.click(within(warning).getByRole('button', { name: /What is it/ }))
    await user.click(await screen.findByRole('option', { name: 'Go in twos' }))
    await user.click(within(warning).getByRole('button', { name: 'Save the warning' }))
    await waitFor(() =>
      expect(inputsOf('warning.add')).toMatchObject([{ personId: minsu, callId, kind: 'twoPeople', text: '' }]),
    )
    document.body.focus()
    await user.keyboard('q')
    await user.paste('Ring the pharmacy')
    await user.keyboard('{Enter}')
    await waitFor(() =>
      expect(inputsOf('task.add')).toMatchObject([
        { personId: minsu, callId, what: 'Ring the pharmacy', dueOn: addDays(today, 1), owner: me },
      ]),
    )
  })

  test('a task is done, a need is made to come again, and a delivery is recorded', async () => {
    const need = file.needs[0]
    if (!need) throw new Error('a need')
    const { user, inputsOf } = await callInHand({
      tasks: [
        {
          taskId: '7'.repeat(32) as TaskId,
          personId: minsu,
          personName: 'Min-su Kim',
          what: 'Ask about blister packs',
          dueOn: today,
          overdue: false,
          owner: me,
          ownerName: 'Priya Nair',
          state: 'open',
          addedAt: at,
          addedBy: 'Owen Marsh',
        },
      ],
      needs: [
        need,
        {
          ...need,
          needId: food,
          category: 'food',
          recurrence: {
            everyDays: 7,
            from: today,
            reviewOn: addDays(today, 28),
            owner: me,
            nextOn: today,
            isReview: false,
          },
        },
      ],
    })
    await user.click(screen.getByRole('button', { name: 'Done: Ask about blister packs' }))
    await waitFor(() => expect(inputsOf('task.change')).toMatchObject([{ changes: { state: 'done' } }]))
    await user.click(screen.getByRole('button', { name: 'Food for Min-su Kim: delivered' }))
    await waitFor(() =>
      expect(inputsOf('delivery.record')).toEqual([
        { needId: food, personId: minsu, dueOn: today, result: 'delivered', words: '' },
      ]),
    )
    await user.click(screen.getByRole('button', { name: 'Medicine delivery: how often it comes again' }))
    await user.click(screen.getByRole('button', { name: 'Fortnightly' }))
    await user.click(screen.getByRole('button', { name: 'Save how often' }))
    await waitFor(() =>
      expect(inputsOf('need.recur')).toEqual([
        {
          needId: need.needId,
          personId: minsu,
          recurrence: { everyDays: 14, from: today, reviewOn: addDays(today, 28), owner: me },
          reason: '',
        },
      ]),
    )
  })

  test('no two things of the call share a key', async () => {
    await callInHand({ contacts: [daughter] })
    const keys = useShortcuts.getState().shortcuts.map((shortcut) => shortcut.keys)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    expect(keys).toEqual(expect.arrayContaining([...Object.values(outcomeKeys), ...Object.values(partKeys)]))
  })
})

describe('who speaks', () => {
  test('a contact who is spoken to is named in the record, and a consent can be theirs', async () => {
    const { user, logged } = await callInHand({ contacts: [daughter] })
    await user.click(screen.getByRole('button', { name: 'Speaking to Anna Kim' }))
    expect((screen.getByLabelText('Who was spoken to?') as HTMLInputElement).value).toBe('Anna Kim')
    document.body.focus()
    await user.click(screen.getByRole('radio', { name: /Given/ }))
    await user.click(screen.getByRole('button', { name: /Who answered/ }))
    await user.click(await screen.findByRole('option', { name: 'Anna Kim' }))
    await user.keyboard('{Escape}o{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()).toHaveLength(1))
    expect(logged()[0]).toMatchObject({
      outcome: 'spokeToOther',
      spokenTo: 'Anna Kim',
      contactId: anna,
      consents: [{ recipient: null, answer: 'given', contactId: anna, givenBy: 'Anna Kim' }],
    })
  })

  test('a contact who may not answer for the person is not offered as who consented', async () => {
    const { user } = await callInHand({ contacts: [{ ...daughter, mayAnswer: false }] })
    await user.keyboard('y')
    expect(screen.getByLabelText('In their words')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Who answered/ })).toBeNull()
  })

  test('consent may be otherwise for one partner', async () => {
    const { user, logged } = await callInHand()
    await user.keyboard('1y')
    await user.click(screen.getByRole('button', { name: /Refer to/ }))
    await user.click(await screen.findByRole('option', { name: 'Kingston Foodbank' }))
    await user.click(screen.getByRole('button', { name: /Otherwise for one partner/ }))
    await user.click(await screen.findByRole('option', { name: 'Kingston Foodbank' }))
    // Given to any, refused to this one: it is not sent.
    expect(screen.getByText(/Without consent this referral is not sent/)).toBeTruthy()
    await user.keyboard('{Escape}{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()).toHaveLength(1))
    expect(logged()[0]?.consents).toMatchObject([
      { recipient: null, answer: 'given' },
      { recipient: foodbank, answer: 'refused' },
    ])
  })

  test('one call serves the household: each who is ticked has a record of their own', async () => {
    const { user, logged } = await callInHand()
    await user.click(screen.getByRole('checkbox', { name: 'Also spoken to, in this call' }))
    await waitFor(() => expect(inHand()?.also).toHaveLength(1))
    await user.click(screen.getByRole('button', { name: /How it went with Ji-woo Kim/ }))
    await user.click(await screen.findByRole('option', { name: 'Refused' }))
    await user.keyboard('{Escape}s{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()).toHaveLength(1))
    expect(logged()[0]?.also).toEqual([
      { callId: expect.stringMatching(/^[0-9a-f]{32}$/), personId: jiwoo, listId: list, outcome: 'refused' },
    ])
    expect(logged()[0]?.also[0]?.callId).not.toBe(callId)
  })

  test('"speak to them next" outlives a crash, and is the next call', async () => {
    const { user, inputsOf } = await callInHand({}, { forms: { steps: { next: jiwoo } } })
    expect(screen.getByRole('checkbox', { name: 'Speak to them next' }).matches(':checked')).toBe(true)
    await user.keyboard('s{Control>}{Enter}{/Control}')
    await waitFor(() => expect(inputsOf('call.begin')).toMatchObject([{ draft: { personId: jiwoo } }]))
  })
})

describe('what an outcome asks', () => {
  test.each([
    ['deceased', 'e'],
    ['never to be called', 'z'],
    ['moved away', 'a'],
    ['in a hospital or care home', 'h'],
  ])('%s is not recorded without who said so', async (_, key) => {
    const { user, logged } = await callInHand({ contacts: [daughter] })
    await user.keyboard(`${key}{Control>}{Enter}{/Control}`)
    expect((await screen.findByRole('alert')).textContent).toContain('Say who told you.')
    expect(logged()).toHaveLength(0)
    await user.click(screen.getByRole('button', { name: 'Anna Kim, my daughter' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()[0]).toMatchObject({ spokenTo: 'Anna Kim', contactId: anna }))
  })

  test('the cursor stands where who told is typed; nobody can say of themselves that they have died', async () => {
    const { user, logged } = await callInHand()
    await user.keyboard('e')
    expect(screen.queryByRole('button', { name: 'The resident' })).toBeNull()
    await user.paste('Her neighbour, Mr Oduya')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(logged()[0]).toMatchObject({ outcome: 'deceased', spokenTo: 'Her neighbour, Mr Oduya', contactId: null }),
    )
  })

  test('a callback is promised for a window, by a colleague', async () => {
    const { user, logged } = await callInHand()
    await user.keyboard('c')
    await user.keyboard('2pm')
    await fill(user, screen.getByLabelText('Until'), '1pm')
    expect(screen.getByText('Later than the first time')).toBeTruthy()
    expect(inHand()?.callback).toBeNull()
    expect(inHand()?.forms.callback).toMatchObject({ from: '2pm', until: '1pm' })
    await user.clear(screen.getByLabelText('Until'))
    await fill(user, screen.getByLabelText('Until'), '15:30')
    await user.click(screen.getByRole('button', { name: 'Tomorrow' }))
    await user.click(screen.getByRole('button', { name: /Or somebody else/ }))
    await user.click(await screen.findByRole('option', { name: 'Owen Marsh' }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()).toHaveLength(1))
    const { callback } = logged()[0] ?? {}
    expect(callback).toMatchObject({ handler: 'b'.repeat(32) })
    expect(londonTime(callback?.at ?? at)).toMatchObject({ date: addDays(today, 1), hour: 14, minute: 0 })
    expect(londonTime(callback?.until ?? at)).toMatchObject({ date: addDays(today, 1), hour: 15, minute: 30 })
  })

  test('a next step that is written over is logged; what was worked out is not', async () => {
    const { user, logged } = await callInHand()
    await user.keyboard('n')
    const next = screen.getByLabelText('Next step') as HTMLInputElement
    await waitFor(() => expect(next.placeholder).toBe('Rung again this afternoon'))
    await fill(user, next, 'Ask her sister first')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(logged()[0]?.nextStep).toBe('Ask her sister first'))
  })
})

test('between two calls the person before stays in sight and cannot be changed; then the next is there at once', async () => {
  let answer = () => {}
  const gate = new Promise<void>((resolve) => {
    answer = resolve
  })
  const next = {
    personId: jiwoo,
    listId: list,
    number: null,
    reason: 'First attempt',
    kind: 'first' as const,
    attempts: 0,
    interpret: null,
  }
  const app = renderApp('/call', { ...answered, 'call.draft': draft, 'call.next': { next, noNext: null } })
  await screen.findByRole('heading', { level: 1, name: /Min-su/ })
  const { request } = window.hub
  window.hub.request = async (envelope) => {
    if ((envelope as { name: string }).name === 'call.next') await gate
    return request(envelope)
  }
  const seen: string[] = []
  const look = () => seen.push(document.querySelector('main h1')?.textContent?.trim() ?? 'nothing')
  const watch = new MutationObserver(look)
  watch.observe(document.body, { subtree: true, childList: true, characterData: true })
  await app.user.keyboard('n{Control>}{Enter}{/Control}')
  await screen.findByText(/Call with Min-su Kim logged/)
  const before = document.querySelector('.call-place')
  expect(before?.hasAttribute('inert')).toBe(true)
  useCallInHand.getState().change({ note: 'too late' })
  expect(inHand()?.note).toBe('')
  answer()
  await screen.findByRole('heading', { level: 1, name: /Ji-woo/ })
  watch.disconnect()
  expect([...new Set(seen)]).toEqual(['Min-su Kim 김민수', 'Ji-woo Kim 김지우'])
  expect(document.querySelector('.call-place')?.hasAttribute('inert')).toBe(false)
})

test('needs that were written about fold when another is ticked, and open again', async () => {
  const { user } = await callInHand()
  await user.keyboard('1')
  await fill(user, screen.getByLabelText('How many people to feed?'), '3')
  await user.keyboard('{Escape}3')
  expect(screen.queryByLabelText('How many people to feed?')).toBeNull()
  expect(screen.getByLabelText('What do they like to talk about?')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^▸ Food|Food$/, expanded: false }))
  expect((screen.getByLabelText('How many people to feed?') as HTMLInputElement).value).toBe('3')
})

test('a need of this call comes again: whole, or the call is not saved', async () => {
  const { user, logged } = await callInHand()
  await user.keyboard('1')
  await user.click(screen.getByRole('checkbox', { name: 'Comes again' }))
  const often = screen.getByLabelText('Every so many days')
  await user.clear(often)
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect((await screen.findByRole('alert')).textContent).toContain('Enter how often')
  expect(logged()).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Weekly' }))
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(logged()).toHaveLength(1))
  expect(logged()[0]?.needs).toMatchObject([
    {
      category: 'food',
      recurrence: { everyDays: 7, from: today, reviewOn: addDays(today, 28), owner: me },
    },
  ])
})

test('a need that is open already is marked where it would be ticked again', async () => {
  await callInHand()
  const needs = within(screen.getByRole('region', { name: 'Needs' }))
  expect(needs.getByRole('button', { name: /^Medicine ?told us before, and open$/ })).toBeTruthy()
  expect(needs.getByRole('button', { name: 'Food' })).toBeTruthy()
})
