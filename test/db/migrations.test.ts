import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { writableStore } from '../../db/handles.ts'
import { rebuildIfChanged } from '../../db/log/projection-version.ts'
import { latestVersion, migrate } from '../../db/migrations/index.ts'
import { findResidents } from '../../db/queries/residents.ts'
import { fillFile } from '../helpers/a-full-file.ts'
import { type AHub, aHub, aResident, tablesOf } from '../helpers/a-hub.ts'

/** A store as an earlier version left it: its tables, and the log of a hub that has been at work. */
function asOfVersion(version: number, hub: AHub): Database.Database {
  const database = new Database(':memory:')
  onTestFinished(() => void database.close())
  migrate(database, version)
  for (const table of ['event', 'site_head']) {
    const rows = hub.store.database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all()
    for (const row of rows) {
      const names = Object.keys(row)
      const marks = names.map(() => '?').join(', ')
      database.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`).run(...Object.values(row))
    }
  }
  database.prepare("INSERT INTO meta (key, value) VALUES ('projectionVersion', '0')").run()
  return database
}

const earlier = Array.from({ length: latestVersion - 1 }, (_, index) => index + 1)

test.each(earlier)(
  'a store of version %i is brought up to date with its whole log, and has the tables it would have had',
  (version) => {
    const hub = aHub().with(aResident({ givenName: 'Anna', familyName: 'Smith' }), aResident(), aResident())
    const handler = hub.staff('Priya')
    hub.list([handler])
    const personId = findResidents(hub.store, { text: 'smith', limit: 1 }).matches[0]?.personId
    if (!personId) throw new Error('Nobody')
    hub.call(personId, {}, handler)
    fillFile(hub, String(hub.row('person', 'person_id <> ?', personId)?.person_id), 'Words')

    const database = asOfVersion(version, hub)
    migrate(database)
    const store = writableStore(database, hub.site, hub.clock)
    expect(database.pragma('user_version', { simple: true })).toBe(latestVersion)
    expect(rebuildIfChanged(store)).toBe(true)
    expect(tablesOf(store)).toEqual(hub.tables())
    expect(rebuildIfChanged(store)).toBe(false)
  },
)
