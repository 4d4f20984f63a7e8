import { describeChats, type Exchange } from '../../doubles/dialogue.ts';

const today = '2026-11-25';
const loke = `Loke illness ${today}`;
const sofie = `Sofie illness ${today}`;

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'answers what was asked just before': [
    { says: 'Loke er måske syg i dag', answers: /Passer det\?/, open: 1 },
    { says: 'ja', answers: /Noteret/, stands: [loke], open: 0 },
  ],
  'answers it after a thank you, too': [
    { says: 'Loke er måske syg i dag', open: 1 },
    { says: 'tak' },
    { says: '👍', stands: [loke], open: 0 },
  ],
  'is asked about where something else was noted since, and then answers': [
    { says: 'Loke er måske syg i dag', open: 1 },
    { says: 'Sofie syg i dag', stands: [sofie], open: 1 },
    { says: 'ja', answers: /Passer det\?.*Loke/, stands: [sofie], open: 1 },
    { says: 'ja', stands: [loke, sofie], open: 0 },
  ],
  'is asked about where it is a thumb or a no': [
    { says: 'Loke er måske syg i dag', open: 1 },
    { says: 'hvem er væk i dag', open: 1 },
    { says: '👍', answers: /Loke/, stands: [], open: 1 },
    { says: 'hjælp', open: 1 },
    { says: 'nej', answers: /Loke/, stands: [], open: 1 },
    { says: 'nej', stands: [], open: 0 },
  ],
  'is asked about after another question was answered': [
    { says: 'Loke er måske syg i dag', open: 1 },
    { says: 'Philip syg', open: 2 },
    { says: 'Agerholm', stands: [`Philip illness ${today}`], open: 1 },
    { says: 'ja', answers: /Loke/, stands: [`Philip illness ${today}`], open: 1 },
  ],
};

describeChats('a bare yes, no or thumb', chats);
