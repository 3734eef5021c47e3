/** 32 lower-case hexadecimal digits from 16 bytes: the form of every id. */
export function idOf(bytes: Uint8Array): string {
  let id = ''
  for (const byte of bytes.subarray(0, 16)) id += byte.toString(16).padStart(2, '0')
  return id
}
