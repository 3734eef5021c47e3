import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { largestMessage } from '../message-size.ts'
import { decodeMessage, encodeMessage } from '../wire.ts'
import { createGate } from './gate.ts'
import { type FromPage, preloadPath, socketPath, type ToPage } from './socket-messages.ts'

export interface PageServerOptions {
  /** The preload script, built for a page. */
  readonly preload: string
  /** The page's protocol: what `protocol.handle` was given, and the address it knows itself by. */
  readonly appAddress: string
  respond(request: Request): Promise<Response>
  /** What `ipcMain.handle` was given. Throws where nobody handles the channel. */
  invoke(channel: string, given: readonly unknown[]): Promise<unknown>
}

export interface PageServer {
  /** An address that opens the window in one browser. */
  newAddress(): string
  /** To every page that is open. */
  send(channel: string, given: readonly unknown[]): void
  close(): void
}

const Asked = z.strictObject({
  kind: z.literal('invoke'),
  id: z.int().nonnegative(),
  channel: z.string().max(100),
  given: z.array(z.unknown()).max(8),
})

/** Room for a message that ipc.ts is to refuse itself with a sentence; beyond it, the socket is closed. */
const socketLimit = 2 * largestMessage

/** The browser shell's window: a page on this computer's loopback address, and nowhere else. */
export async function servePageAt(port: number, options: PageServerOptions): Promise<PageServer> {
  const server = createServer({ maxHeaderSize: 16_384 })
  const bound = await listen(server, port)
  const gate = createGate(bound)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: socketLimit })

  server.on('request', async (request, response) => {
    const decision = gate.admit(visitor(request))
    if (decision.kind === 'refuse') return end(response, decision.status, decision.sentence)
    if (decision.kind === 'exchange') {
      response.writeHead(303, { Location: '/', 'Set-Cookie': decision.cookie, 'Cache-Control': 'no-store' }).end()
      return
    }
    try {
      // Every browser asks for it by itself; a window of Electron does not.
      if (request.url === '/favicon.ico') response.writeHead(204).end()
      else if (request.url === preloadPath) await sendPreload(response, options.preload)
      else await sendPart(request, response, options)
    } catch {
      if (response.headersSent) response.destroy()
      else end(response, 500, 'The hub could not answer.')
    }
  })

  server.on('upgrade', (request: IncomingMessage, socket: Socket, head) => {
    const decision = gate.admitSocket(visitor(request))
    if (decision.kind === 'enter' && request.url === socketPath) {
      sockets.handleUpgrade(request, socket, head, (page) => hearPage(page, options))
      return
    }
    const status = decision.kind === 'refuse' ? decision.status : 404
    socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })

  return {
    newAddress: () => gate.newAddress(),
    send(channel, given) {
      const message: ToPage = { kind: 'message', channel, given }
      const bytes = encodeMessage(message)
      for (const page of sockets.clients) page.send(bytes)
    },
    close() {
      for (const page of sockets.clients) page.terminate()
      server.close()
      server.closeAllConnections()
    },
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('The hub could not open a page.'))
      else resolve(address.port)
    })
  })
}

function visitor(request: IncomingMessage) {
  return { url: request.url ?? '/', headers: request.headers }
}

function hearPage(page: WebSocket, { invoke }: PageServerOptions): void {
  const say = (message: ToPage) => {
    if (page.readyState === page.OPEN) page.send(encodeMessage(message))
  }
  page.on('error', () => page.terminate())
  page.on('message', async (data, isBinary) => {
    const asked = isBinary && Buffer.isBuffer(data) ? read(data) : null
    if (asked === null) {
      page.close(1008, 'Not understood')
      return
    }
    const { id, channel, given } = asked
    try {
      say({ kind: 'answer', id, ok: true, value: await invoke(channel, given) })
    } catch (error) {
      say({ kind: 'answer', id, ok: false, message: error instanceof Error ? error.message : String(error) })
    }
  })
}

function read(data: Buffer): FromPage | null {
  try {
    return Asked.safeParse(decodeMessage(data)).data ?? null
  } catch {
    return null
  }
}

async function sendPreload(response: ServerResponse, preload: string): Promise<void> {
  const script = await readFile(preload)
  response
    .writeHead(200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    .end(script)
}

/** Hands the request to the page's protocol, as Electron does; a page gets the preload script as its first script. */
async function sendPart(request: IncomingMessage, response: ServerResponse, options: PageServerOptions): Promise<void> {
  const target = (request.url ?? '/').replace(/^\/+/, '')
  const answer = await options.respond(new Request(options.appAddress + target, { method: request.method ?? 'GET' }))
  const headers = Object.fromEntries(answer.headers)
  if (answer.headers.get('Content-Type')?.startsWith('text/html')) {
    const page = (await answer.text()).replace('<head>', `<head><script src="${preloadPath}"></script>`)
    delete headers['content-length']
    response.writeHead(answer.status, headers).end(request.method === 'HEAD' ? undefined : page)
    return
  }
  response.writeHead(answer.status, headers)
  if (answer.body === null || request.method === 'HEAD') {
    await answer.body?.cancel()
    response.end()
    return
  }
  // The platform has the type of a stream twice, once from the page's side.
  const body = Readable.fromWeb(answer.body as NodeReadableStream)
  body.on('error', () => response.destroy())
  response.on('close', () => body.destroy())
  body.pipe(response)
}

function end(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      Connection: 'close',
    })
    .end(sentence)
}
