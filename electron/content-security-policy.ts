/** The one style element that react-aria makes: it keeps the browser from panning where a finger presses a button. */
const reactAriaStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

/**
 * What the page may load: itself, and nothing else. No eval, no inline script. Style attributes are let be, because
 * the charts are drawn with them and they cannot run anything. `connect-src` serves the browser shell's socket.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src-elem 'self' ${reactAriaStyle}`,
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')
