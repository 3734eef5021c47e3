import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { InputOf, OutputOf } from '../shared/api.ts'
import { FileId } from '../shared/domain/ids.ts'
import type { Result } from '../shared/result.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { isAppAddress } from './origin.ts'

export interface PageSource {
  /** The built renderer: nothing outside this folder is ever served. */
  readonly folder: string
  /** Asks for a piece of an outgoing file with the session of the window whose file it is. */
  readFile(input: InputOf<'file.read'>): Promise<Result<OutputOf<'file.read'>>>
}

/** Answers every address of `hub://app/`: the page, its parts, and `download/<fileId>` for files on their way out. */
export function servePage(source: PageSource): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only reading is possible here.')
    const path = pathOf(request.url)
    if (path === null) return refuse(400, 'There is no such address.')
    const fileId = /^\/download\/([^/]*)$/.exec(path)?.[1]
    return fileId === undefined ? servePart(source.folder, path) : serveDownload(source, fileId)
  }
}

/** The path of an address of ours, or null where it is foreign or tries to leave the folder. */
function pathOf(address: string): string | null {
  if (!isAppAddress(address) || !URL.canParse(address)) return null
  try {
    const path = decodeURIComponent(new URL(address).pathname)
    const hostile = path.includes('\0') || path.includes('\\') || path.split('/').includes('..')
    return hostile || /%2e|%2f|%5c/i.test(path) ? null : path
  } catch {
    return null // not percent-encoded text
  }
}

async function servePart(folder: string, path: string): Promise<Response> {
  try {
    const root = await realpath(folder)
    // The real path, so that a link inside the folder does not lead out of it either.
    const file = await realpath(join(root, path === '/' ? 'index.html' : path))
    if (!file.startsWith(root + sep)) return refuse(404, 'There is no such page.')
    const bytes = await readFile(file)
    return new Response(new Uint8Array(bytes), {
      headers: { ...protection, 'Content-Type': mediaTypes[extname(file)] ?? 'application/octet-stream' },
    })
  } catch {
    return refuse(404, 'There is no such page.')
  }
}

async function serveDownload(source: PageSource, given: string): Promise<Response> {
  const fileId = FileId.safeParse(given)
  if (!fileId.success) return refuse(404, 'There is no such file.')
  const first = await source.readFile({ fileId: fileId.data, offset: 0 })
  if (!first.ok) return refuse(first.error.code === 'notFound' ? 404 : 403, first.error.message)
  const { name, mediaType, size, bytes } = first.value
  let offset = 0
  let piece: Uint8Array | null = bytes
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (piece === null) {
        const next = await source.readFile({ fileId: fileId.data, offset })
        if (!next.ok) {
          controller.error(new Error(next.error.message))
          return
        }
        piece = next.value.bytes
      }
      if (piece.length === 0) controller.close()
      else controller.enqueue(piece)
      offset += piece.length
      piece = null
    },
  })
  return new Response(body, {
    headers: {
      ...protection,
      'Content-Type': mediaType,
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeName(name)}`,
    },
  })
}

function asciiName(name: string): string {
  return name.replace(/[^A-Za-z0-9 ._()-]/g, '_')
}

/** RFC 8187: percent-encoded UTF-8, also for the few signs that encodeURIComponent lets through. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

function refuse(status: number, sentence: string): Response {
  return new Response(sentence, { status, headers: { ...protection, 'Content-Type': 'text/plain; charset=utf-8' } })
}

const protection = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
