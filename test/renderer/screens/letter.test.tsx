import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defaultSettings } from '../../../shared/domain/hub.ts'
import { instantOf, londonTime } from '../../../shared/domain/time.ts'
import { file, heldFile, jiwoo, list, minsu } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { letterStep } from '../../helpers/supervisor-answers.ts'

// Nothing is printed in jsdom: what is asked of the browser is noted. How it looks on paper is tried in a real one.
const print = vi.fn()
beforeEach(() => {
  vi.stubGlobal('print', print)
})
afterEach(() => {
  vi.unstubAllGlobals()
  print.mockClear()
})

const settings = { ...defaultSettings, name: 'Kingston Stronger Together', telephone: '020 7946 0400' }
const waiting = { ...file, ladder: letterStep }
const today = londonTime(instantOf(Date.now())).date
const posted = {
  ...{ personId: minsu, listId: list, step: 'letter', outcome: 'noResult' },
  ...{ contactId: null, on: today, note: '', newNumber: null },
}

describe('to one person', () => {
  test('it has the address, a reference and the hub’s words, filled in; posting it takes the step', async () => {
    const { user, asked } = renderApp(`/letter/${minsu}`, {
      'case.open': waiting,
      'hub.settings': settings,
      'ladder.take': { next: 'A doorstep check on 9 April' },
    })
    const letter = await screen.findByRole('article', { name: 'Min-su Kim' })
    const address = within(letter).getByText('12 Villiers Road').parentElement
    expect([...(address?.children ?? [])].map((line) => line.textContent)).toEqual([
      ...['Min-su Kim', '12 Villiers Road', 'Kingston upon Thames', 'KT1 3AR'],
    ])
    expect(letter.textContent).toContain('C K7Q-4F2-9XM')
    expect(letter.textContent).toContain('Dear Min-su Kim,')
    expect(letter.textContent).toContain('Please ring us on 020 7946 0400')
    expect(letter.textContent).not.toMatch(/[{}]/)
    await user.click(screen.getByRole('button', { name: 'Print the letter' }))
    expect(print).toHaveBeenCalledTimes(1)
    expect(asked.some(({ name }) => name === 'ladder.take')).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Posted' }))
    await screen.findByText('Min-su Kim: A doorstep check on 9 April')
    expect(asked.find(({ name }) => name === 'ladder.take')?.input).toEqual(posted)
  })

  test('is in large print for who asked for it, and for nobody else', async () => {
    const { unmount } = renderApp(`/letter/${minsu}`, { 'case.open': waiting, 'hub.settings': settings })
    expect((await screen.findByRole('article')).className).toBe('letter')
    unmount()
    const large = { ...waiting, values: { ...file.values, largePrint: 'yes' as const } }
    renderApp(`/letter/${minsu}`, { 'case.open': large, 'hub.settings': settings })
    expect((await screen.findByRole('article')).className).toContain('letter-large')
  })

  test('where no letter waits it can be printed, and nothing is noted as posted', async () => {
    renderApp(`/letter/${minsu}`, { 'hub.settings': settings })
    await screen.findByRole('article')
    expect(screen.getByText(/No letter waits to be sent to Min-su Kim/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Posted' })).toBeNull()
  })

  test('nobody writes to somebody who may have died', async () => {
    renderApp(`/letter/${minsu}`, { 'case.open': { ...heldFile, ladder: letterStep }, 'hub.settings': settings })
    expect(await screen.findByText(/Rosalind Achebe is held/)).toBeTruthy()
    expect(screen.queryByRole('article')).toBeNull()
    expect(screen.queryByRole('button', { name: /Print|Posted|next step/ })).toBeNull()
  })

  test('where no address is known the next step can be gone on to', async () => {
    const { user, asked } = renderApp(`/letter/${minsu}`, {
      'case.open': { ...waiting, values: { ...file.values, address: null } },
      'hub.settings': settings,
      'ladder.take': { next: 'A doorstep check on 9 April' },
    })
    await screen.findByText(/No address is known for Min-su Kim/)
    await user.click(screen.getByRole('button', { name: 'Go on to the next step' }))
    await waitFor(() =>
      expect(asked.find(({ name }) => name === 'ladder.take')?.input).toEqual({ ...posted, outcome: 'notPossible' }),
    )
  })

  test('a hub without a number of its own is told so, for the letter asks people to ring it', async () => {
    renderApp(`/letter/${minsu}`, { 'case.open': waiting, 'hub.settings': { ...settings, telephone: '' } })
    expect(await screen.findByText(/own telephone number is not set/)).toBeTruthy()
  })

  test('a long address keeps to the window of the envelope', async () => {
    const address = ['Flat 2', 'The Old Vicarage', 'Church Lane', 'Upper Norbiton', 'Kingston upon Thames', 'Surrey']
    renderApp(`/letter/${minsu}`, {
      'case.open': { ...waiting, values: { ...file.values, address } },
      'hub.settings': settings,
    })
    const lines = (await screen.findByText('Flat 2')).parentElement?.children ?? []
    expect([...lines].map((line) => line.textContent)).toEqual([
      ...['Min-su Kim', 'Flat 2', 'The Old Vicarage', 'Church Lane'],
      ...['Upper Norbiton, Kingston upon Thames, Surrey', 'KT1 3AR'],
    ])
  })
})

describe('several at once', () => {
  const other = { ...letterStep, personId: jiwoo, personName: 'Ji-woo Kim' }
  const page = { rows: [letterStep, other], total: 2 }

  test('each is on a page of its own, and all are posted with one press', async () => {
    const { user, asked } = renderApp('/letters', {
      'ladder.page': page,
      'hub.settings': settings,
      'ladder.take': { next: '' },
    })
    expect(await screen.findAllByRole('article')).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: 'Print 2 letters' }))
    expect(print).toHaveBeenCalledTimes(1)
    await user.click(screen.getByRole('button', { name: 'All 2 are posted' }))
    await screen.findByText('2 letters are noted as posted.')
    expect(asked.filter(({ name }) => name === 'ladder.take').map(({ input }) => input)).toEqual([
      posted,
      { ...posted, personId: jiwoo },
    ])
  })

  test('each file is read once, also when one of them has been posted', async () => {
    const { asked, answer, say } = renderApp('/letters', { 'ladder.page': page, 'hub.settings': settings })
    expect(await screen.findAllByRole('article')).toHaveLength(2)
    answer({ 'ladder.page': { rows: [other], total: 1 } })
    say({ kind: 'changed', tables: ['ladder_step'] })
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(1))
    expect(asked.filter(({ name }) => name === 'case.open')).toHaveLength(2)
  })

  test('who is held is named, and gets none', async () => {
    renderApp('/letters', {
      'ladder.page': page,
      'hub.settings': settings,
      'case.open': (input: { personId: string }) => ({
        ok: true,
        value: input.personId === jiwoo ? heldFile : waiting,
      }),
    })
    expect(await screen.findAllByRole('article')).toHaveLength(1)
    expect(screen.getByText(/Rosalind Achebe is held/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Print 1 letter' })).toBeTruthy()
  })

  test('the first that cannot be noted stops it, and is said', async () => {
    const { user, asked } = renderApp('/letters', {
      'ladder.page': page,
      'hub.settings': settings,
      'ladder.take': () => ({ ok: false, error: { code: 'conflict', message: 'That step was taken before.' } }),
    })
    await user.click(await screen.findByRole('button', { name: 'All 2 are posted' }))
    expect(await screen.findByText('That step was taken before.')).toBeTruthy()
    expect(asked.filter(({ name }) => name === 'ladder.take')).toHaveLength(1)
  })

  test('where none waits it says so', async () => {
    renderApp('/letters', { 'ladder.page': { rows: [], total: 0 } })
    expect(await screen.findByRole('heading', { name: 'No letter waits' })).toBeTruthy()
  })
})

test.each([`/letter/${minsu}`, '/letters'])('%s has no fault that axe knows', async (place) => {
  const { container } = renderApp(place, {
    'case.open': waiting,
    'hub.settings': settings,
    'ladder.page': { rows: [letterStep], total: 1 },
  })
  await screen.findByRole('article')
  const rules = {
    'color-contrast': { enabled: false },
    'document-title': { enabled: false },
    'html-has-lang': { enabled: false },
  }
  const { violations } = await axe.run(container.ownerDocument, { rules })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
})
