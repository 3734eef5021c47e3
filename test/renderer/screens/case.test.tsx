import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { CallId, CommandId, ContactId } from '../../../shared/domain/ids.ts'
import type { CalendarDate, Instant } from '../../../shared/domain/time.ts'
import { file, held, heldFile, list, minsu, session } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'

test('a fact on which sources differ shows what each of them says', async () => {
  renderApp(`/case/${minsu}`)
  await screen.findByRole('heading', { level: 1, name: /Min-su Kim/ })
  expect(screen.getByText('Sources differ')).toBeTruthy()
  expect(screen.getByText('KT1 3AB: Web registration, 25 March 2020')).toBeTruthy()
})

test('a held person has no way to be rung, and an inbound call begins', async () => {
  const { user, asked, container } = renderApp(`/case/${held}`)
  await screen.findByRole('heading', { level: 1, name: /Rosalind/ })
  expect(container.querySelector('a[href^="tel:"]')).toBeNull()
  expect(screen.queryByRole('button', { name: /^Ring/ })).toBeNull()
  await user.keyboard('r')
  expect(asked.some((one) => one.name === 'call.begin')).toBe(false)
  await user.keyboard('i')
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'call.begin')?.input).toMatchObject({
      draft: { direction: 'inbound', personId: held },
    }),
  )
})

test('a handler is not offered erasure; a supervisor is asked before it', async () => {
  const handler = renderApp(`/case/${minsu}`, { 'session.current': { ...session, role: 'handler' } })
  await screen.findByRole('heading', { level: 1, name: /Min-su Kim/ })
  expect(screen.queryByRole('button', { name: /Erase/ })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Import' })).toBeNull()
  handler.unmount()

  const { user, asked } = renderApp(`/case/${minsu}`, { 'resident.erase': null })
  await user.click(await screen.findByRole('button', { name: /Erase/ }))
  const erase = await screen.findByRole('button', { name: 'Erase for good' })
  expect(erase.hasAttribute('disabled')).toBe(true)
  await user.click(screen.getByRole('radio', { name: 'They asked for it' }))
  await user.click(screen.getByRole('button', { name: 'Erase for good' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'resident.erase')?.input).toEqual({
      personId: minsu,
      reason: 'request',
      note: '',
    }),
  )
})

test('a file that changes in the store is asked for again', async () => {
  const { asked, say } = renderApp(`/case/${minsu}`)
  await screen.findByRole('heading', { level: 1, name: /Min-su Kim/ })
  const before = asked.filter((one) => one.name === 'case.open').length
  say({ kind: 'changed', tables: ['resident'] })
  say({ kind: 'changed', tables: ['need'] })
  await waitFor(() => expect(asked.filter((one) => one.name === 'case.open').length).toBe(before + 1))
})

test('only changed facts are sent', async () => {
  const { user, asked } = renderApp(`/case/${minsu}`, { 'resident.confirm': null })
  await user.click(await screen.findByRole('button', { name: 'Change a fact' }))
  await user.type(screen.getByLabelText('Email'), 'minsu@example.org')
  await user.type(screen.getByLabelText('Postcode'), 'X')
  await user.type(screen.getByLabelText('Postcode'), '{Backspace}')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'resident.confirm')?.input).toEqual({
      personId: minsu,
      saidBy: '',
      values: { email: 'minsu@example.org' },
    }),
  )
})

const anna = {
  contactId: 'c'.repeat(32) as ContactId,
  name: 'Anna Kim',
  relation: 'my daughter',
  roles: ['carer' as const],
  phones: ['07700 900123'],
  mayBeTold: 'that we ring',
  mayAnswer: true,
  saidBy: 'the resident',
  addedBy: 'Priya Nair',
}

test('a contact is added outside a call, and who may answer for the person can consent for them', async () => {
  const { user, asked } = renderApp(`/case/${minsu}`, {
    'case.open': { ...file, contacts: [anna] },
    'contact.add': null,
    'consent.record': null,
  })
  await user.click(await screen.findByRole('button', { name: 'Add a contact' }, { timeout: 10_000 }))
  await user.click(screen.getByLabelText('Name'))
  await user.paste('Joan Baker')
  await user.click(screen.getByRole('button', { name: 'Save the contact' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'contact.add')?.input).toMatchObject({ name: 'Joan Baker', callId: null }),
  )
  await user.click(screen.getByRole('button', { name: 'Record consent' }))
  await user.click(screen.getByRole('button', { name: /Who answered/ }))
  await user.click(await screen.findByRole('option', { name: 'Anna Kim' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'consent.record')?.input).toMatchObject({
      contactId: anna.contactId,
      givenBy: 'Anna Kim',
    }),
  )
})

test('the numbers of who knows a held person are words, too', async () => {
  const { container } = renderApp(`/case/${held}`, { 'case.open': { ...heldFile, contacts: [anna] } })
  await screen.findByText('07700 900123', {}, { timeout: 10_000 })
  expect(container.querySelector('a[href^="tel:"]')).toBeNull()
})

test('the step of the ladder on which somebody stands is taken from their file', async () => {
  renderApp(`/case/${minsu}`, {
    'case.open': {
      ...file,
      ladder: {
        personId: minsu,
        personName: 'Min-su Kim',
        listId: list,
        listName: 'Shielded, first round',
        step: 'alternateContact',
        dueOn: '2020-04-06' as CalendarDate,
        overdue: true,
        owner: null,
        ownerName: null,
        attempts: 6,
      },
    },
  })
  const step = await screen.findByRole(
    'button',
    { name: 'Ask somebody who knows them, Min-su Kim: say how it went' },
    { timeout: 10_000 },
  )
  const tasks = screen.getByRole('region', { name: 'Tasks' })
  expect(tasks.contains(step)).toBe(true)
  expect(tasks.textContent).toContain('overdue')
  // In their own file their name leads nowhere.
  expect(within(tasks).queryByRole('link', { name: 'Min-su Kim' })).toBeNull()
})

test('what was recorded of contacts, warnings, tasks and deliveries can be read in the timeline', async () => {
  const by = { at: '2020-04-03T12:00:00.000Z' as Instant, by: 'Owen Marsh', withdrawn: false }
  const command = (digit: string) => digit.repeat(32) as CommandId
  renderApp(`/case/${minsu}`, {
    'case.open': {
      ...file,
      timeline: [
        {
          ...by,
          command: command('1'),
          kind: 'contactAdded',
          name: 'Anna Kim',
          relation: 'my daughter',
          saidBy: 'him',
        },
        { ...by, command: command('2'), kind: 'warningAdded', warning: 'dog', text: 'Ring first' },
        {
          ...by,
          command: command('3'),
          kind: 'delivery',
          category: 'food',
          dueOn: '2020-04-02' as CalendarDate,
          result: 'notDelivered',
          words: 'Nobody came to the door.',
        },
        {
          ...by,
          command: command('4'),
          kind: 'call',
          callId: 'd'.repeat(32) as CallId,
          answers: [{ asked: 'May I speak to …, please?', answered: 'They cannot come' }],
          direction: 'outbound',
          outcome: 'spokeToOther',
          number: '02079460018',
          spokenTo: 'Anna Kim',
          note: 'Ring after four.',
          startedAt: by.at,
          endedAt: '2020-04-03T12:04:00.000Z' as Instant,
        },
      ],
    },
  })
  await screen.findByText('Contact: Anna Kim', {}, { timeout: 10_000 })
  expect(screen.getByText('my daughter. Said by him')).toBeTruthy()
  expect(screen.getByText('Warning for visitors: Dog or other animal')).toBeTruthy()
  expect(screen.getByText('Food of 2 April 2020: not delivered')).toBeTruthy()
  expect(screen.getByText('Spoke to someone else: Anna Kim')).toBeTruthy()
  expect(screen.getByText('020 7946 0018, 04:00')).toBeTruthy()
  screen.getByRole('button', { name: '1 answer to the script' }).click()
  await screen.findByText('They cannot come')
})

test('whoever is recorded as moved away is brought back by a supervisor only, with how they know', async () => {
  const moved = { 'case.open': { ...file, values: { ...file.values, whereabouts: 'movedAway' as const } } }
  const handler = renderApp(`/case/${minsu}`, { ...moved, 'session.current': { ...session, role: 'handler' } })
  await screen.findByText(/Recorded as moved away/)
  expect(screen.queryByRole('button', { name: 'They live here' })).toBeNull()
  handler.unmount()

  const { user, asked } = renderApp(`/case/${minsu}`, { ...moved, 'resident.resolveHold': null })
  await user.click(await screen.findByRole('button', { name: 'They live here' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'They live here' }))
  expect(asked.some((one) => one.name === 'resident.resolveHold')).toBe(false)
  await user.type(within(dialog).getByRole('textbox'), 'Rang from the old number')
  await user.click(within(dialog).getByRole('button', { name: 'They live here' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'resident.resolveHold')?.input).toEqual({
      personId: minsu,
      field: 'whereabouts',
      to: 'home',
      reason: 'Rang from the old number',
    }),
  )
})
