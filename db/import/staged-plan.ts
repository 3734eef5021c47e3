import type Database from 'better-sqlite3'
import type { Source } from '../../shared/codes/sources.ts'
import type { ImportId } from '../../shared/domain/ids.ts'
import type { ImportPreview, ImportWarning } from '../../shared/domain/import.ts'
import type { HoldReason, ResidentValues } from '../../shared/domain/resident.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import type { RejectedRow } from '../export/rejects.ts'
import { keysOf } from '../projections/keys.ts'
import type { Staging } from '../staging.ts'
import type { FieldDifference } from './field-differences.ts'

/**
 * The plan of an import as its staging file keeps it: what the file says of each resident, beside what its source said
 * last, and nothing of it written to the store yet.
 */
export interface StagedPlan {
  readonly importId: ImportId
  readonly source: Source
  readonly format: string
  readonly fileName: string
  readonly fileSha256: string
  /** The latest date that the source itself gives. */
  readonly statedOn: CalendarDate | null
  /** The log as it was when the file was compared: its last row. */
  readonly logEnd: number
  readonly headers: readonly string[]
  readonly preview: ImportPreview
}

export type PlannedKind = 'new' | 'changed' | 'unchanged'

/** What is to become of one registration of the file. */
export interface PlannedResident {
  readonly kind: PlannedKind
  /**
   * The resident whom it is about, and behind it others that are the same; none where it is a new one. Where the file says
   * otherwise than the first, all of them are restated, so that they go on saying the same.
   */
  readonly residentIds: readonly string[]
  readonly rows: readonly number[]
  readonly values: ResidentValues
  readonly statedOn: CalendarDate | null
  readonly warnings: readonly ImportWarning[]
  readonly changes: readonly FieldDifference[]
  /** An earlier file no longer had them, and this one has. */
  readonly listedAgain: boolean
  /** Whether and why they will be held from calls. */
  readonly hold: HoldReason | null
  /** Whom it may be twice, in a sentence. */
  readonly duplicate: string | null
}

/** Somebody whom the source listed and its file no longer has, by all the registrations that they have of it. */
export interface GoneResident {
  readonly residentIds: readonly string[]
  readonly values: ResidentValues
}

const schema = `
DROP TABLE IF EXISTS plan;
DROP TABLE IF EXISTS planned;
DROP TABLE IF EXISTS gone;
DROP TABLE IF EXISTS rejected;
CREATE TABLE plan (whole TEXT NOT NULL) STRICT;
CREATE TABLE planned (
  -- in the order of their keys
  place        INTEGER PRIMARY KEY,
  first_row    INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  resident_ids TEXT NOT NULL,
  rows         TEXT NOT NULL,
  said         TEXT NOT NULL,
  stated_on    TEXT,
  warnings     TEXT NOT NULL,
  changes      TEXT NOT NULL,
  listed_again INTEGER NOT NULL,
  hold         TEXT,
  duplicate    TEXT
) STRICT;
CREATE TABLE gone (place INTEGER PRIMARY KEY, resident_ids TEXT NOT NULL, said TEXT NOT NULL) STRICT;
CREATE TABLE rejected (place INTEGER PRIMARY KEY, number INTEGER NOT NULL, cells TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
`
const indexes = `
CREATE INDEX planned_kind ON planned (kind, first_row);
CREATE INDEX planned_hold ON planned (hold, first_row) WHERE hold IS NOT NULL;
CREATE INDEX planned_duplicate ON planned (first_row) WHERE duplicate IS NOT NULL;
`

/** Keeps a plan, in place of any that the file held: all of it or nothing. */
export function keepPlan(
  staging: Staging,
  plan: StagedPlan,
  parts: {
    readonly planned: readonly PlannedResident[]
    readonly gone: Iterable<GoneResident>
    readonly rejected: Iterable<RejectedRow>
  },
): void {
  const { database } = staging
  database.transaction(() => {
    database.exec(schema)
    database.prepare('INSERT INTO plan (whole) VALUES (?)').run(JSON.stringify(plan))
    const addPlanned = database.prepare(
      `INSERT INTO planned (first_row, kind, resident_ids, rows, said, stated_on, warnings, changes, listed_again, hold, duplicate)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    for (const one of inOrderOfKeys(parts.planned)) {
      addPlanned.run(
        one.rows[0] ?? 0,
        one.kind,
        JSON.stringify(one.residentIds),
        JSON.stringify(one.rows),
        JSON.stringify(one.values),
        one.statedOn,
        JSON.stringify(one.warnings),
        JSON.stringify(one.changes),
        one.listedAgain ? 1 : 0,
        one.hold,
        one.duplicate,
      )
    }
    const addGone = database.prepare('INSERT INTO gone (resident_ids, said) VALUES (?, ?)')
    for (const one of parts.gone) addGone.run(JSON.stringify(one.residentIds), JSON.stringify(one.values))
    const addRejected = database.prepare('INSERT INTO rejected (number, cells, reason) VALUES (?, ?, ?)')
    for (const one of parts.rejected) addRejected.run(one.number, JSON.stringify(one.cells), one.reason)
    database.exec(indexes)
  })()
}

/**
 * Neighbours in the tables' own indexes are written one after the other: of a hundred thousand, each then finds its place
 * at once.
 */
function inOrderOfKeys(planned: readonly PlannedResident[]): PlannedResident[] {
  return planned
    .map((one) => ({ one, key: keysOf(one.values).find((key) => !key.startsWith('nhs ')) ?? '' }))
    .sort((a, b) => {
      if (a.key === b.key) return 0
      return a.key < b.key ? -1 : 1
    })
    .map(({ one }) => one)
}

/** The plan in a staging file; null where there is none, as after it was applied or given up. */
export function stagedPlan(staging: Staging): StagedPlan | null {
  const { database } = staging
  const kept = countOf(database, "sqlite_schema WHERE type = 'table' AND name = 'plan'")
  const row = kept === 0 ? undefined : database.prepare<[], { whole: string }>('SELECT whole FROM plan').get()
  return row ? (JSON.parse(row.whole) as StagedPlan) : null
}

interface PlannedRow {
  readonly kind: PlannedKind
  readonly resident_ids: string
  readonly rows: string
  readonly said: string
  readonly stated_on: CalendarDate | null
  readonly warnings: string
  readonly changes: string
  readonly listed_again: number
  readonly hold: HoldReason | null
  readonly duplicate: string | null
}

/** Which planned residents: a kind, those held, or those who may be somebody twice. */
export type PlannedFilter = PlannedKind | 'held' | 'duplicate'

const filters: Readonly<Record<PlannedFilter, string>> = {
  new: "kind = 'new'",
  changed: "kind = 'changed'",
  unchanged: "kind = 'unchanged'",
  held: "hold IN ('deceased', 'contradicted')",
  duplicate: 'duplicate IS NOT NULL',
}

export function countPlanned(staging: Staging, filter: PlannedFilter): number {
  return countOf(staging.database, `planned WHERE ${filters[filter]}`)
}

export function countStaged(staging: Staging, table: 'gone' | 'rejected'): number {
  return countOf(staging.database, table)
}

/** A page of planned residents, in the order of the file. */
export function plannedPage(staging: Staging, filter: PlannedFilter, offset: number, limit: number): PlannedResident[] {
  return [...plannedWhere(staging, filter, 'first_row', offset, limit)]
}

/** All planned residents of a kind, in the order of their keys. */
export function plannedResidents(staging: Staging, kind: PlannedKind): Generator<PlannedResident> {
  return plannedWhere(staging, kind, 'place', 0, -1)
}

function* plannedWhere(
  staging: Staging,
  filter: PlannedFilter,
  order: 'first_row' | 'place',
  offset: number,
  limit: number,
): Generator<PlannedResident> {
  const rows = staging.database
    .prepare<[number, number], PlannedRow>(
      `SELECT kind, resident_ids, rows, said, stated_on, warnings, changes, listed_again, hold, duplicate
       FROM planned ${order === 'place' ? 'NOT INDEXED' : ''} WHERE ${filters[filter]} ORDER BY ${order} LIMIT ? OFFSET ?`,
    )
    .iterate(limit, offset)
  for (const row of rows) {
    yield {
      kind: row.kind,
      residentIds: JSON.parse(row.resident_ids) as string[],
      rows: JSON.parse(row.rows) as number[],
      values: JSON.parse(row.said) as ResidentValues,
      statedOn: row.stated_on,
      warnings: JSON.parse(row.warnings) as ImportWarning[],
      changes: JSON.parse(row.changes) as FieldDifference[],
      listedAgain: row.listed_again === 1,
      hold: row.hold,
      duplicate: row.duplicate,
    }
  }
}

export function* goneResidents(staging: Staging, offset = 0, limit = -1): Generator<GoneResident> {
  const rows = staging.database
    .prepare<[number, number], { resident_ids: string; said: string }>(
      'SELECT resident_ids, said FROM gone ORDER BY place LIMIT ? OFFSET ?',
    )
    .iterate(limit, offset)
  for (const row of rows) {
    yield {
      residentIds: JSON.parse(row.resident_ids) as string[],
      values: JSON.parse(row.said) as ResidentValues,
    }
  }
}

export function* stagedRejects(staging: Staging, offset = 0, limit = -1): Generator<RejectedRow> {
  const rows = staging.database
    .prepare<[number, number], { number: number; cells: string; reason: string }>(
      'SELECT number, cells, reason FROM rejected ORDER BY place LIMIT ? OFFSET ?',
    )
    .iterate(limit, offset)
  for (const { number, cells, reason } of rows) yield { number, cells: JSON.parse(cells) as string[], reason }
}

function countOf(database: Database.Database, from: string): number {
  return database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${from}`).get()?.n ?? 0
}
