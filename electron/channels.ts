/** The names under which window and main speak; preload and ipc.ts are the only ones to use them. */
export const channels = {
  request: 'hub:request',
  shell: 'hub:shell',
  broadcast: 'hub:broadcast',
  notice: 'hub:notice',
  notify: 'hub:notify',
} as const
