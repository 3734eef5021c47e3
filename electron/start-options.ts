import { basename, dirname, join, resolve } from 'node:path'

/** What the person who started the program asked for. */
export interface StartOptions {
  /** The folder of the store, or null for the usual place. */
  readonly store: string | null
  /** The words after `--cli`, where the installed program is used as the `hub` command; else null. */
  readonly commandLine: readonly string[] | null
}

/** Reads `--store DIR`, `--store=DIR`, HUB_STORE and `--cli …`; whatever else Chromium is given is let be. */
export function startOptions(argv: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const cli = argv.indexOf('--cli')
  const own = cli < 0 ? argv : argv.slice(0, cli)
  const flag = own.findIndex((word) => word === '--store' || word.startsWith('--store='))
  const word = own[flag]
  const given = word === '--store' ? own[flag + 1] : word?.slice('--store='.length)
  const store = given || environment.HUB_STORE || null
  return { store: store === null ? null : resolve(store), commandLine: cli < 0 ? null : argv.slice(cli + 1) }
}

/** The sample hub lives beside the real one and is never mixed with it. */
export function sampleFolderOf(store: string): string {
  return join(dirname(store), `${basename(store)}-sample`)
}
