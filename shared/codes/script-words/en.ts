/** What is said to the resident, by the name of the line: the other languages say the same. */
export const en = {
  opening: 'Hello, my name is {handler}. I am ringing from {hub}.',
  openingInbound: 'Hello, this is {hub}, {handler} speaking. How can we help?',
  identity: 'May I speak to {name}, please?',
  confirmIdentity:
    'So that I know I have the right person: could you tell me your date of birth, and the first line of your address?',
  speaksFor: 'May I ask your name, and how you know {name}? Has {name} said that you may speak for them?',
  ringAgain: 'That is quite all right. When would be a good time to ring again?',
  voicemail:
    'Hello, this is {handler} from {hub}, with a message for {name}. There is nothing to worry about. I will ring again. Goodbye.',
  interpreter: 'Please stay on the line. I will find somebody who speaks your language. It costs you nothing.',
  identityInbound: 'May I take your name, your address and your date of birth?',
  ringsFor: 'Who are you ringing about, and do they know that you are ringing us?',
  purpose:
    'We are telephoning people who have been advised to stay at home, to hear how they are and whether there is anything they need. It takes about ten minutes. Is now a good time?',
  anotherTime: 'Of course. When may I ring again?',
  refusal: 'That is quite all right. If anything changes, you can ring us at any time.',
  food: 'Do you have somebody who can get your shopping for you?',
  foodLeft: 'How long will the food that you have at home last?',
  foodDetails:
    'How many of you are there to feed? Is there anything that you must not eat? Can you cook at home, and can you pay for the shopping?',
  medicine: 'Are you able to get your medicines?',
  medicineDetails:
    'Which pharmacy do you use, and when do your medicines run out? Does any of them have to be kept in a fridge?',
  befriending: 'Would you like somebody to ring you now and then for a chat?',
  befriendingDetails: 'What do you like to talk about, and what time of day suits you?',
  wellbeing: 'How are you feeling in yourself?',
  despair: 'When people feel very low they sometimes think of ending their life. Have you had thoughts like that?',
  safe: 'Do you feel safe at home? You can just say yes or no.',
  wellbeingDetails:
    'I am sorry that it is so hard. What troubles you most? There are people who can ring you and listen.',
  health: 'Is there anything about your health that you would like advice on?',
  healthDetails: 'What is it about, and does your doctor know?',
  money: 'Are you worried about paying for food, rent, heating or bills?',
  moneyDetails: 'What worries you most? Do you pay for gas or electricity with a prepayment meter?',
  information:
    'Is there anything that you would like to know more about, such as deliveries, council services, or keeping in touch with people?',
  anythingElse: 'Is there anything else that you need, or that worries you?',
  consent:
    'To arrange this we would pass your name, address, telephone number and what you need to the people who can help. May we do that?',
  thanksForTelling:
    'Thank you for telling me; it was right to. I have to tell somebody whose work it is to keep people safe, and I will explain to you what happens next.',
  despairReply:
    'Thank you for telling me; that cannot have been easy. You are not alone with this. Please stay on the line with me while I find somebody who can help.',
  readBack: 'Let me read back to you what I have written down, so that I have it right.',
  whatNext: 'I will pass this on today, and we will make sure that you hear from somebody.',
  closing: 'Thank you for talking to me. If anything changes, ring us at any time. Look after yourself. Goodbye.',
} as const

export type SpokenLine = keyof typeof en
export type SpokenWords = Readonly<Record<SpokenLine, string>>

/** What is for the handler’s eyes only: said to nobody, and in English. */
export const mind = {
  identityOther:
    'If somebody else answers, say only who you are and that you will ring again. Nothing about health or the list.',
  confirmMind: 'Let them tell you; read nothing out. Compare it with what is shown on the left.',
  identityDiffers:
    'Go no further, and give nothing away: say goodbye as you would to a stranger. The outcome is “Wrong number” or “Spoke to someone else”.',
  speaksForMind: 'Listen first. Note who they are, what they may be told, and that {name} said so.',
  voicemailMind:
    'Nothing about health, the list, or why you ring. Where the file says “Leave no voicemail”, hang up without a word.',
  interpreterMind:
    'Interpreter line: {interpreter}. Speak to {name}, not to the interpreter, one sentence at a time. A child or a neighbour does not interpret.',
  foodUrgent: 'Nothing to eat tomorrow: set “How soon” to urgent, and tell a supervisor before your next call.',
  medicineUrgent: 'If they run out within two days, set “How soon” to urgent.',
  healthMind:
    'Give no medical advice. Chest pain, trouble with breathing, signs of a stroke: 999 now. Otherwise NHS 111 or their GP.',
  consentMind: 'Y where they agree, X where they do not; write it in their words. Without a yes nothing is passed on.',
  danger:
    'Listen calmly, and ask no more than you must. Do not promise to keep it secret. In danger now: ring 999 first. Then press G, and write what you saw or heard in their words.',
  lifeInDanger:
    'Stay on the line and call a supervisor over. If they have harmed themselves or are about to: 999 from another telephone. Then press G. Samaritans, day and night: 116 123.',
} as const

export type MindLine = keyof typeof mind
