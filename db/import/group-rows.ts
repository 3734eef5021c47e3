import type { ImportWarning } from '../../shared/domain/import.ts'
import {
  type DeceasedStatement,
  type ResidentField,
  type ResidentValues,
  residentFieldNames,
} from '../../shared/domain/resident.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import type { Statement } from './formats/format.ts'
import { rowKey } from './row-key.ts'
import { warningsOf } from './warnings-of.ts'

/** What one file says of one resident, from all its rows about them. */
export interface Registration {
  readonly key: string
  /** The rows it was read from, ascending. */
  readonly rows: readonly number[]
  readonly values: ResidentValues
  /** The latest date that the source itself gives. */
  readonly statedOn: CalendarDate | null
  readonly warnings: readonly ImportWarning[]
}

export interface NumberedStatement extends Statement {
  readonly row: number
}

/**
 * Puts the rows of one file that are about the same resident together. What comes out does not depend on the order of
 * the rows, but for the order in which the residents come (that of their first row).
 *
 * Clinical reasons are those of any row. Deceased is `contradicted` where rows that speak of it differ. Of any other
 * field, the row with the latest date of the source's own holds; among those, the greatest text.
 */
export function groupRows(statements: Iterable<NumberedStatement>): Registration[] {
  const grouper = rowGrouper()
  for (const statement of statements) grouper.add(statement)
  return grouper.registrations()
}

/** The same, fed a row at a time. */
export function rowGrouper(): { add(statement: NumberedStatement): void; registrations(): Registration[] } {
  const groups = new Map<string, NumberedStatement | NumberedStatement[]>()
  return {
    add(statement) {
      const key = rowKey(statement.values)
      const group = groups.get(key)
      // Nearly everybody has one row: an array for each would be most of the memory.
      if (!group) groups.set(key, statement)
      else if (Array.isArray(group)) group.push(statement)
      else groups.set(key, [group, statement])
    },
    registrations() {
      const registrations: Registration[] = []
      for (const [key, group] of groups) {
        if (Array.isArray(group)) registrations.push(joined(key, group))
        else {
          const { row, values, statedOn, warnings } = group
          registrations.push({ key, rows: [row], values, statedOn, warnings })
        }
      }
      return registrations
    },
  }
}

function joined(key: string, group: readonly NumberedStatement[]): Registration {
  const values: ResidentValues = {}
  for (const field of residentFieldNames) {
    if (field !== 'clinicalFlags' && field !== 'deceased') putLatest(values, field, group)
  }
  const flags = group.flatMap((one) => one.values.clinicalFlags ?? [])
  if (group.some((one) => one.values.clinicalFlags)) values.clinicalFlags = [...new Set(flags)].sort()
  const deceased = joinedDeceased(group)
  if (deceased) values.deceased = deceased
  return {
    key,
    rows: group.map((one) => one.row).sort((a, b) => a - b),
    values,
    statedOn: group.reduce<CalendarDate | null>((latest, one) => later(latest, one.statedOn), null),
    warnings: warningsOf(
      values,
      group.some((one) => one.warnings.includes('dateNotUnderstood')),
    ),
  }
}

function putLatest<F extends ResidentField>(values: ResidentValues, field: F, group: readonly NumberedStatement[]) {
  let best: { on: string; text: string; value: ResidentValues[F] } | null = null
  for (const one of group) {
    const value = one.values[field]
    if (value === null || value === undefined) continue
    const on = one.statedOn ?? ''
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (!best || on > best.on || (on === best.on && text > best.text)) best = { on, text, value }
  }
  if (best) values[field] = best.value
}

function joinedDeceased(group: readonly NumberedStatement[]): DeceasedStatement | null {
  const said = new Set<DeceasedStatement>()
  for (const one of group) if (one.values.deceased) said.add(one.values.deceased)
  if (said.size > 1) return 'contradicted'
  return said.values().next().value ?? null
}

function later(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  return a === null || (b !== null && b > a) ? b : a
}
