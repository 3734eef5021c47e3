import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { resources } from './resources.ts'

/** All visible words, one file for each part of the window. A key that is not there does not compile. */
i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  resources: { en: resources },
  interpolation: { escapeValue: false },
  returnNull: false,
})

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof resources
    returnNull: false
  }
}

export { i18next }
