import { screen } from '@testing-library/react'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { toggleNeed } from '../../renderer/screens/call/draft-changes.ts'
import { emptyDraft } from '../../renderer/screens/call/empty-draft.ts'
import { emptyConcern } from '../../renderer/screens/concerns/empty-concern.ts'
import { file, held, minsu } from '../helpers/fake-hub.ts'
import { renderApp } from '../helpers/render-app.tsx'
import { waitingConcern } from '../helpers/supervisor-answers.ts'

// Colours need a real browser, and the page's title and language are in index.html: they are tried end to end.
// Everything else about each screen is tried here.
const rules = {
  'color-contrast': { enabled: false },
  'document-title': { enabled: false },
  'html-has-lang': { enabled: false },
}
const draft = { ...emptyDraft({ personId: minsu, listId: null, number: null, direction: 'inbound' }, 0) }
const withNeeds = { ...draft, ...toggleNeed(draft, 'food') }

test.each([
  ['my work', '/', {}],
  ['a case file', `/case/${minsu}`, {}],
  ["a held person's file", `/case/${held}`, {}],
  ['registering', '/register/Arun%20Selvam', {}],
  ['no call', '/call', {}],
  ['a call', '/call', { 'call.draft': draft }],
  ['a call with a need', '/call', { 'call.draft': withNeeds }],
  ['a call with a safeguarding concern', '/call', { 'call.draft': { ...draft, concern: emptyConcern() } }],
  [
    'the file of somebody about whom a concern is open',
    `/case/${minsu}`,
    { 'case.open': { ...file, concerns: [waitingConcern] } },
  ],
  ['a call to a held person', '/call', { 'call.draft': { ...draft, personId: held } }],
  ['no such screen', '/nowhere', {}],
  ['the sign-in page', '/', { 'session.current': null }],
  ['the set-up page', '/', { 'session.current': null, 'store.status': { state: 'none' as const } }],
])('%s has no fault that axe knows', async (_, place, answers) => {
  const { container } = renderApp(place, answers)
  await screen.findByRole('heading', { level: 1 })
  const { violations } = await axe.run(container.ownerDocument, { rules })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
})
