import { resolve } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type ImportAs, importKinds } from '../../shared/domain/import.ts'
import { roles } from '../../shared/domain/staff.ts'
import { usualStoreFolder } from '../usual-folder.ts'
import { changePassphrase } from './commands/change-passphrase.ts'
import { coverage } from './commands/coverage.ts'
import { demo, demoScenarios } from './commands/demo.ts'
import { exportReferrals } from './commands/export-referrals.ts'
import { find } from './commands/find.ts'
import { importFile } from './commands/import-file.ts'
import { init } from './commands/init.ts'
import { createList } from './commands/list-create.ts'
import { shareList, usualHours } from './commands/list-share.ts'
import { next } from './commands/next.ts'
import { reportHeadline } from './commands/report-headline.ts'
import { addStaff } from './commands/staff-add.ts'
import { verify } from './commands/verify.ts'
import { type HubLine, openHubLine } from './hub-line.ts'
import { print, say } from './print.ts'
import { Refused } from './refused.ts'
import { type SignedIn, signIn, whoIsIt } from './sign-in.ts'

export interface HubCommandSurroundings {
  /** The store's worker: its source, or what was built of it. */
  readonly workerEntry: URL
}

/**
 * The `hub` command (DESIGN §3): the same requests as the window makes. Answers the exit status: 0, or 1 with one sentence
 * on standard error.
 */
export async function runHubCommand(
  words: readonly string[],
  { workerEntry }: HubCommandSurroundings,
): Promise<number> {
  try {
    await hubProgram(workerEntry).parseAsync(words, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0 // help or version was asked for
      if (error.code === 'commander.help') say('Say what to do: hub --help lists the commands.')
      else say(oneLine(error.message.replace(/^error: /, '')))
      return 1
    }
    if (error instanceof Refused) say(oneLine(error.message))
    else
      say(oneLine(`Something went wrong that the hub cannot mend: ${error instanceof Error ? error.message : error}`))
    return 1
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

interface StoreWords {
  readonly store?: string
  readonly json?: boolean
}
interface SignInWords extends StoreWords {
  readonly staff?: string
  readonly passphraseFile?: string
}

function hubProgram(workerEntry: URL): Command {
  const program = new Command('hub')
    .description('The Stronger Together Hub without a window: results on standard output, messages on standard error.')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .showHelpAfterError(false)

  const group = (name: string, description: string) => program.command(name).description(description).exitOverride()

  /** A command on a store. */
  const onStore = (parent: Command, name: string, description: string) =>
    parent
      .command(name)
      .description(description)
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .addOption(new Option('--store <folder>', 'the folder of the hub').env('HUB_STORE'))
      .option('--json', 'print one JSON document')
      .option(
        '--passphrase-file <file>',
        'a file whose first line is the passphrase (else HUB_PASSPHRASE, or a prompt)',
      )

  /** A command for which somebody signs in. */
  const signedIn = (parent: Command, name: string, description: string) =>
    onStore(parent, name, description).addOption(new Option('--staff <name>', 'who you are').env('HUB_STAFF'))

  const folderOf = ({ store }: StoreWords) => (store === undefined ? usualStoreFolder() : resolve(store))

  async function withHub<T>(words: StoreWords, work: (hub: HubLine) => Promise<T>): Promise<T> {
    const hub = await openHubLine({ folder: folderOf(words), workerEntry })
    try {
      return await work(hub)
    } finally {
      await hub.close()
    }
  }

  /** Signs in, works, prints what came of it. */
  async function run(words: SignInWords, work: (hub: HubLine, who: SignedIn) => Promise<object>): Promise<void> {
    const result = await withHub(words, async (hub) => {
      const who = await signIn(hub, { staff: words.staff, passphraseFile: words.passphraseFile })
      return work(hub, who)
    })
    print(result, { json: words.json === true })
  }

  onStore(program, 'init', 'make a hub, with its first administrator')
    .requiredOption('--hub <name>', 'the name of the hub')
    .requiredOption('--staff <name>', 'your name')
    .action(async (words: SignInWords & { hub: string; staff: string }) => {
      const { hub: hubName, staff, passphraseFile } = words
      const made = await withHub(words, (hub) =>
        init(hub, { folder: folderOf(words), hub: hubName, staff, passphraseFile }),
      )
      say('Keep the recovery key on paper, in a safe place: it is shown only now.')
      print(made, { json: words.json === true })
    })

  signedIn(program, 'import <file>', 'take in a list of residents')
    .option('--dry-run', 'only say what would change')
    .addOption(
      new Option('--as <kind>', 'what the file is, where its headers cannot tell: people removed').choices(importKinds),
    )
    .action((file: string, words: SignInWords & { dryRun?: boolean; as?: ImportAs }) =>
      run(words, (hub) => importFile(hub, file, { dryRun: words.dryRun === true, as: words.as ?? null })),
    )

  const staff = group('staff', 'who works at the hub')
  onStore(staff, 'add <name>', 'add somebody, with a passphrase to change at their first sign-in')
    .addOption(new Option('--role <role>', 'what they may do').choices([...roles]).makeOptionMandatory())
    .addOption(new Option('--staff <name>', 'who you are').env('HUB_STAFF'))
    .option('--languages <codes>', 'languages they can hold a call in, like en,ko,ta', commaSeparated, [])
    .option('--hours <number>', 'hours a week', hoursOf, usualHours)
    .action((name: string, words: SignInWords & StaffWords) =>
      run(words, (hub) => addStaff(hub, { name, role: words.role, languages: words.languages, hours: words.hours })),
    )

  const list = group('list', 'lists of people to call')
  signedIn(list, 'create <name>', 'make a list of everybody who may be called')
    .option('--filter <rule>', 'only those who fit, like "source:nhs not:registered"', '')
    .action((name: string, words: SignInWords & { filter: string }) =>
      run(words, (hub) => createList(hub, name, words.filter)),
    )
  signedIn(list, 'share <list>', 'share a list among call handlers')
    .requiredOption('--handlers <names>', 'names, with commas between them', commaSeparated)
    .action((name: string, words: SignInWords & { handlers: string[] }) =>
      run(words, (hub) => shareList(hub, name, words.handlers, say)),
    )

  signedIn(program, 'coverage', 'how everybody on a list, or in the hub, is accounted for, and who is at risk')
    .option('--list <name>', 'of that list alone')
    .action((words: SignInWords & { list?: string }) => run(words, (hub) => coverage(hub, words.list)))

  signedIn(program, 'next', 'whom a call handler rings next, and why')
    .requiredOption('--handler <name>', 'the call handler')
    .option('--at <time>', 'at that time in London, like 2020-04-03T14:02, or with a zone, like 2020-04-03T13:02:00Z')
    .action((words: SignInWords & { handler: string; at?: string }) =>
      run(words, (hub) => next(hub, { handler: words.handler, at: words.at })),
    )

  signedIn(program, 'find <text>', 'who it is: part of a number, a name as heard, a postcode, a date of birth').action(
    (text: string, words: SignInWords) => run(words, (hub) => find(hub, text)),
  )

  const report = group('report', 'figures')
  signedIn(report, 'headline', 'residents contacted, needing support, and requests that came in')
    .option('--from <date>', 'first day, like 2020-03-23')
    .option('--to <date>', 'last day')
    .action((words: SignInWords & { from?: string; to?: string }) =>
      run(words, (hub) => reportHeadline(hub, { from: words.from, to: words.to })),
    )

  const exporting = group('export', 'files for others')
  signedIn(exporting, 'referrals', 'one encrypted pack of drafted referrals for each partner')
    .requiredOption('--out <folder>', 'where the packs are written')
    .option('--partner <name>', 'only this partner')
    .option('--mark-sent', 'mark what was exported as sent')
    .addOption(
      new Option('--zip-passphrase <words>', 'for this pack, agreed with the partner').env('HUB_ZIP_PASSPHRASE'),
    )
    .action((words: SignInWords & { out: string; partner?: string; markSent?: boolean; zipPassphrase?: string }) =>
      run(words, (hub) =>
        exportReferrals(hub, {
          out: words.out,
          partner: words.partner,
          passphrase: words.zipPassphrase ?? null,
          markSent: words.markSent === true,
        }),
      ),
    )

  signedIn(program, 'verify', 'check every record, and that the tables follow from them').action(
    async (words: SignInWords) => {
      const { report, wrong } = await withHub(words, async (hub) => {
        await signIn(hub, { staff: words.staff, passphraseFile: words.passphraseFile })
        return verify(hub)
      })
      print(report, { json: words.json === true })
      if (wrong !== null) throw new Refused(wrong)
    },
  )

  signedIn(program, 'passphrase', 'change your passphrase (HUB_NEW_PASSPHRASE, or a prompt)').action(
    (words: SignInWords) => run(words, (hub, { passphrase }) => changePassphrase(hub, passphrase)),
  )

  signedIn(
    program,
    'restore',
    'put the newest good backup in the place of a damaged database, which is kept aside',
  ).action(async (words: SignInWords) => {
    const restored = await withHub(words, async (hub) =>
      hub.ask('hub.restore', await whoIsIt(hub, { staff: words.staff, passphraseFile: words.passphraseFile })),
    )
    print(restored, { json: words.json === true })
  })

  onStore(program, 'demo', 'play an invented spring into an empty folder, to look around in')
    .addOption(new Option('--scenario <name>', 'what is played').choices([...demoScenarios]).default('kingston'))
    .option('--seed <number>', 'the same seed plays the same', seedOf, 2020)
    .action(async (words: SignInWords & { scenario: (typeof demoScenarios)[number]; seed: number }) => {
      const { scenario, seed, passphraseFile } = words
      const played = await withHub(words, (hub) => demo(hub, { scenario, seed, passphraseFile }))
      say('Sample data: everybody in it is invented.')
      print(played, { json: words.json === true })
    })

  return program
}

interface StaffWords {
  readonly role: (typeof roles)[number]
  readonly languages: readonly string[]
  readonly hours: number
}

function commaSeparated(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function seedOf(word: string): number {
  const seed = Number(word)
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InvalidArgumentError('Give a whole number from 0.')
  return seed
}

function hoursOf(word: string): number {
  const hours = Number(word)
  if (!Number.isFinite(hours) || hours < 0 || hours > 80) throw new InvalidArgumentError('Give a number from 0 to 80.')
  return hours
}
