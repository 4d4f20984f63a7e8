import { plain } from './plain.ts';

/** What is explained when somebody asks for it, with questions that ask for it; the tests read them. */
const topics = {
  unlawful: {
    asks: /^(?:(?:hvad er|hvad betyder|hvad vil det sige|hvad taeller som|hvornaar er (?:fravaer|det)|forklar) ulovligt(?: fravaer)?|(?:what is|what's|what does|explain|what counts as) (?:unlawful|unauthorised|unauthorized|illegal) absence(?: mean)?)$/,
    examples: ['hvad er ulovligt fravær?', 'What is unlawful absence?', 'hvad betyder ulovligt'],
  },
  worrying: {
    asks: /^(?:(?:hvad er|hvad betyder|hvad taeller som|hvornaar er fravaer|forklar) bekymrende(?: fravaer)?|(?:what is|what's|explain|what counts as) (?:worrying|concerning) absence|when is absence (?:worrying|concerning))$/,
    examples: ['hvad er bekymrende fravær?', 'when is absence worrying?'],
  },
  leave: {
    asks: /^(?:(?:hvad er|hvad betyder|hvad taeller som|forklar) (?:ekstraordinaer frihed|lovligt fravaer|fri|ekstra fri)|hvem (?:giver|kan give) (?:ekstraordinaer frihed|fri)|(?:what is|what's|explain) (?:extraordinary leave|granted leave|leave|authorised absence|authorized absence)|who (?:grants|gives) leave)$/,
    examples: [
      'hvad er ekstraordinær frihed?',
      'what is extraordinary leave?',
      'what is granted leave?',
    ],
  },
  unexplained: {
    asks: /^(?:(?:hvad er|hvad betyder|forklar) (?:fravaer uden (?:grund|besked|oplyst grund)|mangler uden besked|uden besked|uden oplyst grund)|(?:what is|what's|explain) (?:unexplained absence|absence without (?:a )?reason))$/,
    examples: ['hvad betyder mangler uden besked?', 'What is unexplained absence?'],
  },
  told: {
    asks: /^(?:hvem (?:faar (?:det|noget|besked)(?: at vide)?(?: om det)?|bliver (?:informeret|orienteret)|giver du besked|siger du det til|fortaeller du det til)|faar (?:foraeldrene|hjemmet|lederen) (?:det at vide|besked)|who (?:is told|will be told|gets told|gets to know|do you tell)(?: about it| it)?|are (?:the )?parents told)$/,
    examples: ['hvem får det at vide?', 'Who is told?', 'får forældrene besked?'],
  },
  kept: {
    asks: /^(?:hvad (?:gemmer du|bliver gemt|gemmes der|husker du|ved du om mig|sker der med det jeg skriver)(?: om (?:mig|eleverne|os))?|gemmer du (?:det|mine beskeder|det jeg skriver|hvad jeg skriver)|what do you (?:store|keep|save|remember|know about me)(?: about (?:me|us|pupils))?|do you (?:store|keep|save) (?:it|this|my messages|what i write))$/,
    examples: ['hvad gemmer du?', 'What do you keep?', 'gemmer du det, jeg skriver?'],
  },
  howLong: {
    asks: /^(?:hvor laenge (?:gemmer du (?:det|data|noget|mine beskeder)?|bliver det gemt|gemmes det)|hvornaar sletter du(?: det)?|how long (?:do you (?:keep|store)(?: it| data)?|is it (?:kept|stored)))$/,
    examples: ['hvor længe bliver det gemt?', 'How long do you keep it?'],
  },
  sees: {
    asks: /^(?:hvem (?:kan|maa) (?:se|laese) (?:det|det jeg skriver|min besked|noten|noterne|sagen|fravaeret)|hvem (?:ser|laeser) (?:det|med)|kan (?:foraeldrene|andre|lederen) (?:se|laese) (?:det|med)|who (?:can|may) (?:see|read) (?:it|this|that|my notes|what i write|the case)|who (?:sees|reads) (?:it|this|that)|can (?:parents|others|the leader) see (?:it|this|that))$/,
    examples: ['hvem kan se det?', 'who can see it?', 'kan andre se det?'],
  },
  caseWork: {
    asks: /^(?:(?:vis |se |aabn |find |show |open |see )?(?:sag|sagen|case|the case) (?:nr |nummer |number )?[a-z]{1,6} ?\d{4} ?\d{1,6}|(?:luk|afslut|genaabn|close|end|reopen) (?:sagen|sag|the case|case)(?: [a-z]{1,6} ?\d{4} ?\d{1,6})?|(?:aflys|flyt|udskyd|cancel|move|postpone) (?:moedet|det moede|the meeting))$/,
    examples: [
      'luk sagen',
      'sag LI-2026-0008',
      'aflys mødet',
      'close the case',
      'cancel the meeting',
    ],
  },
  noting: {
    asks: /^(?:hvordan (?:noterer|skriver|melder) (?:jeg|man|vi) (?:fravaer|en note)|how (?:do i|do you|to) (?:note|report|write) (?:an )?absence)$/,
    examples: ['Hvordan noterer jeg fravær?', 'How do I note absence?'],
  },
} satisfies Readonly<Record<string, { asks: RegExp; examples: readonly string[] }>>;

export type Topic = keyof typeof topics;

const all = Object.keys(topics).filter(isTopic);

/** Questions by topic. */
export const topicExamples: readonly (readonly [Topic, readonly string[]])[] = all.map((topic) => [
  topic,
  topics[topic].examples,
]);

/** What a whole message asks to have explained. O(length). */
export function topicIn(text: string): Topic | undefined {
  if (text.length > 120) return undefined;
  const asked = plain(text);
  return all.find((topic) => topics[topic].asks.test(asked));
}

function isTopic(topic: string): topic is Topic {
  return Object.hasOwn(topics, topic);
}
