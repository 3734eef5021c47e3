import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { applyImport } from '../../../db/import/apply-import.ts'
import { recogniseFormat } from '../../../db/import/formats/index.ts'
import { groupRows } from '../../../db/import/group-rows.ts'
import { type PlanInput, planImport } from '../../../db/import/plan-import.ts'
import { type ReadList, readList } from '../../../db/import/read-list.ts'
import { write } from '../../../db/log/write.ts'
import type { Staging } from '../../../db/staging.ts'
import type { ImportId } from '../../../shared/domain/ids.ts'
import { type ImportOutcome, type ImportPreview, importWarnings } from '../../../shared/domain/import.ts'
import type { Result } from '../../../shared/result.ts'
import type { AHub } from '../../helpers/a-hub.ts'
import { value } from '../../helpers/a-store.ts'
import { temporaryFile } from './temporary-file.ts'

const headers = {
  nhs: 'Traced_NHSNUMBER',
  born: 'DateOfBirth',
  given: 'PatientFirstName',
  family: 'PatientSurname',
  address: 'PatientAddress_Line1',
  postcode: 'PatientAddress_PostCode',
  mobile: 'mobile',
  transplant: 'Flag_Transplant',
  deceased: 'Flag_PDSInformallyDeceased',
  date: 'InceptionDate',
} as const

export type Row = Partial<Record<keyof typeof headers, string>>

/** The rows of an NHS list, as text. */
export function nhsList(rows: readonly Row[]): string {
  const columns = Object.keys(headers) as (keyof typeof headers)[]
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','))
  return `${[Object.values(headers).join(','), ...lines].join('\n')}\n`
}

/** Somebody of the list, by number; whatever else is given is said of them. */
export function patient(number: number, given: Row = {}): Row {
  return {
    nhs: String(9990000000 + number),
    born: `19${String(30 + (number % 60))}0${1 + (number % 9)}11`,
    given: `Given${number}`,
    family: `Family${number}`,
    address: `${number} High Street`,
    postcode: 'KT1 3AR',
    mobile: `07700 900${String(number % 1000).padStart(3, '0')}`,
    deceased: '0',
    date: '2020-04-01',
    ...given,
  }
}

export async function readRows(rows: readonly Row[] | string): Promise<ReadList> {
  return value(await readList(temporaryFile('list.csv', typeof rows === 'string' ? rows : nhsList(rows))))
}

/** What reading such a file gives, without the file: `name` stands for its bytes. */
export function listOf(rows: readonly Row[], name: string): ReadList {
  const columns = Object.keys(headers) as (keyof typeof headers)[]
  const { format, read } = value(recogniseFormat(Object.values(headers)))
  const statements = rows.flatMap((row, at) => {
    const reading = read(columns.map((column) => row[column] ?? ''))
    return reading.kind === 'resident' ? [{ row: at + 2, ...reading.statement }] : []
  })
  return {
    format,
    headers: Object.values(headers),
    read: 'UTF-8, comma',
    sha256: createHash('sha256').update(name).digest('hex'),
    rows: rows.length,
    registrations: groupRows(statements),
    rejected: [],
    warnings: Object.fromEntries(importWarnings.map((warning) => [warning, 0])) as ReadList['warnings'],
  }
}

/** A staging file that is in memory. */
export function aStaging(hub: AHub, { keep = false } = {}): Staging {
  const database = new Database(':memory:')
  if (!keep) onTestFinished(() => void database.close())
  return { importId: hub.newId<ImportId>(), path: '', database }
}

export function plan(
  hub: AHub,
  list: ReadList,
  staging: Staging,
  more: Pick<PlanInput, 'signal' | 'onProgress'> = {},
): Result<ImportPreview> {
  return planImport({ reader: hub.store, staging, importId: staging.importId, fileName: 'list.csv', list, ...more })
}

export function apply(hub: AHub, staging: Staging): Result<ImportOutcome> {
  return write(hub.store, { actor: hub.administrator, command: hub.newId() }, (tx) =>
    applyImport(tx, staging, staging.importId),
  )
}

/** Imports rows as a supervisor does who agrees to all of it. */
export async function importRowsOf(hub: AHub, rows: readonly Row[] | string): Promise<ImportOutcome> {
  return importRead(hub, await readRows(rows))
}

export function importRead(hub: AHub, list: ReadList): ImportOutcome {
  const staging = aStaging(hub, { keep: true })
  try {
    value(plan(hub, list, staging))
    return value(apply(hub, staging))
  } finally {
    staging.database.close()
  }
}

/** How many events the hub holds. */
export function eventsIn(hub: AHub): number {
  return Number(hub.rows('SELECT count(*) AS n FROM event')[0]?.n)
}
