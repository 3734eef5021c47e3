import { create } from 'zustand'
import type { LadderStep } from '../../shared/codes/ladder.ts'
import type { CoverageState, Risk } from '../../shared/domain/list.ts'
import type { FilterOf } from '../hooks/usePages.ts'
import { useSession } from './session.ts'

/** What each table was last narrowed to, so that who comes back from a case file finds the table as it was. */
export interface Filters {
  readonly residents: FilterOf<'residents.page'>
  readonly needs: FilterOf<'needs.page'>
  readonly referrals: FilterOf<'referrals.page'>
  readonly held: FilterOf<'residents.held'>
  readonly concerns: FilterOf<'concerns.page'>
  readonly duplicates: FilterOf<'duplicates.page'>
  readonly callbacks: FilterOf<'callbacks.page'>
  readonly steps: {
    readonly what: 'steps' | 'tasks' | 'due'
    readonly step: LadderStep | null
    /** Empty is what any supervisor may take. */
    readonly owner: string | null
  }
  readonly members: { readonly state: CoverageState | null; readonly handler: string | null }
  readonly coverage: {
    readonly listId: string | null
    readonly state: CoverageState | null
    readonly risk: Risk | 'any' | null
  }
  readonly period: { readonly from: string | null; readonly to: string | null }
}

interface FiltersState extends Filters {
  readonly narrow: <K extends keyof Filters>(table: K, to: Partial<Filters[K]>) => void
  readonly forget: () => void
}

const atFirst: Filters = {
  residents: { sort: 'name', descending: false, show: 'all', text: '' },
  needs: { status: 'open', category: null, mine: false, stale: false },
  referrals: { state: null, partnerId: null, mine: false, stale: false },
  held: { reason: 'all' },
  concerns: { show: 'open' },
  duplicates: { show: 'open' },
  callbacks: { show: 'overdue' },
  steps: { what: 'steps', step: null, owner: null },
  members: { state: null, handler: null },
  coverage: { listId: null, state: null, risk: null },
  period: { from: null, to: null },
}

/** The filters of the window; forgotten when somebody else signs in. */
export const useFilters = create<FiltersState>((set) => ({
  ...atFirst,
  narrow: (table, to) => set((before) => ({ ...before, [table]: { ...before[table], ...to } })),
  forget: () => set(atFirst),
}))

useSession.subscribe(({ session }) => {
  if (session === null) useFilters.getState().forget()
})
