/** Words of the script: as it runs in a call, and as a supervisor edits it. */
export const script = {
  part: {
    opening: 'Opening',
    identity: 'Who is it?',
    questions: 'Questions',
    consent: 'Consent',
    safeguarding: 'Safeguarding',
    closing: 'Closing',
  },
  language: 'Language of the script',
  keyLanguage: 'Script: the next language',
  keyQuestion: 'Script: answer the next question',
  keyQuestionShort: 'answer, with ← →',
  forYou: 'For you only:',
  changeAnswer: 'Change the answer',
  noneChecked: '{{language}}: not yet checked by a speaker',
  unchecked: 'not yet checked by a speaker',
  noInterpreter: 'ask your supervisor how it is reached',
} as const
