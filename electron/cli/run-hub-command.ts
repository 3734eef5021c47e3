export interface HubCommandSurroundings {
  readonly workerEntry: URL
}
export async function runHubCommand(_words: readonly string[], _surroundings: HubCommandSurroundings): Promise<number> {
  return 1
}
