import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Sheet, SheetRow } from '../../../shared/domain/call.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { jiwoo, list, minsu } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'

// Nothing is printed in jsdom: what is asked of the browser is noted. How it looks on paper is tried in a real one.
const print = vi.fn()
beforeEach(() => {
  vi.stubGlobal('print', print)
})
afterEach(() => {
  vi.unstubAllGlobals()
  print.mockClear()
})

const row: SheetRow = {
  personId: minsu,
  listId: list,
  caseNumber: 'C K7Q-4F2-9XM',
  name: 'Min-su Kim',
  age: 78,
  phones: ['020 7946 0018', '07700 900418'],
  language: 'ko',
  mind: ['Hearing loss: speak slowly', 'No voicemail'],
  why: 'Second attempt: mornings failed',
  lastNote: 'Rang twelve times.',
  entered: false,
}
const other: SheetRow = { ...row, personId: jiwoo, name: 'Ji-woo Kim', phones: ['020 7946 0018'], mind: [] }
const sheet: Sheet = {
  printedAt: '2020-04-03T08:00:00.000Z' as Instant,
  rows: [row, other],
  typed: { day: null, calls: {} },
}
const box = (what: string, name = 'Min-su Kim') => screen.findByRole('textbox', { name: `${what}, ${name}` })

describe('on paper', () => {
  test('the next people are noted, and printed once they stand on the page', async () => {
    const { user, asked } = renderApp('/sheet', { 'work.printSheet': sheet })
    await user.click(await screen.findByRole('button', { name: 'Print my next calls' }))
    const line = (await screen.findByText('1. Min-su Kim')).closest('li')
    expect(line?.textContent).toContain('78 years · Korean · C K7Q-4F2-9XM')
    expect(line?.textContent).toContain('No voicemail · Hearing loss: speak slowly')
    expect(line?.textContent).toContain('1) 020 7946 0018')
    expect(screen.getByText(/Enter it the same day, then destroy it/)).toBeTruthy()
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1))
    expect(asked.find(({ name }) => name === 'work.printSheet')?.input).toEqual({ count: 30 })
  })

  test('thirty people are two pages of fifteen, and every one is on them once', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => ({
      ...row,
      personId: `${n}` as typeof minsu,
      name: `Person ${n}`,
    }))
    renderApp('/sheet', { 'work.sheet': { ...sheet, rows } })
    await screen.findByRole('region', { name: 'Page 2 of 2' })
    for (const page of ['Page 1 of 2', 'Page 2 of 2']) {
      const part = within(screen.getByRole('region', { name: page }))
      expect(part.getAllByRole('listitem')).toHaveLength(15)
      expect(part.getByText(/Keep this sheet with you/)).toBeTruthy()
    }
    expect(screen.getAllByText(/^\d+\. Person/)).toHaveLength(30)
  })

  test('a sheet that was not entered is not lost unasked', async () => {
    const { user, asked } = renderApp('/sheet', { 'work.sheet': sheet, 'work.printSheet': sheet })
    await screen.findByText(/2 people have not been entered yet/)
    await user.click(screen.getByRole('button', { name: 'Print my next calls' }))
    const dialog = within(await screen.findByRole('alertdialog'))
    expect(asked.some(({ name }) => name === 'work.printSheet')).toBe(false)
    await user.click(dialog.getByRole('button', { name: 'Print a new one' }))
    await waitFor(() => expect(print).toHaveBeenCalled())
  })

  test('where nobody is left it says so, and nothing is printed', async () => {
    const { user } = renderApp('/sheet', { 'work.printSheet': { ...sheet, rows: [] } })
    await user.click(await screen.findByRole('button', { name: 'Print my next calls' }))
    expect(await screen.findByText(/Nobody is left for you to ring today/)).toBeTruthy()
    expect(print).not.toHaveBeenCalled()
  })
})

describe('entered afterwards', () => {
  test('by keyboard: a line is saved by Enter with its real time, and the cursor goes to the next', async () => {
    const { user, asked } = renderApp('/sheet/enter', { 'work.sheet': sheet })
    await user.click(await box('Outcome'))
    await user.keyboard('n{Tab}1410{Enter}')
    await screen.findByText('Entered: No answer, 14:10')
    expect(asked.filter(({ name }) => name === 'call.log').map(({ input }) => input)).toMatchObject([
      {
        personId: minsu,
        listId: list,
        direction: 'outbound',
        outcome: 'noAnswer',
        number: '020 7946 0018',
        startedAt: '2020-04-03T13:10:00.000Z',
        endedAt: '2020-04-03T13:11:00.000Z',
      },
    ])
    expect(document.activeElement).toBe(await box('Outcome', 'Ji-woo Kim'))
  })

  test('on another day, where the day is changed', async () => {
    const { user, asked } = renderApp('/sheet/enter', { 'work.sheet': sheet })
    const day = await screen.findByLabelText('Day')
    await user.clear(day)
    await user.type(day, '2')
    await user.click(await box('Outcome'))
    await user.keyboard('v{Tab}0905{Enter}')
    await waitFor(() =>
      expect(asked.find(({ name }) => name === 'call.log')?.input).toMatchObject({
        startedAt: '2020-04-02T08:05:00.000Z',
      }),
    )
  })

  test('what is missing is said under the line and takes the cursor; nothing is saved, and every word stays', async () => {
    const { user, asked } = renderApp('/sheet/enter', { 'work.sheet': sheet })
    await user.click(await box('Note'))
    await user.keyboard('Her daughter shops.{Enter}')
    expect(await screen.findByText(/Type the letter of the outcome/)).toBeTruthy()
    expect(document.activeElement).toBe(await box('Outcome'))
    expect(await box('Note')).toHaveProperty('value', 'Her daughter shops.')
    expect(asked.some(({ name }) => name === 'call.log')).toBe(false)
  })

  test('a held person is not called: the sentence is shown, and the line is done', async () => {
    const message = 'Held: this person must not be called. Your words are kept for a supervisor.'
    const { user } = renderApp('/sheet/enter', {
      'work.sheet': sheet,
      'call.log': () => ({ ok: false, error: { code: 'held', message } }),
    })
    await user.click(await box('Outcome'))
    await user.keyboard('n{Tab}1410{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain(message)
    expect(screen.queryByRole('textbox', { name: 'Outcome, Min-su Kim' })).toBeNull()
  })

  test('another failure leaves the line as it was typed', async () => {
    const { user } = renderApp('/sheet/enter', {
      'work.sheet': sheet,
      'call.log': () => ({ ok: false, error: { code: 'diskFull', message: 'The disk is full.' } }),
    })
    await user.click(await box('Outcome'))
    await user.keyboard('n{Tab}1410{Enter}')
    expect(await screen.findByText('The disk is full.')).toBeTruthy()
    expect(await box('At')).toHaveProperty('value', '1410')
  })

  test('what is typed is kept as it is typed, and is there after a reload', async () => {
    const { user, asked, unmount } = renderApp('/sheet/enter', { 'work.sheet': sheet })
    await user.click(await box('Note'))
    await user.keyboard('Rang tw')
    const kept = () =>
      asked.filter(({ name }) => name === 'work.saveSheet').at(-1)?.input as { typed: Sheet['typed'] } | undefined
    await waitFor(() => expect(kept()?.typed.calls[minsu]?.note).toBe('Rang tw'))
    unmount()
    renderApp('/sheet/enter', { 'work.sheet': { ...sheet, typed: kept()?.typed ?? sheet.typed } })
    expect(await box('Note')).toHaveProperty('value', 'Rang tw')
  })

  test('the same line saved again after a lost answer is the same call', async () => {
    let answers = 0
    const { user, asked } = renderApp('/sheet/enter', {
      'work.sheet': sheet,
      'call.log': () => {
        answers += 1
        if (answers === 1) return { ok: false, error: { code: 'unexpected', message: 'The hub did not answer.' } }
        return { ok: true, value: { next: '' } }
      },
    })
    await user.click(await box('Outcome'))
    await user.keyboard('n{Tab}1410{Enter}')
    await screen.findByText('The hub did not answer.')
    await user.click(screen.getByRole('button', { name: 'Save the call to Min-su Kim' }))
    await screen.findByText(/^Entered:/)
    const calls = asked.filter(({ name }) => name === 'call.log').map(({ input }) => Object(input).callId)
    expect(calls).toHaveLength(2)
    expect(calls[0]).toBe(calls[1])
  })

  test('a safeguarding outcome is raised as a concern first, in the same call', async () => {
    const { user, asked } = renderApp('/sheet/enter', { 'work.sheet': sheet })
    await user.click(await box('Outcome'))
    await user.keyboard('j{Tab}1410{Tab}5{Enter}')
    expect(await screen.findByText('Write what you saw or heard.')).toBeTruthy()
    await user.type(screen.getByLabelText('What did you see or hear?'), 'Her son locks her in.')
    await user.click(screen.getByRole('radio', { name: 'In danger now' }))
    await user.click(screen.getByRole('button', { name: 'Save the call to Min-su Kim' }))
    await screen.findByText(/^Entered:/)
    const sent = asked.filter(({ name }) => name === 'concern.raise' || name === 'call.log')
    expect(sent.map(({ name }) => name)).toEqual(['concern.raise', 'call.log'])
    expect(sent[0]?.input).toMatchObject({ personId: minsu, level: 'danger', seen: 'Her son locks her in.' })
    expect(Object(sent[0]?.input).callId).toBe(Object(sent[1]?.input).callId)
  })

  test('what is undone can be put right: the line is open again, as it was typed, as another call', async () => {
    const { user, asked, answer, say } = renderApp('/sheet/enter', { 'work.sheet': sheet })
    await user.click(await box('Outcome'))
    await user.keyboard('n{Tab}1410{Enter}')
    answer({ 'work.sheet': { ...sheet, rows: [{ ...row, entered: true }, other] } })
    say({ kind: 'changed', tables: ['call'] })
    await screen.findByText('1 of 2 entered')
    answer({ 'work.sheet': sheet })
    say({ kind: 'changed', tables: ['call'] })
    expect(await box('At')).toHaveProperty('value', '1410')
    await user.click(screen.getByRole('button', { name: 'Save the call to Min-su Kim' }))
    await screen.findByText(/^Entered:/)
    const calls = asked.filter(({ name }) => name === 'call.log').map(({ input }) => Object(input).callId)
    expect(new Set(calls).size).toBe(2)
  })

  test('a line that was entered before says so, and may have another call', async () => {
    const { user } = renderApp('/sheet/enter', {
      'work.sheet': {
        ...sheet,
        rows: [
          { ...row, entered: true },
          { ...other, entered: true },
        ],
      },
    })
    expect(await screen.findByText(/Destroy the paper now/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Enter another call to Min-su Kim' }))
    expect(await box('Outcome')).toBeTruthy()
  })
})

test.each([
  ['/sheet', 'with a sheet', sheet],
  ['/sheet', 'without one', null],
  ['/sheet/enter', 'with a sheet', { ...sheet, rows: [row, { ...other, entered: true }] }],
  ['/sheet/enter', 'without one', null],
] as const)('%s, %s, has no fault that axe knows', async (place, _, known) => {
  const { container } = renderApp(place, { 'work.sheet': known })
  await screen.findByRole('heading', { level: 1 })
  const rules = {
    'color-contrast': { enabled: false },
    'document-title': { enabled: false },
    'html-has-lang': { enabled: false },
  }
  const { violations } = await axe.run(container.ownerDocument, { rules })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
})
