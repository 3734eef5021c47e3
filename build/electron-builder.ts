import { resolve } from 'node:path'
import type { Configuration } from 'electron-builder'

/** The `hub` command of an installed program. */
const hubCommand = resolve(import.meta.dirname, 'installed', 'hub.sh')

/**
 * How the program is packed: an archive whose integrity is checked, with the built program and the two packages that
 * hold machine code. Every other package is already inside what vite built (build/vite.*.config.ts).
 */
export const packaging: Configuration = {
  appId: 'uk.strongertogether.hub',
  productName: 'Stronger Together Hub',
  copyright: 'The Stronger Together Hub contributors, MIT licence',
  directories: { output: 'release', buildResources: 'build/icons' },

  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  files: [
    'package.json',
    'dist/**',
    '!dist/browser/**',
    '!dist/**/*.map',
    '!dist/built-from',
    '!node_modules/**',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/lib/**',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills in the system that it packs for
    'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
    'node_modules/@node-rs/argon2*/**',
    '!**/*.{md,ts,cts,mts}',
  ],

  // What could turn the installed program into a plain Node, or have it load other code, is switched off in its binary.
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    // Apple's processors run no program whose seal is broken, and setting the fuses breaks it.
    resetAdHocDarwinSignature: true,
  },

  // Nothing is published, and the program never asks a server for updates.
  publish: null,

  win: {
    target: ['nsis'],
    icon: 'build/icons/icon.ico',
    extraFiles: [{ from: 'build/installed/hub.cmd', to: 'hub.cmd' }],
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
  },
  mac: {
    target: ['dmg'],
    icon: 'build/icons/icon.icns',
    category: 'public.app-category.productivity',
    // Signed by whoever publishes it; unsigned it starts on the machine that built it.
    identity: null,
  },
  linux: {
    target: ['AppImage', 'deb'],
    icon: 'build/icons',
    category: 'Office',
    executableName: 'stronger-together-hub',
    extraFiles: [{ from: 'build/installed/hub.sh', to: 'hub' }],
    maintainer: 'Stronger Together Hub <hub@stronger-together-hub.example>',
    synopsis: 'A support hub that telephones vulnerable residents',
  },
  deb: { fpm: [`${hubCommand}=/usr/bin/hub`] },
}
