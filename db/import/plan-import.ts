import type { ImportId } from '../../shared/domain/ids.ts'
import type { ImportPreview } from '../../shared/domain/import.ts'
import { nhsNumberDigits } from '../../shared/domain/nhs-number.ts'
import type { ResidentValues } from '../../shared/domain/resident.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ReadableStore } from '../handles.ts'
import { knownNhsNumber } from '../projections/keys.ts'
import { statement } from '../sql.ts'
import type { Staging } from '../staging.ts'
import { type ExpectedPerson, expectPersons } from './expected-persons.ts'
import { type FieldDifference, fieldDifferences } from './field-differences.ts'
import type { Registration } from './group-rows.ts'
import { likelyDuplicate } from './likely-duplicate.ts'
import type { ReadList } from './read-list.ts'
import { newlyStated } from './registered-needs.ts'
import { matchSourceResidents, type SourceMatch, type SourceResident } from './source-residents.ts'
import { type GoneResident, keepPlan, type PlannedResident } from './staged-plan.ts'

export interface PlanInput {
  readonly reader: ReadableStore
  readonly staging: Staging
  readonly importId: ImportId
  readonly fileName: string
  readonly list: ReadList
  /** Looked at after each report of progress. */
  readonly signal?: { readonly aborted: boolean }
  /** Residents compared so far, of how many. */
  readonly onProgress?: (done: number, total: number) => void
}

/** So many residents between two reports of progress. */
const often = 1000

/**
 * Compares a list with what its source said last of each resident, and keeps what it would change in the staging file: the
 * store is only read. A list that was imported before, to the byte, changes nothing, whatever came between (DESIGN §5).
 * Fails with `cancelled`.
 */
export function planImport(input: PlanInput): Result<ImportPreview> {
  try {
    return input.reader.database.transaction(() => ok(planWithin(input)))()
  } catch (thrown) {
    if (thrown instanceof Cancelled) return fail('cancelled', 'The import was cancelled. Nothing was changed.')
    throw thrown
  }
}

class Cancelled extends Error {}

function planWithin(input: PlanInput): ImportPreview {
  const { reader, staging, importId, fileName, list } = input
  const { source, id: format, label: formatLabel } = list.format
  const { rejected, warnings, read, rows, sha256 } = list
  const logEnd = lastRow.get(reader, {})?.row ?? 0
  const wasImported = importsOfFile.get(reader, { source, sha256 }) !== undefined
  report(input, 0)
  const { matches, others } = matchSourceResidents(reader, source, list.registrations)
  const removes = list.format.removes === true
  const registrations = removes
    ? list.registrations.map((registration, place) => asRemoved(registration, matches[place] ?? null))
    : list.registrations
  const compared = registrations.map((registration, place): Compared => {
    if (place % often === 0) report(input, place)
    const match = matches[place] ?? null
    return removes ? compareRemoved(registration, match, wasImported) : compare(registration, match, wasImported)
  })
  report(input, registrations.length)
  const expected = expectPersons(
    reader,
    compared.map(({ kind, residentIds }, place) => ({ kind, residentIds, values: registrations[place]?.values ?? {} })),
  )
  report(input, registrations.length)
  const planned = registrations.map((registration, place) =>
    plannedResident(reader, registration, compared[place], expected[place]),
  )
  const missing = removes ? matches.flatMap((match) => match?.same ?? []) : list.format.isCumulative ? others : []
  const gone = wasImported ? [] : goneOf(reader, missing, list)
  const count = (which: (one: PlannedResident) => boolean) => planned.filter(which).length
  const preview: ImportPreview = {
    importId,
    format,
    formatLabel,
    source,
    fileName,
    rows,
    residents: {
      new: count((one) => one.kind === 'new'),
      changed: count((one) => one.kind === 'changed'),
      unchanged: count((one) => one.kind === 'unchanged'),
    },
    held: {
      deceased: count((one) => one.hold === 'deceased'),
      contradicted: count((one) => one.hold === 'contradicted'),
    },
    callable: count((one) => one.hold === null && (one.kind === 'new' || one.residentIds.length > 0)),
    rejected: rejected.length,
    gone: gone.length,
    possibleDuplicates: count((one) => one.duplicate !== null),
    notHere: removes ? compared.filter((one) => one.residentIds.length === 0).length : 0,
    needsOpened: planned.reduce((sum, one) => sum + needsOpenedBy(one), 0),
    warnings,
    read,
  }
  report(input, registrations.length)
  keepPlan(
    staging,
    {
      importId,
      source,
      format,
      fileName,
      fileSha256: sha256,
      statedOn: latestDate(registrations),
      logEnd,
      headers: list.headers,
      preview,
    },
    { planned, gone, rejected },
  )
  return preview
}

/** Needs that a registration states for the first time: one for each of its registrations here. */
function needsOpenedBy(one: PlannedResident): number {
  if (one.kind === 'new') return newlyStated(one.values, null).length
  if (one.kind === 'unchanged') return 0
  const before: Record<string, unknown> = { ...one.values }
  for (const { field, from } of one.changes) before[field] = from
  return newlyStated(one.values, before as ResidentValues).length * one.residentIds.length
}

interface Compared {
  readonly kind: PlannedResident['kind']
  readonly residentIds: readonly string[]
  readonly changes: readonly FieldDifference[]
  readonly listedAgain: boolean
}

function compare(registration: Registration, match: SourceMatch | null, wasImported: boolean): Compared {
  const residentIds = match?.same.map((one) => one.residentId) ?? []
  if (wasImported) return { kind: 'unchanged', residentIds, changes: [], listedAgain: false }
  const [latest] = match?.same ?? []
  if (!latest) return { kind: 'new', residentIds, changes: [], listedAgain: false }
  const changes = fieldDifferences(latest.said, registration.values)
  const listedAgain = match?.same.every((one) => !one.listed) ?? false
  return { kind: changes.length > 0 || listedAgain ? 'changed' : 'unchanged', residentIds, changes, listedAgain }
}

/** Of somebody who was taken off a list nothing is taken but that they died: what it says besides is of before. */
function asRemoved(registration: Registration, match: SourceMatch | null): Registration {
  const said = JSON.parse(match?.same[0]?.said ?? '{}') as ResidentValues
  const { deceased } = registration.values
  return { ...registration, values: deceased && deceased !== 'no' ? { ...said, deceased } : said }
}

function compareRemoved(registration: Registration, match: SourceMatch | null, wasImported: boolean): Compared {
  const compared = compare(registration, match, wasImported)
  return { ...compared, kind: compared.changes.length > 0 ? 'changed' : 'unchanged', listedAgain: false }
}

function plannedResident(
  reader: ReadableStore,
  registration: Registration,
  compared: Compared | undefined,
  expected: ExpectedPerson | undefined,
): PlannedResident {
  const { kind, residentIds, changes, listedAgain } = compared ?? nothing
  const { rows, values, statedOn, warnings } = registration
  return {
    kind,
    residentIds,
    rows,
    values,
    statedOn,
    warnings,
    changes,
    listedAgain,
    hold: expected?.hold ?? null,
    duplicate: kind === 'new' ? likelyDuplicate(reader, values, expected?.residents ?? []) : null,
  }
}

const nothing: Compared = { kind: 'unchanged', residentIds: [], changes: [], listedAgain: false }

/**
 * Those whom the list no longer has, each person once. Somebody whose NHS number stands in a row that could not be taken
 * is not gone: only their row is spoilt.
 */
function goneOf(reader: ReadableStore, others: readonly SourceResident[], list: ReadList): GoneResident[] {
  const inRejected = new Set(list.rejected.flatMap((row) => row.cells.map((cell) => nhsNumberDigits(cell))))
  const byPerson = new Map<string, { residentIds: string[]; values: ResidentValues }>()
  for (const { residentId, said, listed } of others) {
    if (!listed) continue
    const values = JSON.parse(said) as ResidentValues
    const nhsNumber = knownNhsNumber(values)
    if (nhsNumber && inRejected.has(nhsNumber)) continue
    const personId = personOf.get(reader, { residentId })?.person_id ?? residentId
    const known = byPerson.get(personId)
    if (known) known.residentIds.push(residentId)
    else byPerson.set(personId, { residentIds: [residentId], values })
  }
  return [...byPerson.values()]
}

function latestDate(registrations: readonly Registration[]): CalendarDate | null {
  let latest: CalendarDate | null = null
  for (const { statedOn } of registrations) {
    if (statedOn !== null && (latest === null || statedOn > latest)) latest = statedOn
  }
  return latest
}

function report(input: PlanInput, done: number): void {
  input.onProgress?.(done, input.list.registrations.length)
  if (input.signal?.aborted) throw new Cancelled()
}

const lastRow = statement()((k) =>
  k.selectFrom('event').select((e) => e.fn.max<number>(e.ref('rowid' as never)).as('row')),
)
const importsOfFile = statement<{ source: string; sha256: string }>()((k, p) =>
  k
    .selectFrom('import')
    .leftJoin('import_withdrawn', 'import_withdrawn.import_id', 'import.import_id')
    .select('import.import_id')
    .where('source', '=', p.source)
    .where('file_sha256', '=', p.sha256)
    .where('import_withdrawn.import_id', 'is', null)
    .limit(1),
)
const personOf = statement<{ residentId: string }>()((k, p) =>
  k.selectFrom('person_resident').select('person_id').where('resident_id', '=', p.residentId),
)
