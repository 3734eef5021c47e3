import { soundsOfWord } from '../../db/projections/name-sounds.ts'
import { openCase } from '../../db/queries/case-file.ts'
import { leftFor, nextCall } from '../../db/queries/next-call.ts'
import { findResidents } from '../../db/queries/residents.ts'
import { type Instant, instantOf } from '../../shared/domain/time.ts'
import { friday, now } from './a-bench.ts'
import { type Add, millisecondsEach } from './measured.ts'
import type { WorkedHub } from './worked-hub.ts'

/** What a handler waits for between two calls: who is next, how many are left, who is ringing, and a case's screen. */
export function measureDesk({ bench, handlers }: WorkedHub, runs: number, add: Add): void {
  const { database } = bench.store
  const { store } = bench
  const asked = 300 * runs
  const numbers = database.prepare<[], number>('SELECT max(number) FROM person').pluck().get() ?? 0
  const personAt = database.prepare<[number], string>('SELECT person_id FROM person WHERE number = ?').pluck()
  const persons = Array.from({ length: asked + 50 }, (_, turn) => personAt.get(1 + ((turn * 7919) % numbers)) ?? '')
  const handlerAt = (turn: number) => handlers[turn % handlers.length] ?? ''
  const byKey = database.prepare('SELECT * FROM person WHERE person_id = ?')
  const row = {
    floors: millisecondsEach(asked * 3, (turn) => byKey.get(persons[turn % persons.length])),
    floorIs: 'one row by its key, raw',
  }

  const next = (what: string, claimed: ReadonlySet<string>, at: () => Instant) =>
    add({
      what,
      unit: 'ms',
      values: millisecondsEach(asked, (turn) => nextCall(store, handlerAt(turn), at(), claimed)),
      ...row,
      goal: { p99: 1 },
    })
  next('next call', new Set(), now)
  next('next call, most of those due first in hand', mostOfTheFirst(bench.store.database, handlers), now)
  // Every promise, urgent need and retry lies ahead of Wednesday evening, when the last but one were rung.
  const before = instantOf(friday - 2 * 86_400_000 + 5 * 3_600_000)
  next('next call, all that comes first in the future', new Set(), () => before)
  add({
    what: 'queue counts',
    unit: 'ms',
    values: millisecondsEach(asked, (turn) => leftFor(store, handlerAt(turn))),
    ...row,
    goal: { p99: 1 },
  })

  for (const search of searches) {
    const raw = database.prepare(search.raw)
    const at = <T>(all: readonly T[], turn: number) => all[turn % all.length]
    add({
      what: `search: ${search.by}`,
      unit: 'ms',
      values: millisecondsEach(asked, (turn) =>
        findResidents(store, { text: at(search.texts, turn) ?? '', limit: 10 }),
      ),
      floors: millisecondsEach(asked, (turn) => raw.all(search.bound(at(search.texts, turn) ?? ''))),
      floorIs: search.floorIs,
      goal: { p99: 2 },
    })
  }

  const eventsOf = database.prepare('SELECT * FROM event WHERE stream_id = ? ORDER BY hlc, site')
  add({
    what: 'opening a case',
    unit: 'ms',
    values: millisecondsEach(asked, (turn) => openCase(store, persons[turn] ?? '', now())),
    floors: millisecondsEach(asked, (turn) => eventsOf.all(persons[turn])),
    floorIs: 'the events of the person, raw',
    goal: { p99: 5 },
  })
}

/** Of each handler's callbacks, urgent people and retries nine of ten of the first fifty: far more than can be in hand. */
function mostOfTheFirst(database: WorkedHub['bench']['store']['database'], handlers: readonly string[]): Set<string> {
  const firstOf = database
    .prepare<[string, string], string>(
      'SELECT person_id FROM call_queue WHERE handler = ? AND kind = ? AND blocked IN (0, 1, 4, 5) ORDER BY not_before, list_order, position LIMIT 50',
    )
    .pluck()
  const first = handlers.flatMap((handler) =>
    ['callback', 'urgent', 'retry'].flatMap((kind) => firstOf.all(handler, kind)),
  )
  return new Set(first.filter((_, index) => index % 10 !== 9))
}

const words = (text: string) => text.split(' ').map((word) => `"${word}"*`)
const index = 'the same rows by raw SQLite, from their index'

/** What is typed, and the least that finds ten of them. */
const searches: readonly {
  readonly by: string
  readonly texts: readonly string[]
  readonly raw: string
  readonly bound: (text: string) => Readonly<Record<string, string>>
  readonly floorIs: string
}[] = [
  {
    by: 'beginnings of names',
    texts: [
      'sil',
      'kimber',
      'mor',
      'ada sil',
      'petv',
      'tom ka',
      'wal',
      'obi',
      'joan gre',
      'dav',
      'selvi harsen',
      'ji-woo',
    ],
    raw: 'SELECT person_id, person.name FROM person_search JOIN person ON number = person_search.rowid WHERE person_search MATCH :wanted LIMIT 10',
    bound: (text) => ({ wanted: `name : (${words(text.replace('-', ' ')).join(' ')})` }),
    floorIs: 'the same words by raw FTS5',
  },
  {
    by: 'a name as it is heard',
    texts: ['silvah', 'kymber', 'shilva ada', 'petro', 'walsen joan', 'thomson', 'olena harsohn', 'moorwell', 'peeter'],
    raw: 'SELECT person.* FROM person_sound JOIN person USING (person_id) WHERE code = :code LIMIT 10',
    bound: (text) => ({ code: soundsOfWord(text.split(' ')[0] ?? '')[0] ?? '' }),
    floorIs: 'whoever shares the sound of the first word, raw',
  },
  {
    by: 'the end of a number',
    texts: ['900123', '0456', '946 0321', '900 999', '0007', '00 501', '789', '0900 250'],
    raw: 'SELECT person.* FROM person_phone JOIN person USING (person_id) WHERE reversed >= :from AND reversed < :until LIMIT 10',
    bound: (text) => {
      const from = [...text.replaceAll(' ', '')].reverse().join('')
      return { from, until: `${from}:` }
    },
    floorIs: index,
  },
  {
    by: 'a postcode',
    texts: ['KT1 0AB', 'KT2', 'kt1 5', 'KT3 2EH', 'KT1 1', 'KT1 3', 'kt2 4fn'],
    raw: 'SELECT * FROM person WHERE postcode >= :from AND postcode < :until LIMIT 10',
    bound: (text) => ({ from: text.toUpperCase(), until: `${text.toUpperCase()}\uffff` }),
    floorIs: index,
  },
]
