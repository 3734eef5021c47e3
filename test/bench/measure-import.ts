import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WritableStore } from '../../db/handles.ts'
import { readList } from '../../db/import/read-list.ts'
import { applyList, previewList } from '../../db/jobs/import-list.ts'
import { rebuild } from '../../db/log/rebuild.ts'
import { closeStore } from '../../db/store.ts'
import type { ImportId } from '../../shared/domain/ids.ts'
import { aBench, type Bench, by, folder, good, newId } from './a-bench.ts'
import { inventedList } from './invented-list.ts'
import { type Add, seconds } from './measured.ts'
import { plainDatabase, plainLog } from './plain-database.ts'

/** A list of that many read, compared and written, and the tables made anew from the log. */
export async function measureImport(residents: number, runs: number, add: Add): Promise<void> {
  const path = join(folder, 'list.csv')
  writeFileSync(path, inventedList(residents))
  const imports: { read: number; whole: number; apply: number }[] = []
  const [floors, rebuilt, copied]: [number[], number[], number[]] = [[], [], []]
  for (let run = 0; run < runs; run++) {
    const bench = aBench(`import ${run}`)
    imports.push(await importInto(bench, path))
    floors.push(await plainImport(path, `plain ${run}.db`))
    rebuilt.push(await seconds(() => bench.store.database.transaction(() => rebuild(bench.store))()))
    copied.push(await seconds(() => copyEvents(bench.store, `copy ${run}.db`)))
    closeStore(bench.open)
  }
  const plain = 'the parsed rows into one plain table by raw SQLite, one transaction'
  const parts = [
    ['import: compare and write', imports.map((one) => one.whole - one.read)],
    ['import: with reading the file', imports.map((one) => one.whole)],
    ['import: its final transaction', imports.map((one) => one.apply)],
  ] as const
  for (const [what, values] of parts) add({ what, unit: 's', values, floors, floorIs: plain })
  add({
    what: 'rebuild',
    unit: 's',
    values: rebuilt,
    floors: copied,
    floorIs: 'every event into one plain table by raw SQLite, one transaction',
  })
}

async function importInto(bench: Bench, path: string): Promise<{ read: number; whole: number; apply: number }> {
  const list = { folder: bench.folder, key: bench.key, importId: newId<ImportId>(), path, fileName: 'list.csv' }
  const read = await seconds(async () => good(await readList(path)))
  const preview = await seconds(async () => good(await previewList(bench.store, list)))
  const apply = await seconds(() => good(applyList(bench.store, list, by(bench.administrator), () => {})))
  return { read, whole: preview + apply, apply }
}

/** The floor of an import: its parsed rows into one plain table. */
async function plainImport(path: string, name: string): Promise<number> {
  const { registrations } = good(await readList(path))
  const database = plainDatabase(name)
  database.exec('CREATE TABLE resident (id TEXT PRIMARY KEY, said TEXT NOT NULL) STRICT')
  const insert = database.prepare('INSERT INTO resident VALUES (?, ?)')
  const rows = registrations.map((registration) => [newId<string>(), JSON.stringify(registration.values)] as const)
  const took = await seconds(() =>
    database.transaction(() => {
      for (const row of rows) insert.run(...row)
    })(),
  )
  database.close()
  return took
}

function copyEvents(store: WritableStore, name: string): void {
  const { database, insert } = plainLog(store.database, name)
  database.transaction(() => {
    for (const event of store.database.prepare('SELECT * FROM event').raw().iterate())
      insert.run(...(event as unknown[]))
  })()
  database.close()
}
