import { screen } from '@testing-library/react'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { emptyDraft } from '../../renderer/screens/call/empty-draft.ts'
import type { MyWork } from '../../shared/domain/call.ts'
import type { NeedId } from '../../shared/domain/ids.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { file, jiwoo, list, me, minsu, session } from '../helpers/fake-hub.ts'
import { renderApp } from '../helpers/render-app.tsx'
import { supervisorAnswers } from '../helpers/supervisor-answers.ts'
import { aDelivery, aMessage, anna, aStep, aTask, colleagues, nothingToDo } from '../helpers/work-answers.ts'

// As in accessible.test.tsx: colours and the page itself are tried in a real browser.
const rules = {
  'color-contrast': { enabled: false },
  'document-title': { enabled: false },
  'html-has-lang': { enabled: false },
}
const callback = {
  personId: jiwoo,
  name: 'Ji-woo Kim',
  at: instantOf(Date.now() + 3_600_000),
  until: instantOf(Date.now() + 7_200_000),
  note: 'After her lunch',
  overdue: false,
  mine: true,
}
const much: MyWork = {
  ...nothingToDo,
  next: {
    personId: minsu,
    listId: list,
    number: '02079460018',
    reason: 'First call',
    kind: 'first',
    attempts: 0,
    interpret: 'ko',
  },
  noNext: null,
  callbacks: [callback, { ...callback, at: instantOf(0), until: null, overdue: true, mine: false }],
  openNeeds: 4,
  staleNeeds: 2,
  draftedReferrals: 1,
  staleReferrals: 1,
  steps: [aStep('alternateContact'), { ...aStep('letter'), personId: jiwoo }],
  tasks: [aTask],
  due: [aDelivery, { ...aDelivery, needId: '5'.repeat(32) as NeedId, what: 'review', personId: jiwoo }],
  messages: [aMessage],
}
const page = <Row,>(...rows: readonly Row[]) => ({ rows, total: rows.length })
const answers = {
  'work.mine': much,
  'staff.list': colleagues,
  'case.open': { ...file, contacts: [anna] },
  'callbacks.page': page({ ...callback, handler: me, handlerName: 'Priya Nair' }),
  'tasks.page': page(aTask),
  'due.page': page(aDelivery),
  'ladder.page': page(aStep('doorstep')),
}
const draft = emptyDraft({ personId: minsu, listId: null, number: null, direction: 'outbound' }, 0)

async function faults(container: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(container.ownerDocument, { rules })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

test.each([
  ['the home of a handler', '/', { 'session.current': { ...session, role: 'handler' as const } }],
  ['the home where nothing waits', '/', { 'work.mine': nothingToDo }],
  ['handing over', '/hand-over', {}],
  ['handing over while a call is in hand', '/hand-over', { 'call.draft': draft }],
  ['a break', '/break', {}],
  ['a break from a call', '/break', { 'call.draft': draft }],
  ['the messages', '/messages', {}],
  ['changing a passphrase', '/passphrase', {}],
  ['the settings', '/settings', supervisorAnswers],
])('%s has no fault that axe knows', async (_, place, more) => {
  const { container } = renderApp(place, { ...answers, ...more })
  await screen.findByRole('heading', { level: 1 })
  expect(await faults(container)).toEqual([])
})

test.each([
  /^Not now/,
  /^Move the callback to Ji-woo Kim/,
  /^Drop the callback to Ji-woo Kim/,
  /^Move: Ask the surgery/,
  /^Drop: Ask the surgery/,
  /^Otherwise: /,
  /^Decide: /,
  /^Ask somebody who knows them/,
  /^Send a letter/,
])('the form that opens by “%s” has no fault that axe knows, and the cursor is in it', async (name) => {
  const { container, user } = renderApp('/', answers)
  const [button] = await screen.findAllByRole('button', { name })
  if (!button) throw new Error('The button is not there.')
  await user.click(button)
  const form = await screen.findByRole('form')
  expect(form.contains(document.activeElement)).toBe(true)
  expect(await faults(container)).toEqual([])
})
