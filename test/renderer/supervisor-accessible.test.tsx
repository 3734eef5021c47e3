import { screen } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test } from 'vitest'
import { useFilters } from '../../renderer/stores/filters.ts'
import { useImportInHand } from '../../renderer/stores/import-in-hand.ts'
import { list } from '../helpers/fake-hub.ts'
import { renderApp } from '../helpers/render-app.tsx'
import { emptyAnswers, supervisorAnswers } from '../helpers/supervisor-answers.ts'

beforeEach(() => {
  useFilters.getState().forget()
  useImportInHand.getState().startOver()
})

// As in accessible.test.tsx: colours and the page itself are tried in a real browser.
const rules = {
  'color-contrast': { enabled: false },
  'document-title': { enabled: false },
  'html-has-lang': { enabled: false },
}
const places = [
  '/residents',
  '/needs',
  '/referrals',
  '/referrals/packs',
  '/concerns',
  '/callbacks',
  '/steps',
  '/lists',
  '/coverage',
  '/lists/new',
  `/lists/${list}`,
  `/lists/${list}/share`,
  '/import',
  '/held',
  '/duplicates',
  '/reports',
  '/partners',
  '/script',
  '/staff',
  '/settings',
]

test.each(
  places.flatMap(
    (place) =>
      [
        [place, 'with something in it', supervisorAnswers],
        [place, 'empty', emptyAnswers],
      ] as const,
  ),
)('%s, %s, has no fault that axe knows', async (place, _, answers) => {
  const { container } = renderApp(place, answers)
  await screen.findByRole('heading', { level: 1 })
  const { violations } = await axe.run(container.ownerDocument, { rules })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
})
