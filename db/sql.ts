import type Database from 'better-sqlite3'
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { ReadableStore } from './handles.ts'
import type { Schema } from './schema.ts'

/** Kysely builds, better-sqlite3 runs (DESIGN §3): executing through Kysely would silently return nothing, so it throws. */
class RefusingDriver extends DummyDriver {
  override acquireConnection(): never {
    throw new Error('Queries are built by Kysely and run by all(), get() or a statement of db/sql.ts.')
  }
}

/** The query builder, typed by the store's tables. */
export const build = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new RefusingDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

type Bound = string | number | bigint | Uint8Array | null
type PreparedStatement = Database.Statement<Bound[]>

const preparedByText = new WeakMap<Database.Database, Map<string, PreparedStatement>>()

function prepared(store: ReadableStore, text: string): PreparedStatement {
  let statements = preparedByText.get(store.database)
  if (!statements) {
    statements = new Map()
    preparedByText.set(store.database, statements)
  }
  let statement = statements.get(text)
  if (!statement) {
    statement = store.database.prepare<Bound[]>(text)
    statements.set(text, statement)
  }
  return statement
}

/** Every row of a query that is built where it is asked: for filters that vary. */
export function all<R>(store: ReadableStore, query: Compilable<R>): R[] {
  const { sql, parameters } = query.compile()
  return prepared(store, sql).all(...(parameters as Bound[])) as R[]
}

/** The first row of such a query. */
export function get<R>(store: ReadableStore, query: Compilable<R>): R | undefined {
  const { sql, parameters } = query.compile()
  return prepared(store, sql).get(...(parameters as Bound[])) as R | undefined
}

class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** A statement that is built and compiled once, and run many times with named parameters. */
export interface Statement<P, R> {
  all(store: ReadableStore, parameters: P): R[]
  get(store: ReadableStore, parameters: P): R | undefined
  run(store: ReadableStore, parameters: P): number
}

/**
 * Builds a statement with named parameters, compiled at its first use:
 *
 *     const residentById = statement<{ id: string }>()((k, p) =>
 *       k.selectFrom('resident').selectAll().where('resident_id', '=', p.id))
 *     residentById.get(store, { id })
 */
export function statement<P extends object = Record<never, never>>() {
  return <R>(compose: (k: Kysely<Schema>, p: P) => Compilable<R>): Statement<P, R> => {
    let sql: string | null = null
    let parameters: readonly unknown[] = []
    let names: readonly (string | null)[] = []
    // Nearly always the same connection asks again: its statement is at hand.
    let last: { readonly database: Database.Database; readonly prepared: PreparedStatement } | null = null
    const ready = (store: ReadableStore): PreparedStatement => {
      if (last?.database === store.database) return last.prepared
      if (sql === null) {
        const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as P
        const compiled = compose(build, slots).compile()
        sql = compiled.sql
        parameters = compiled.parameters
        names = parameters.map((value) => (value instanceof Slot ? value.name : null))
      }
      last = { database: store.database, prepared: prepared(store, sql) }
      return last.prepared
    }
    const bind = (given: P): Bound[] => {
      const values = given as Record<string, Bound>
      const bound: Bound[] = new Array(names.length)
      for (let i = 0; i < names.length; i++) {
        const name = names[i]
        bound[i] = name == null ? (parameters[i] as Bound) : (values[name] ?? null)
      }
      return bound
    }
    return {
      all: (store, given) => ready(store).all(...bind(given)) as R[],
      get: (store, given) => ready(store).get(...bind(given)) as R | undefined,
      run: (store, given) => ready(store).run(...bind(given)).changes,
    }
  }
}
