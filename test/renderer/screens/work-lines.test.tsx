import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { emptyDraft } from '../../../renderer/screens/call/empty-draft.ts'
import { defaultSettings } from '../../../shared/domain/hub.ts'
import type { TaskId } from '../../../shared/domain/ids.ts'
import { addDays, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { file, jiwoo, list, minsu } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import {
  aDelivery,
  aMessage,
  anna,
  aStep,
  aTask,
  colleagues,
  dueOn,
  nothingToDo,
  owen,
} from '../../helpers/work-answers.ts'

const settings = { ...defaultSettings, name: 'Kingston Stronger Together' }
const draft = emptyDraft({ personId: minsu, listId: null, number: null, direction: 'outbound' }, 0)
const id = <Id extends string>(digit: string) => digit.repeat(32) as Id
test('a task is done with one press, and once it is gone its heading has the cursor', async () => {
  const other = { ...aTask, taskId: id<TaskId>('6'), what: 'Send the leaflet', overdue: false }
  const { user, asked, answer, say } = renderApp('/', {
    'work.mine': { ...nothingToDo, tasks: [aTask, other] },
    'task.change': null,
  })
  const line = (await screen.findByText('Ask the surgery for the repeat prescription')).closest('li')
  if (!line) throw new Error('The task is no line.')
  expect(within(line).getByText('overdue')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Done: Ask the surgery for the repeat prescription' }))
  expect(asked.find((one) => one.name === 'task.change')?.input).toEqual({
    taskId: aTask.taskId,
    personId: minsu,
    changes: { state: 'done' },
    reason: '',
  })
  answer({ 'work.mine': { ...nothingToDo, tasks: [other] } })
  say({ kind: 'changed', tables: ['task'] })
  await waitFor(() => expect(document.activeElement?.textContent).toBe('1 task'))
})

test('a task is dropped only with the reason, and Esc gives the cursor back', async () => {
  const { user, asked } = renderApp('/', { 'work.mine': { ...nothingToDo, tasks: [aTask] }, 'task.change': null })
  const drop = await screen.findByRole('button', { name: /^Drop: Ask the surgery/ })
  await user.click(drop)
  await user.keyboard('{Escape}')
  expect(document.activeElement).toBe(drop)
  await user.click(drop)
  await user.click(screen.getByRole('button', { name: 'Drop it' }))
  expect(screen.getByText('Say why it is not needed any more.')).toBeTruthy()
  expect(asked.some((one) => one.name === 'task.change')).toBe(false)
  await user.type(screen.getByLabelText('Why is it not needed any more?'), 'The surgery rang her{Enter}')
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'task.change')?.input).toMatchObject({
      changes: { state: 'dropped' },
      reason: 'The surgery rang her',
    }),
  )
})

test('a task goes to another day and to a colleague', async () => {
  const { user, asked } = renderApp('/', {
    'work.mine': { ...nothingToDo, tasks: [aTask] },
    'task.change': null,
    'staff.list': colleagues,
  })
  await user.click(await screen.findByRole('button', { name: /^Move: Ask the surgery/ }))
  await user.click(screen.getByRole('button', { name: 'In a week' }))
  await user.click(screen.getByRole('button', { name: /Who does it/ }))
  await user.click(await screen.findByRole('option', { name: 'Owen Marsh' }))
  await user.click(screen.getByRole('button', { name: 'Move it' }))
  const inAWeek = addDays(londonTime(instantOf(Date.now())).date, 7)
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'task.change')?.input).toMatchObject({
      changes: { dueOn: inAWeek, owner: owen },
    }),
  )
})

test('a delivery is recorded with one press; one that was not made says why', async () => {
  const { user, asked } = renderApp('/', { 'work.mine': { ...nothingToDo, due: [aDelivery] }, 'delivery.record': null })
  const recorded = () => asked.filter((one) => one.name === 'delivery.record').map((one) => one.input)
  await user.click(await screen.findByRole('button', { name: 'Food for Min-su Kim: delivered' }))
  await waitFor(() => expect(recorded()).toEqual([{ ...about, result: 'delivered', words: '' }]))
  await user.click(screen.getByRole('button', { name: 'Otherwise: Food for Min-su Kim' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(screen.getByText('Say why it was not delivered.')).toBeTruthy()
  await user.type(screen.getByLabelText('In a word'), 'Nobody opened{Enter}')
  await waitFor(() => expect(recorded()[1]).toEqual({ ...about, result: 'notDelivered', words: 'Nobody opened' }))
})
const about = { needId: aDelivery.needId, personId: minsu, dueOn }

test('a review lets a need go on in its rhythm until another day, or ends it with the reason', async () => {
  const recurrence = { everyDays: 7, from: dueOn, reviewOn: dueOn, owner: owen, nextOn: dueOn, isReview: true }
  const { user, asked } = renderApp('/', {
    'work.mine': { ...nothingToDo, due: [{ ...aDelivery, what: 'review' }] },
    'need.recur': null,
    'case.open': { ...file, needs: file.needs.map((need) => ({ ...need, recurrence })) },
  })
  const decided = () => asked.filter((one) => one.name === 'need.recur').map((one) => one.input)
  await user.click(await screen.findByRole('button', { name: 'Decide: Food for Min-su Kim, is it still needed?' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const inFourWeeks = addDays(londonTime(instantOf(Date.now())).date, 28)
  await waitFor(() =>
    expect(decided()[0]).toMatchObject({
      recurrence: { everyDays: 7, from: dueOn, reviewOn: inFourWeeks, owner: owen },
    }),
  )
  await user.click(screen.getByRole('button', { name: 'Decide: Food for Min-su Kim, is it still needed?' }))
  await user.click(screen.getByRole('radio', { name: 'No, it ends' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(screen.getByText('Say why it ends.')).toBeTruthy()
  await user.type(screen.getByLabelText('What they said'), 'Her son shops now{Enter}')
  await waitFor(() => expect(decided()[1]).toMatchObject({ recurrence: null, reason: 'Her son shops now' }))
})

test('asking a contact shows whom to ring and what they may be told, and takes the new number', async () => {
  const { user, asked } = renderApp('/', {
    'work.mine': { ...nothingToDo, steps: [aStep('alternateContact')] },
    'ladder.take': { next: 'Rung again this afternoon.' },
    'case.open': { ...file, contacts: [anna] },
  })
  await user.click(await screen.findByRole('button', { name: /^Ask somebody who knows them, Min-su Kim/ }))
  expect((await screen.findByRole('link', { name: '020 7946 0111' })).getAttribute('href')).toBe('tel:02079460111')
  expect(screen.getByText('May be told: That we rang')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save the step' }))
  expect(screen.getByText('Say how it went.')).toBeTruthy()
  expect(screen.queryByRole('radio', { name: 'Posted' })).toBeNull()
  await user.click(screen.getByRole('radio', { name: 'Has told us how to reach them' }))
  await user.click(screen.getByRole('button', { name: /Whom did you ask/ }))
  await user.click(await screen.findByRole('option', { name: 'Anna Kim' }))
  await user.type(screen.getByLabelText('The number they told you'), '020 7946 0222')
  await user.click(screen.getByRole('button', { name: 'Save the step' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'ladder.take')?.input).toMatchObject({
      personId: minsu,
      listId: list,
      step: 'alternateContact',
      outcome: 'newWay',
      contactId: anna.contactId,
      newNumber: '020 7946 0222',
    }),
  )
  expect(await screen.findByText('Min-su Kim: Rung again this afternoon.')).toBeTruthy()
})

test('a letter is printed from its line, and posted; a refusal of the store is said in the form', async () => {
  const { user } = renderApp('/', {
    'work.mine': { ...nothingToDo, steps: [aStep('letter')] },
    'ladder.take': () => ({ ok: false, error: { code: 'held', message: 'Somebody recorded a death an hour ago.' } }),
  })
  const letter = await screen.findByRole('link', { name: 'Write the letter to Min-su Kim' })
  expect(letter.getAttribute('href')).toBe(`#/letter/${minsu}`)
  await user.click(screen.getByRole('button', { name: /^Send a letter, Min-su Kim/ }))
  expect((screen.getByRole('radio', { name: 'Posted' }) as HTMLInputElement).checked).toBe(true)
  await user.type(screen.getByLabelText('Note'), 'First class')
  await user.click(screen.getByRole('button', { name: 'Save the step' }))
  expect(await screen.findByText('Somebody recorded a death an hour ago.')).toBeTruthy()
  expect((screen.getByLabelText('Note') as HTMLTextAreaElement).value).toBe('First class')
})

test('callbacks stand on a line of time: overdue ones first, those to come after now, a window as one', async () => {
  const now = Date.now()
  const callback = (name: string, minutes: number, overdue = false) => ({
    personId: name === 'Early' ? minsu : jiwoo,
    name,
    at: instantOf(now + minutes * 60_000),
    until: name === 'Window' ? instantOf(now + 30 * 60_000) : null,
    note: '',
    overdue,
    mine: name !== 'Later',
  })
  renderApp('/', {
    'work.mine': {
      ...nothingToDo,
      callbacks: [callback('Window', -60), callback('Late', -40, true), callback('Later', 120)],
    },
  })
  await screen.findByText('Window')
  const lines = screen.getAllByRole('listitem').map((line) => line.textContent ?? '')
  const at = (word: RegExp) => lines.findIndex((line) => word.test(line))
  expect(at(/overdue.*Late/)).toBeGreaterThanOrEqual(0)
  expect(at(/overdue.*Late/)).toBeLessThan(at(/Window/))
  expect(at(/Window/)).toBeLessThan(at(/^now, /))
  expect(at(/^now, /)).toBeLessThan(at(/Later.*Anyone/))
  expect(lines[at(/Window/)]).toMatch(/\d\d:\d\d–\d\d:\d\d/)
  expect(lines[at(/Window/)]).not.toContain('overdue')
})

test('a callback is moved to a window of time at a colleague, never into the past', async () => {
  const { user, asked } = renderApp('/', { 'staff.list': colleagues, 'callback.change': null })
  await user.click(await screen.findByRole('button', { name: 'Move the callback to Ji-woo Kim' }))
  await user.click(screen.getByRole('button', { name: 'Move it' }))
  expect(screen.getByText('That time has passed: enter one that is to come.')).toBeTruthy()
  expect(asked.some((one) => one.name === 'callback.change')).toBe(false)
  const year = screen.getByLabelText('Year')
  await user.clear(year)
  await user.type(year, '2090')
  const from = screen.getByLabelText('Time, or from')
  await user.clear(from)
  await user.type(from, '2pm')
  await user.type(screen.getByLabelText('Until'), '13:30')
  await user.click(screen.getByRole('button', { name: 'Move it' }))
  expect(screen.getByText('Enter a time after the first one, or none.')).toBeTruthy()
  await user.clear(screen.getByLabelText('Until'))
  await user.type(screen.getByLabelText('Until'), '16')
  await user.click(screen.getByRole('button', { name: /Who rings/ }))
  await user.click(await screen.findByRole('option', { name: 'Owen Marsh' }))
  await user.click(screen.getByRole('button', { name: 'Move it' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'callback.change')?.input).toEqual({
      personId: jiwoo,
      at: '2090-04-03T13:00:00.000Z',
      until: '2090-04-03T15:00:00.000Z',
      handler: owen,
      note: 'After her lunch',
    }),
  )
})

test('a callback is dropped only with the reason', async () => {
  const { user, asked } = renderApp('/', { 'callback.drop': null })
  await user.click(await screen.findByRole('button', { name: 'Drop the callback to Ji-woo Kim' }))
  await user.keyboard('{Enter}')
  expect(screen.getByText('Say why they are not rung back.')).toBeTruthy()
  await user.type(screen.getByLabelText('Why are they not rung back?'), 'She rang us{Enter}')
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'callback.drop')?.input).toEqual({
      personId: jiwoo,
      reason: 'She rang us',
    }),
  )
})

test('a message stays until it has been read, and after the last one the screen has the cursor', async () => {
  const { user, asked, answer, say } = renderApp('/', {
    'work.mine': { ...nothingToDo, messages: [aMessage] },
    'message.read': null,
  })
  expect(await screen.findByText('Ring Norbiton first today.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^I have read it/ }))
  expect(asked.find((one) => one.name === 'message.read')?.input).toEqual({ messageId: aMessage.messageId })
  answer({ 'work.mine': nothingToDo })
  say({ kind: 'changed', tables: ['message'] })
  await waitFor(() => expect(screen.queryByText('Ring Norbiton first today.')).toBeNull())
  expect(document.activeElement?.id).toBe('main')
})

test('the count of stale needs leads to exactly those', async () => {
  const { user, asked } = renderApp('/', {
    'work.mine': { ...nothingToDo, openNeeds: 5, staleNeeds: 2 },
    'needs.page': { rows: [], total: 0 },
  })
  await user.click(await screen.findByRole('link', { name: '2 of them untouched for long' }))
  await waitFor(() =>
    expect(asked.findLast((one) => one.name === 'needs.page')?.input).toMatchObject({
      status: 'open',
      mine: true,
      stale: true,
    }),
  )
})

test('in a language that the handler does not speak, the interpreter line comes first, with how it is reached', async () => {
  const interpret = {
    personId: minsu,
    listId: list,
    number: '02079460018',
    reason: 'First call',
    kind: 'first' as const,
    attempts: 0,
    interpret: 'ko',
  }
  const { answer, say } = renderApp('/', { 'work.mine': { ...nothingToDo, next: interpret } })
  expect(await screen.findByText('They speak Korean: ring the interpreter line first.')).toBeTruthy()
  expect(await screen.findByText(/No interpreter line is set/)).toBeTruthy()
  answer({ 'hub.settings': { ...settings, interpreterLine: '020 7946 0400, code 22' } })
  say({ kind: 'changed', tables: ['hub'] })
  expect(await screen.findByText('020 7946 0400, code 22')).toBeTruthy()
})

test('many lines are folded, and opened on request', async () => {
  const tasks = Array.from({ length: 9 }, (_, index) => ({
    ...aTask,
    taskId: id<TaskId>(index.toString(16)),
    what: `Task ${index}`,
  }))
  const { user } = renderApp('/', { 'work.mine': { ...nothingToDo, tasks } })
  await screen.findByText('Task 5')
  expect(screen.queryByText('Task 6')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show all 9' }))
  expect(screen.getByText('Task 8')).toBeTruthy()
})

test('on a break nothing of any resident is on the screen; the call in hand is kept, and is where work goes on', async () => {
  const { user, container } = renderApp('/', { 'call.draft': draft })
  await screen.findByText(/On a call with Min-su Kim/)
  await user.click(screen.getByRole('button', { name: /Priya Nair/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Take a break' }))
  await screen.findByRole('heading', { name: 'On a break' })
  expect(container.ownerDocument.body.textContent).not.toMatch(/Kim|Selvam|7946/)
  expect(screen.queryByRole('navigation')).toBeNull()
  expect(screen.getByText(/A call is in hand/)).toBeTruthy()
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Back to work'))
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: /Min-su Kim/ })).toBeTruthy()
})

test('who locks the screen on a break signs in to their work', async () => {
  const { user } = renderApp('/break')
  await user.click(await screen.findByRole('button', { name: 'Lock the screen' }))
  await screen.findByRole('button', { name: 'Sign in' })
  expect(window.location.hash).toBe('#/')
})
