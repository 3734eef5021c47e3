import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { openDrafts } from '../../db/drafts.ts'
import { verifyLog } from '../../db/log/verify.ts'
import { closeStore, createStore, type OpenStore, openStore } from '../../db/store.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { aKey, value } from '../helpers/a-store.ts'
import { fixedSurroundings } from '../helpers/fixed-surroundings.ts'

const worker = resolve(import.meta.dirname, '../helpers/work-until-killed.ts')
/** A hundred kills every day, a thousand in the long run, half of them in imports and half in calls. */
const kills = process.env.HUB_SOAK ? 500 : 50
/** A store is used for this many kills, so that what one leaves is found by the next; then a new one is begun. */
const killsAStore = 10

describe.each(['imports', 'calls'] as const)('killed at a random moment of its %s', (work) => {
  test(`${kills} times: the store opens, verifies, and holds every command that was acknowledged`, {
    timeout: 3_600_000,
  }, async () => {
    const tally = { acknowledged: 0, killed: 0 }
    for (let store = 0; store < kills / killsAStore; store++) await wearOut(work, tally)
    expect(tally.killed).toBe(kills)
    // A campaign in which nothing was ever acknowledged would prove nothing.
    expect(tally.acknowledged).toBeGreaterThan(kills / 2)
  })
})

async function wearOut(work: 'imports' | 'calls', tally: { acknowledged: number; killed: number }): Promise<void> {
  const folder = aFolder()
  const key = aKey()
  const surroundings = fixedSurroundings()
  closeStore(value(createStore({ folder, key, surroundings })))
  const commands = new Set<string>()
  for (let kill = 0; kill < killsAStore; kill++) {
    const child = spawn(process.execPath, [worker, folder, Buffer.from(key).toString('hex'), work], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const said = await untilKilled(child, 40 + Math.random() * (work === 'imports' ? 500 : 160))
    tally.killed++
    for (const command of said.commands) commands.add(command)
    tally.acknowledged += said.commands.length
    const store = value(openStore({ folder, key, surroundings }))
    try {
      expect(store.notice, 'what is told about the store').toBeNull()
      expect(lostOf(store, commands), 'acknowledged commands that are gone').toEqual([])
      expect(halfImports(store), 'imports of which only a part is there').toEqual([])
      if (said.lastDraft !== null) expect(draftOf(folder, key)).toBeGreaterThanOrEqual(said.lastDraft)
      const report = verifyLog(store, surroundings)
      expect(report.problems).toEqual([])
      expect(report).toMatchObject({ chain: 'ok', rebuild: 'identical' })
    } finally {
      closeStore(store)
    }
  }
}

/** Lets it work for that many milliseconds after its first word, kills it, and hears what it had said by then. */
async function untilKilled(child: ChildProcess, milliseconds: number) {
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
  })
  const ended = once(child, 'exit')
  const closed = child.stdout ? once(child.stdout, 'close') : null
  while (!text.includes('working') && child.exitCode === null) await wait(5)
  await wait(milliseconds)
  expect(child.exitCode, 'the process was still at work').toBeNull()
  child.kill('SIGKILL')
  await ended
  await closed
  // A last line without its end was cut off in the saying.
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  const drafts = lines.filter((line) => line.startsWith('draft ')).map((line) => Number(line.slice(6)))
  return {
    commands: lines.filter((line) => line.startsWith('command ')).map((line) => line.slice(8)),
    lastDraft: drafts.at(-1) ?? null,
  }
}

function lostOf(store: OpenStore, commands: ReadonlySet<string>): string[] {
  const kept = store.database.prepare<[string], number>('SELECT 1 FROM event WHERE command = ? LIMIT 1').pluck()
  return [...commands].filter((command) => kept.get(command) === undefined)
}

function halfImports(store: OpenStore): unknown[] {
  return store.database
    .prepare(
      `SELECT import_id, new, (SELECT count(*) FROM resident r WHERE r.import_id = i.import_id) AS there
       FROM import i WHERE new <> there
       UNION ALL
       SELECT import_id, 0, count(*) FROM resident WHERE import_id IS NOT NULL
       AND import_id NOT IN (SELECT import_id FROM import) GROUP BY import_id`,
    )
    .all()
}

function draftOf(folder: string, key: ReturnType<typeof aKey>): number {
  const drafts = value(openDrafts({ folder, key, surroundings: fixedSurroundings() }))
  const text = drafts.database.prepare<[], string>('SELECT draft FROM draft').pluck().get()
  drafts.database.close()
  return Number(/Words (\d+)/.exec(text ?? '')?.[1] ?? -1)
}
