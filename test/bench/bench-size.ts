import { closeStore } from '../../db/store.ts'
import { measureCalls } from './measure-calls.ts'
import { measureDesk } from './measure-desk.ts'
import { measureImport } from './measure-import.ts'
import { measuring } from './measured.ts'
import { workedHub } from './worked-hub.ts'

/** Measures one size on encrypted stores on the disk, and writes what it measured as JSON. */

const residents = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 6000)
const runs = Number(/--runs=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 5)
const megabytesAtStart = process.resourceUsage().maxRSS / 1024
/** No list is longer: of more residents only what a handler waits for is measured. */
const longestList = 100_000

const { measured, add } = measuring()
if (residents <= longestList) await measureImport(residents, runs, add)
const peak = process.resourceUsage().maxRSS / 1024

const hub = await workedHub(residents)
console.error(`  a worked hub: its log in ${hub.wrote.toFixed(0)} s, its tables in ${hub.projected.toFixed(0)} s`)
measureDesk(hub, runs, add)
measureCalls(hub, runs, add)
closeStore(hub.bench.open)

if (residents <= longestList) {
  add({
    what: 'memory at its peak, importing',
    unit: 'MB',
    values: [peak],
    floors: [megabytesAtStart],
    floorIs: 'the process as it began',
  })
}
process.stdout.write(JSON.stringify({ residents, measured }))
