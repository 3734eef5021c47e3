import type { Socket } from 'node:net'
import { decodeMessage, encodeMessage } from './wire.ts'

/** A message with its length before it, for a stream that knows no messages. */
export function writeFrame(socket: Socket, message: unknown): void {
  const bytes = encodeMessage(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  socket.write(length)
  socket.write(bytes)
}

export interface FrameListener {
  message(message: unknown): void
  /** A frame is longer than the limit, or no frame at all: nothing after it can be read. */
  unreadable(reason: 'tooLarge' | 'malformed'): void
}

/** Reads frames until the stream ends or one of them is unreadable. */
export function readFrames(socket: Socket, limit: number, listener: FrameListener): void {
  let pieces: Buffer[] = []
  let held = 0
  let wanted: number | null = null

  function take(length: number): Buffer {
    const all = Buffer.concat(pieces, held)
    pieces = [all.subarray(length)]
    held -= length
    return all.subarray(0, length)
  }

  function stop(reason: 'tooLarge' | 'malformed'): void {
    socket.off('data', hear)
    socket.resume()
    listener.unreadable(reason)
  }

  function hear(piece: Buffer): void {
    pieces.push(piece)
    held += piece.length
    for (;;) {
      if (wanted === null) {
        if (held < 4) return
        wanted = take(4).readUInt32BE()
        if (wanted > limit) {
          stop('tooLarge')
          return
        }
      }
      if (held < wanted) return
      const frame = take(wanted)
      wanted = null
      let message: unknown
      try {
        message = decodeMessage(frame)
      } catch {
        stop('malformed')
        return
      }
      listener.message(message)
    }
  }
  socket.on('data', hear)
}
