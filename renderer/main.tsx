import './without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import './i18n/i18n.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/components.css'
import './styles/frame.css'
import './styles/screens.css'
import './styles/call.css'
import './styles/script.css'
import './styles/supervisor.css'
import './styles/work.css'
import './styles/duplicates.css'
import './styles/paper.css'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
