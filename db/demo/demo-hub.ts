import type { CommandName, InputOf, OutputOf, PackOutcome, QueryName } from '../../shared/api.ts'
import type { CommandId, StaffId } from '../../shared/domain/ids.ts'
import type { ImportOutcome } from '../../shared/domain/import.ts'
import type { Result } from '../../shared/result.ts'
import type { PlayedClock } from './played-clock.ts'

/**
 * The hub as a play sees it: the real handlers on an open store that was set up with one administrator, with the played
 * clock and seeded chance as its surroundings. Nothing is thrown but by `run`, `query` and the jobs where the answer is a
 * failure that the play did not look for.
 */
export interface DemoHub {
  /** The member of staff who was made when the hub was set up. */
  readonly administrator: StaffId
  readonly clock: PlayedClock
  run<N extends CommandName>(name: N, input: InputOf<N>, as: StaffId, command: CommandId): OutputOf<N>
  /** Runs a command that may be refused, and hands the refusal back. */
  attempt<N extends CommandName>(name: N, input: InputOf<N>, as: StaffId, command: CommandId): Result<OutputOf<N>>
  query<N extends QueryName>(name: N, input: InputOf<N>, as: StaffId): OutputOf<N>
  /** The job `staff.add`, without a slot: nobody but the administrator signs in to the sample. */
  addStaff(input: Omit<InputOf<'staff.add'>, 'withSlot'>, as: StaffId, command: CommandId): Promise<void>
  /** Previews and applies a file, as the window does. */
  importFile(path: string, as: StaffId, command: CommandId): Promise<ImportOutcome>
  /** Builds packs of what is drafted, for every partner that has a passphrase; the files are thrown away. */
  pack(as: StaffId, command: CommandId): Promise<PackOutcome>
}
