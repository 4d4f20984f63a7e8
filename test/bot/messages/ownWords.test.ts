import { describeChats, type Exchange } from '../../doubles/dialogue.ts';

const today = '2026-11-25';
const [yesterday, tomorrow, friday, monday] = [
  '2026-11-24',
  '2026-11-26',
  '2026-11-27',
  '2026-11-23',
];

const whichPhilip: readonly Exchange[] = [
  { says: 'Philip syg', open: 1 },
  { says: 'Philip kom for sent i mandags', open: 2 },
];
const bothDays = [`Philip illness ${today}`, `Philip late ${monday}`];
const sofie: Exchange = { says: 'Sofie er nok syg', answers: /Passer det\?/, open: 1 };
const ill = `Sofie illness ${today}`;

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'a reason for a pupil who is asked about is of the day that is asked about': [
    { says: 'Loke fri fredag', open: 1 },
    { says: 'Hugo fri torsdag', open: 2 },
    { says: 'Hugo har fået lov', stands: [`Hugo leave ${tomorrow}`], open: 1 },
    { says: 'Loke has not been given leave', answers: /Hvad er årsagen.*Loke/, open: 1 },
    {
      says: 'Loke har ikke fået lov',
      stands: [`Hugo leave ${tomorrow}`, `Loke unlawful ${friday}`],
      open: 0,
    },
  ],
  'of two, each answers its own, and what says only half is asked again': [
    { says: 'Loke fri fredag', open: 1 },
    { says: 'Hugo fri torsdag', open: 2 },
    {
      says: 'Hugo har fået lov, Loke har ikke',
      answers: /Hvad er årsagen.*Loke/,
      stands: [`Hugo leave ${tomorrow}`],
      open: 1,
    },
  ],
  'another reason than what is asked is read back': [
    { says: 'Hugo fri torsdag', open: 1 },
    { says: 'Hugo syg', answers: /Passer det\?.*Hugo/, stands: [], open: 2 },
  ],
  'an answer for both questions answers both': [
    ...whichPhilip,
    { says: 'det er Agerholm i begge tilfælde', stands: bothDays, open: 0 },
  ],
  '»begge gange Sandager« does': [
    ...whichPhilip,
    { says: 'begge gange Sandager', stands: bothDays, open: 0 },
  ],
  '»Sandager in both cases« does': [
    ...whichPhilip,
    { says: 'Sandager in both cases', stands: bothDays, open: 0 },
  ],
  '»begge« alone is asked about': [
    ...whichPhilip,
    { says: 'begge', answers: /Hvem er »Philip«/, stands: [], open: 2 },
  ],
  '»begge to« of namesakes is read back': [
    { says: 'Philip syg', open: 1 },
    { says: 'begge to', answers: /Passer det\?.*Agerholm.*Sandager/, stands: [], open: 1 },
    { says: 'ja', stands: [`Philip illness ${today}`, `Philip illness ${today}`], open: 0 },
  ],
  'three answers in one message go each to their own': [
    { says: 'Philip syg', open: 1 },
    { says: 'Loke fri fredag', open: 2 },
    { says: 'Sofie måske syg', open: 3 },
    {
      says: 'Sandager, ekstraordinær frihed og ja',
      stands: [ill, `Loke leave ${friday}`, `Philip illness ${today}`],
      open: 0,
    },
  ],
  'a yes with the reason is a yes': [sofie, { says: 'ja, hun har feber', stands: [ill], open: 0 }],
  'so it is in English': [sofie, { says: 'yes, she has a fever', stands: [ill], open: 0 }],
  'a no with another reason reads that back': [
    sofie,
    { says: 'nej, hun er kommet for sent', answers: /Passer det\?.*sent/, stands: [], open: 1 },
    { says: 'ja', stands: [`Sofie late ${today}`], open: 0 },
  ],
  'a no with another day reads that back': [
    sofie,
    { says: 'nej, det var i går', answers: /Passer det\?.*24\. nov/, stands: [], open: 1 },
    { says: 'ja', stands: [`Sofie illness ${yesterday}`], open: 0 },
  ],
  'a yes with another day, too, reads the other back': [
    sofie,
    { says: 'ja, hun er også syg i morgen', answers: /Passer det\?.*26\. nov/, stands: [ill] },
  ],
  'a no with that the pupil is here notes nothing': [
    sofie,
    { says: 'nej, hun er her', stands: [], open: 0 },
  ],
  'an answer with an addition reads the addition back': [
    { says: 'Philip syg', open: 1 },
    {
      says: 'Sandager, og også i morgen',
      answers: /Passer det\?.*26\. nov/,
      stands: [`Philip illness ${today}`],
      open: 1,
    },
  ],
  'an answer with another day reads it back': [
    { says: 'Philip syg', open: 1 },
    { says: 'Sandager i går', answers: /Passer det\?.*Sandager.*24\. nov/, stands: [], open: 1 },
  ],
  'an answer after another note is taken': [
    { says: 'Philip syg', open: 1 },
    {
      says: 'Merle er syg, og Philip er Sandager',
      stands: [`Merle illness ${today}`, `Philip illness ${today}`],
      open: 0,
    },
  ],
  'what is not understood after a question shows it again': [
    { says: 'Aya fri 2.-6. marts', open: 1 },
    { says: 'fra 2025', answers: /Hvem er »Aya«/, stands: [], open: 1 },
  ],
  ...Object.fromEntries(
    ['lad være', 'lad det være', 'drop det', 'stop', 'leave it', 'drop det med Philip'].map(
      (says) => [
        `»${says}« lets a question go`,
        [
          { says: 'Philip syg', open: 1 },
          { says, stands: [], open: 0 },
        ],
      ],
    ),
  ),
};

describeChats('an answer with words of its own', chats);
