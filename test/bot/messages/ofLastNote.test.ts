import { describeChats, type Exchange } from '../../doubles/dialogue.ts';

const today = '2026-11-25';
const late = (name: string) => `${name} late ${today}`;
const ill = (name: string, day = today) => `${name} illness ${day}`;

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'takes back the only late note, without a name': [
    { says: 'Aksel kom for sent', stands: [late('Aksel')] },
    { says: 'kom alligevel ikke for sent', answers: /Slettet.*Fortryd/s, stands: [], open: 0 },
  ],
  'takes it back in English, and what else is noted stays': [
    { says: 'Loke syg' },
    { says: 'Luna was late today' },
    { says: "she wasn't late after all", answers: /Slettet.*Luna/s, stands: [ill('Loke')] },
  ],
  'asks whose it was among those noted late, and never the whole class': [
    { says: 'Aksel kom for sent' },
    { says: 'Luna kom for sent' },
    {
      says: 'Han kom ikke for sent alligevel',
      answers: /^(?!.*Merle).*Aksel Haddad.*Luna Olesen/s,
      stands: [late('Aksel'), late('Luna')],
      open: 1,
    },
    { says: 'Luna', stands: [late('Aksel')], open: 0 },
  ],
  'says that it is not noted so, and leaves what stands': [
    { says: 'Loke syg' },
    {
      says: 'kom alligevel ikke for sent',
      answers: /Sådan er det ikke noteret/,
      stands: [ill('Loke')],
    },
  ],
  'has nothing to take back where nothing is noted': [
    { says: 'kom alligevel ikke for sent', answers: /ikke noget at fortryde/, stands: [], open: 0 },
  ],
  'takes a name with it at once': [
    { says: 'Aksel kom for sent' },
    { says: 'Aksel kom alligevel ikke for sent', answers: /Slettet/, stands: [] },
    { says: 'Luna kom for sent' },
    { says: "Luna wasn't late after all", answers: /Slettet/, stands: [] },
  ],
  'takes back a late note of who came on time': [
    { says: 'Aksel kom for sent' },
    { says: 'Aksel kom til tiden', answers: /Slettet/, stands: [] },
    { says: 'Luna kom for sent' },
    { says: 'Luna was on time', answers: /Slettet/, stands: [] },
  ],
  'tells the truth of a late note that stands beside being here': [
    { says: 'Aksel kom for sent' },
    {
      says: 'Aksel er her',
      answers: /kom for sent eller gik tidligt, står stadig/,
      stands: [late('Aksel')],
    },
  ],
  'takes back the day on which somebody was here': [
    { says: 'Loke syg tirsdag', stands: [ill('Loke', '2026-11-24')] },
    { says: 'Loke var her tirsdag', answers: /Slettet/, stands: [] },
    { says: 'Sofie syg' },
    { says: 'Sofie dukkede op', answers: /Slettet/, stands: [] },
    { says: 'Loke var i skole i går', answers: /Der er ikke noteret fravær/, stands: [] },
  ],
  'reads back what is only thought': [
    { says: 'Aksel syg' },
    {
      says: 'Aksel er vist kommet',
      answers: /Passer det.*Fraværet slettes/s,
      stands: [ill('Aksel')],
      open: 1,
    },
    { says: 'ja', stands: [] },
  ],
  'reads back that »she« is well': [
    { says: 'Luna syg' },
    {
      says: 'hun er rask',
      answers: /Passer det.*Luna.*Fraværet slettes/s,
      stands: [ill('Luna')],
      open: 1,
    },
    { says: 'ja', stands: [] },
  ],
  'reads back another reason of the last note': [
    { says: 'Loke syg' },
    {
      says: 'nej, han har fri',
      answers: /Passer det.*Loke.*frihed/s,
      stands: [ill('Loke')],
      open: 1,
    },
    { says: 'ja', stands: [`Loke leave ${today}`] },
    { says: 'no, he is ill', answers: /Passer det.*Loke.*Syg/s },
    { says: 'ja', stands: [ill('Loke')] },
  ],
  'asks which lawful reason it was': [
    { says: 'Loke pjækker' },
    { says: 'det var lovligt', answers: /årsagen.*Syg.*Ekstraordinær frihed/s, open: 1 },
    { presses: 'Ekstraordinær frihed', stands: [`Loke leave ${today}`] },
  ],
  'shows the last note where it was the other way round': [
    { says: 'Loke syg' },
    { says: 'undskyld det var omvendt', answers: /Noteret.*Loke/s, stands: [ill('Loke')] },
  ],
  'deletes nothing where nothing stands, and says so': [
    { says: 'fortryd Sofie', answers: /ikke noget at slette/, stands: [] },
    { says: 'RET: Aksel var ikke syg', answers: /ikke noget at slette/, stands: [] },
  ],
  'undoes in other words': [
    { says: 'Loke syg' },
    { says: 'scrap that', answers: /Fortrudt/, stands: [] },
    { says: 'Loke syg' },
    { says: 'det skal slettes igen', answers: /Fortrudt/, stands: [] },
    { says: 'cancel', answers: /ikke noget at fortryde/, open: 0 },
  ],
  'reads back before both, or all, are undone': [
    { says: 'Loke syg' },
    { says: 'Luna syg' },
    { says: 'Merle kom for sent' },
    { says: 'fortryd begge', answers: /Passer det.*Luna.*Merle/s, open: 1 },
    { says: 'nej', stands: [ill('Loke'), ill('Luna'), late('Merle')], open: 0 },
    { says: 'slet alt', answers: /Passer det.*Loke.*Luna.*Merle/s, open: 1 },
    { says: 'ja', stands: [] },
    { says: 'delete everything', answers: /ikke noget at (?:fortryde|slette)|Fortrudt/ },
  ],
  'undoes both of one message at once': [
    { says: 'Loke og Luna syge' },
    { says: 'undo both', answers: /Fortrudt/, stands: [] },
  ],
  'thanks for what is told in confidence, and stores nothing': [
    {
      says: 'Luna har angst',
      answers: /Tak, fordi du siger det.*Jeg gemmer det ikke/s,
      stands: [],
    },
    {
      says: 'Lokes forældre skal skilles',
      answers: /Vil du dele en bekymring/,
      stands: [],
      open: 0,
    },
    { says: 'ja tak', answers: /jeg er bekymret for/, stands: [] },
  ],
};

describeChats('what is said of the last note without its name', chats);
