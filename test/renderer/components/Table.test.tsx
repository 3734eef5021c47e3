import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Table } from '../../../renderer/components/Table.tsx'
import { pagesOf } from '../../../renderer/hooks/usePages.ts'
import '../../../renderer/i18n/i18n.ts'

interface Row {
  readonly id: string
  readonly name: string
}
const rows: readonly Row[] = Array.from({ length: 500 }, (_, index) => ({ id: `${index}`, name: `Person ${index}` }))
const columns = [
  { key: 'id', header: 'Number', grow: 1, least: 80, cell: (row: Row) => row.id, text: (row: Row) => row.id },
  { key: 'name', header: 'Name', grow: 3, least: 160, cell: (row: Row) => row.name, text: (row: Row) => row.name },
]

function shown(onOpen: (row: Row) => void = () => {}) {
  render(<Table label="People" columns={columns} pages={pagesOf(rows)} rowKey={(row) => row.id} onOpen={onOpen} />)
  return screen.getByRole('grid', { name: 'People' })
}

test('the count is always shown, and only the rows in sight are drawn', () => {
  const grid = shown()
  expect(screen.getByText('500 rows')).toBeTruthy()
  expect(grid.getAttribute('aria-rowcount')).toBe('501')
  const drawn = screen.getAllByRole('row').length
  expect(drawn).toBeGreaterThan(15)
  expect(drawn).toBeLessThan(80)
})

test('arrow keys move by cell and row, and Enter opens the row', async () => {
  const opened = vi.fn()
  const grid = shown(opened)
  const user = userEvent.setup()
  grid.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}')
  await waitFor(() =>
    expect(document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe('Person 2'),
  )
  await user.keyboard('{Enter}')
  expect(opened).toHaveBeenCalledWith(rows[2])
})
