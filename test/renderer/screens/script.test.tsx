import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { useScriptInHand } from '../../../renderer/stores/script-in-hand.ts'
import { defaultScript } from '../../../shared/codes/script.ts'
import type { ScriptLine, ScriptLineRow } from '../../../shared/domain/script.ts'
import type { CalendarDate } from '../../../shared/domain/time.ts'
import { inOrder } from '../../../shared/rules/script.ts'
import { renderApp } from '../../helpers/render-app.tsx'

beforeEach(() => useScriptInHand.getState().putDown())

const fewLines = (lines: ScriptLineRow[]) => lines.filter((line) => ['opening', 'food'].includes(line.lineId))

/** The answers of a small store: what is changed is there when it is asked for again. */
async function editor(change: (lines: ScriptLineRow[]) => ScriptLineRow[] = (lines) => lines) {
  let lines = change([...defaultScript].map(([lineId, line]) => ({ lineId, ...line, checked: {} })))
  const app = renderApp('/script', {
    'script.lines': () => ({ ok: true, value: lines }),
    'script.change': ({ lineId, line }: { lineId: string; line: ScriptLine }) => {
      const others = lines.filter((one) => one.lineId !== lineId)
      lines = inOrder([...others, { lineId, ...line, checked: {} }])
      app.say({ kind: 'changed', tables: ['hub'] })
      return { ok: true, value: null }
    },
    'script.check': null,
  })
  const table = await screen.findByRole('grid', { name: 'Lines of the script' })
  await within(table).findByText(/^Hello, my name is/)
  const written = () =>
    app.asked
      .filter((one) => one.name === 'script.change')
      .map((one) => one.input as { lineId: string; line: ScriptLine })
  const openFirst = async () => {
    table.focus()
    await app.user.keyboard('{Control>}{Home}{/Control}{Enter}')
    return screen.findByRole('complementary', { name: 'Change a line' })
  }
  return { ...app, table, written, openFirst }
}

describe('a line', () => {
  test('gets other words in English and in a language that runs from the right', async () => {
    const { user, written, openFirst } = await editor(fewLines)
    const form = within(await openFirst())
    await user.clear(form.getByLabelText('Words in English'))
    await user.type(form.getByLabelText('Words in English'), 'Good day.')
    await user.click(form.getByRole('radio', { name: /Arabic/ }))
    const arabic = form.getByLabelText(/Words in .*Arabic/)
    expect(arabic.getAttribute('dir')).toBe('rtl')
    expect(arabic.getAttribute('lang')).toBe('ar')
    await user.clear(arabic)
    await user.type(arabic, 'مرحبًا')
    await user.click(form.getByRole('button', { name: 'Save' }))
    await screen.findByText(/Saved\. Handlers see it/)
    expect(written()[0]?.lineId).toBe('opening')
    expect(written()[0]?.line.text).toMatchObject({ en: 'Good day.', ar: 'مرحبًا' })
  })

  test('is added as a question, with an answer that ticks a need, after another answer', async () => {
    const { user, written } = await editor(fewLines)
    await user.keyboard('n')
    const form = within(await screen.findByRole('complementary', { name: 'A new line' }))
    await user.click(form.getByRole('radio', { name: 'Ask, with answers' }))
    await user.type(form.getByLabelText('Words in English'), 'Is it baby food?')
    await user.click(form.getByRole('button', { name: 'Add an answer' }))
    await user.click(form.getByRole('button', { name: 'Add an answer' }))
    await user.type(form.getByLabelText('Answer 1'), 'Yes')
    await user.type(form.getByLabelText('Answer 2'), 'No')
    await user.click(form.getAllByRole('button', { name: /Ticks/ })[0] as HTMLElement)
    await user.click(await screen.findByRole('option', { name: 'Other' }))
    await user.click(form.getByRole('button', { name: /After this question/ }))
    await user.click(await screen.findByRole('option', { name: /get your shopping/ }))
    await user.click(form.getByRole('button', { name: 'Save' }))
    expect((await screen.findByRole('alert')).textContent).toContain('Choose the answers')
    expect(written()).toEqual([])
    await user.click(form.getByRole('checkbox', { name: 'Sometimes' }))
    await user.click(form.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(written()).toHaveLength(1))
    expect(written()[0]?.line).toMatchObject({
      part: 'questions',
      kind: 'ask',
      after: { line: 'food', answers: ['sometimes'] },
      answers: [
        { label: 'Yes', ticks: 'other' },
        { label: 'No', ticks: null },
      ],
    })
  })

  test('goes down by a letter, is taken out, and is brought back', async () => {
    const { user, table, written } = await editor()
    table.focus()
    await user.keyboard('{Control>}{Home}{/Control}d')
    await screen.findByText('Moved.')
    expect(written()[0]).toMatchObject({ lineId: 'opening' })
    expect(written()[0]?.line.position).toBeGreaterThan(defaultScript.get('openingInbound')?.position ?? 999)

    await user.keyboard('{Control>}{End}{/Control}x')
    await screen.findByText(/Removed from the script/)
    expect(written().at(-1)).toMatchObject({ lineId: 'closing', line: { removed: true } })
    expect(within(table).queryByText(/^Thank you for talking to me/)).toBeNull()
    await user.click(await screen.findByRole('checkbox', { name: 'Show 1 removed line' }))
    table.focus()
    await user.keyboard('{Control>}{End}{/Control}b')
    await screen.findByText('It is in the script again.')
    expect(written().at(-1)).toMatchObject({ lineId: 'closing', line: { removed: false } })
  })
})

describe('words that are not saved', () => {
  test('are asked about before another line is opened, and kept', async () => {
    const { user, openFirst } = await editor()
    const form = within(await openFirst())
    await user.type(form.getByLabelText('Words in English'), ' And more.')
    await user.click(screen.getByRole('button', { name: /Add a line/ }))
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: 'Keep writing' }))
    expect((screen.getByLabelText('Words in English') as HTMLTextAreaElement).value).toMatch(/And more\.$/)
  })

  test('are there again for who comes back to the screen', async () => {
    const { user, openFirst } = await editor()
    await user.type(within(await openFirst()).getByLabelText('Words in English'), ' And more.')
    await user.click(screen.getByRole('link', { name: 'Partners' }))
    await screen.findByRole('heading', { level: 1, name: 'Partners' })
    await user.click(screen.getByRole('link', { name: 'Script' }))
    expect(((await screen.findByLabelText('Words in English')) as HTMLTextAreaElement).value).toMatch(/And more\.$/)
    expect(screen.getByText('Not saved yet')).toBeTruthy()
  })

  test('are thrown away when that is what is wanted', async () => {
    const { user, openFirst } = await editor()
    await user.type(within(await openFirst()).getByLabelText('Words in English'), ' And more.')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await user.click(await screen.findByRole('button', { name: 'Throw it away' }))
    await waitFor(() => expect(screen.queryByLabelText('Words in English')).toBeNull())
  })
})

describe('a check by a speaker', () => {
  test('is recorded of the words that are kept, with who and when', async () => {
    const { user, asked, openFirst } = await editor()
    const form = within(await openFirst())
    await user.click(form.getByRole('radio', { name: /Korean/ }))
    expect(form.getByText('Not yet checked by a speaker')).toBeTruthy()
    await user.click(form.getByRole('button', { name: 'Record a check' }))
    await user.click(form.getByRole('button', { name: 'Record it' }))
    expect(form.getByText('Enter who checked it.')).toBeTruthy()
    await user.type(form.getByLabelText(/Who, speaking the language/), 'Mrs Kim')
    await user.click(form.getByRole('button', { name: 'Record it' }))
    await screen.findByText(/the check is recorded/)
    expect(asked.find((one) => one.name === 'script.check')?.input).toMatchObject({
      lineId: 'opening',
      language: 'ko',
      check: { by: 'Mrs Kim', text: defaultScript.get('opening')?.text.ko },
    })
  })

  test('is shown with who and when, and cannot be recorded of words that are not saved', async () => {
    const checked = { ko: { by: 'Mrs Kim', on: '2020-04-01' as CalendarDate } }
    const { user, openFirst } = await editor((lines) =>
      lines.map((line) => (line.lineId === 'opening' ? { ...line, checked } : line)),
    )
    expect(screen.getByText(/^Korean 1 of \d+$/)).toBeTruthy()
    const form = within(await openFirst())
    await user.click(form.getByRole('radio', { name: /Korean/ }))
    expect(form.getByText('Checked by Mrs Kim on 1 April 2020')).toBeTruthy()
    await user.type(form.getByLabelText(/Words in .*Korean/), '?')
    expect(form.queryByText(/Checked by Mrs Kim/)).toBeNull()
    expect(form.queryByRole('button', { name: 'Record a check' })).toBeNull()
  })
})

test('trying it runs the script as a call does, and keeps nothing', async () => {
  const { user, asked } = await editor()
  await user.keyboard('p')
  const panel = within(await screen.findByRole('complementary', { name: 'As it runs in a call' }))
  await user.click(panel.getByRole('radio', { name: 'It is them' }))
  await user.click(await panel.findByRole('radio', { name: 'It fits' }))
  const food = await panel.findByRole('radiogroup', { name: /get your shopping/ })
  await user.click(within(food).getByRole('radio', { name: 'No' }))
  expect(panel.getByText(/Ticked: Food\./)).toBeTruthy()
  expect(panel.getByText(/How long will the food/)).toBeTruthy()
  expect(asked.filter((one) => /^(call|script)\.(log|saveDraft|change)$/.test(one.name))).toEqual([])
})
