import type { Page } from '../../shared/api.ts'
import type { ImportPart, ImportRowView } from '../../shared/domain/import.ts'
import { fullName } from '../../shared/domain/name.ts'
import { holdReasonLabels, type ResidentValues } from '../../shared/domain/resident.ts'
import { showDate } from '../../shared/domain/time.ts'
import { assertNever } from '../../shared/result.ts'
import type { RejectedRow } from '../export/rejects.ts'
import type { Staging } from '../staging.ts'
import {
  countPlanned,
  countStaged,
  type GoneResident,
  goneResidents,
  type PlannedFilter,
  type PlannedResident,
  plannedPage,
  stagedPlan,
  stagedRejects,
} from './staged-plan.ts'

/** A page of one part of what a staged import would change, in the order of the file. */
export function importRows(staging: Staging, part: ImportPart, offset: number, limit: number): Page<ImportRowView> {
  if (!stagedPlan(staging)) return { rows: [], total: 0 }
  switch (part) {
    case 'new':
    case 'changed':
    case 'unchanged':
    case 'held':
      return pageOf(staging, part, part, offset, limit)
    case 'possibleDuplicate':
      return pageOf(staging, part, 'duplicate', offset, limit)
    case 'gone':
      return {
        rows: [...goneResidents(staging, offset, limit)].map(goneView),
        total: countStaged(staging, 'gone'),
      }
    case 'rejected':
      return {
        rows: [...stagedRejects(staging, offset, limit)].map(rejectedView),
        total: countStaged(staging, 'rejected'),
      }
    default:
      return assertNever(part)
  }
}

function pageOf(
  staging: Staging,
  part: ImportPart,
  filter: PlannedFilter,
  offset: number,
  limit: number,
): Page<ImportRowView> {
  return {
    rows: plannedPage(staging, filter, offset, limit).map((planned) => plannedView(planned, part)),
    total: countPlanned(staging, filter),
  }
}

function plannedView(planned: PlannedResident, part: ImportPart): ImportRowView {
  const { rows, values, changes, warnings } = planned
  return {
    rowNumbers: rows,
    name: fullName(values),
    detail: detailOf(values),
    changes,
    warnings,
    reason: reasonOf(planned, part),
  }
}

/** Why somebody is in that part; of those changed, what no field shows. */
function reasonOf(planned: PlannedResident, part: ImportPart): string | null {
  if (part === 'possibleDuplicate') return planned.duplicate
  if (part === 'changed' && planned.listedAgain) return 'On the list again'
  return planned.hold === null ? null : holdReasonLabels[planned.hold]
}

function goneView({ values }: GoneResident): ImportRowView {
  return {
    rowNumbers: [],
    name: fullName(values),
    detail: detailOf(values),
    changes: [],
    warnings: [],
    reason: 'Not in this file',
  }
}

/** Nobody is known of a row that could not be read: it is shown as it came. */
function rejectedView({ number, cells, reason }: RejectedRow): ImportRowView {
  const shown = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(', ')
  return {
    rowNumbers: [number],
    name: `Row ${number}`,
    detail: shown.length > 300 ? `${shown.slice(0, 300)}…` : shown,
    changes: [],
    warnings: [],
    reason,
  }
}

function detailOf(values: ResidentValues): string {
  const born = values.dateOfBirth ? `Born ${showDate(values.dateOfBirth)}` : null
  const address = [values.address?.[0], values.postcode].filter((part) => !!part).join(', ')
  return [born, address].filter((part) => !!part).join(' · ')
}
