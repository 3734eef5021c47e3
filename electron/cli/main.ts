// The `hub` command from the sources: npm run -s hub -- verify --store …
import { enableCompileCache } from 'node:module'

if (Number(process.versions.napi ?? 0) < 10) {
  process.stderr.write(
    `Node ${process.versions.node} is too old for the store. Use the Node that npm ci brings: npm run -s hub -- …\n`,
  )
  process.exitCode = 1
} else {
  // Starts in half the time from the second time on; the store's threads look at the environment for it.
  const { directory } = enableCompileCache()
  if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory
  // Only now: the store's library does not load into an older Node.
  const { runHubCommand } = await import('./run-hub-command.ts')
  process.exitCode = await runHubCommand(process.argv.slice(2), {
    workerEntry: new URL('../../db/worker.ts', import.meta.url),
  })
}
