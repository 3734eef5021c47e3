// Loaded before every script (node --import): plain JavaScript, so that it also runs on the old Node
// that is found when the project's own was never installed.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const installed = existsSync(fileURLToPath(new URL('../node_modules/better-sqlite3/package.json', import.meta.url)))
const nodeApi = Number(process.versions.napi ?? 0)

if (!installed) {
  stop('The packages are not installed. Run: npm ci')
} else if (nodeApi < 10) {
  stop(
    `This runs on Node ${process.versions.node}, which is too old for the store. The project brings its own Node 24: ` +
      'run "npm ci" without --ignore-scripts, and start by "npm start", "npm test" or "npm run".',
  )
}

/** @param {string} sentence */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
