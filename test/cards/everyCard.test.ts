import assert from 'node:assert/strict';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import MarkdownIt from 'markdown-it';
import type { AdaptiveCard } from '../../cards/adaptiveCard.ts';
import { da } from '../../cards/texts/da.ts';
import { en } from '../../cards/texts/en.ts';
import { sayVerb, verbs } from '../../cards/wording/verbs.ts';
import { duties } from '../../services/rules/ruleset.ts';
import { faultsOf } from './parseCard.ts';
import { samples } from './samples.ts';
import { markdownOf, walkCard } from './walkCard.ts';

type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

// Holds at compile time: what our types can say, the types that Microsoft publishes for Teams can
// say too. `msteams` is left out: they write "full" where Teams' documentation writes "Full".
const asTeamsTypes = (card: Mutable<Omit<AdaptiveCard, 'msteams'>>): IAdaptiveCard => card;

const locales = ['da', 'en'] as const;
const elementTypes = new Set([
  'TextBlock',
  'Container',
  'FactSet',
  'Table',
  'ColumnSet',
  'ActionSet',
  'Input.Text',
  'Input.Date',
  'Input.ChoiceSet',
]);
/** First names and the like of everybody in the samples who is a pupil. */
const pupilNames = /Philip|Sofie|Ali Demir|Emma|Noah|Elev Nummer|Alexandrina|evil|Klik her/;

const all = samples.flatMap((sample) =>
  locales.map((locale) => ({
    name: `${sample.card}: ${sample.state} (${locale})`,
    locale,
    message: sample.make(locale),
  })),
);

/** Cards for which `fault` finds something, with what it found. */
function faults(fault: (message: (typeof all)[number]['message']) => readonly string[]) {
  return all.flatMap(({ name, message }) => fault(message).map((one) => `${name}: ${one}`));
}

describe('every card in every state and language', () => {
  it('covers every state more than a hundred times in all', () => {
    assert.ok(all.length > 100);
  });

  it('is read by the Adaptive Cards library without a warning', () => {
    assert.deepEqual(
      faults(({ card }) => faultsOf(card)),
      [],
    );
  });

  it('is written in the types that Microsoft publishes for Teams', () => {
    assert.equal(typeof asTeamsTypes, 'function');
  });

  it('stays under 18,000 characters', () => {
    assert.deepEqual(
      faults(({ card }) => {
        const { length } = JSON.stringify(card);
        return length < 18_000 ? [] : [`${length}`];
      }),
      [],
    );
  });

  it('uses only elements that Teams shows everywhere', () => {
    assert.deepEqual(
      faults(({ card }) =>
        walkCard(card)
          .elements.map(({ type }) => type)
          .filter((type) => !elementTypes.has(type)),
      ),
      [],
    );
  });

  it('ends no sentence with two full stops, as after a date or a name that is cut short', () => {
    assert.deepEqual(
      faults(
        ({ card }) =>
          markdownOf(card)
            .join('\n')
            .match(/.{0,30}((?<!\.)\.\.(?!\.)|…(\*\*)?\.).{0,10}/g) ?? [],
      ),
      [],
    );
  });

  it('labels every input, and says in the label that it is required', () => {
    assert.deepEqual(
      faults(({ card }) =>
        walkCard(card).elements.flatMap((element) =>
          'label' in element &&
          element.isRequired &&
          !/\((skal|påkrævet|required)/.test(element.label)
            ? [element.label]
            : [],
        ),
      ),
      [],
    );
  });

  it('gives every input an id of its own', () => {
    assert.deepEqual(
      faults(({ card }) => {
        const ids = walkCard(card).elements.flatMap((one) => ('id' in one ? [one.id] : []));
        return ids.filter((id, index) => ids.indexOf(id) !== index);
      }),
      [],
    );
  });

  it('shows at most six buttons in a row, each with a title', () => {
    assert.deepEqual(
      faults(({ card }) =>
        walkCard(card).rows.flatMap((row) => [
          ...(row.length > 6 ? ['too many'] : []),
          ...row.filter(({ title }) => title.trim() === '').map(() => 'no title'),
        ]),
      ),
      [],
    );
  });

  it('sends back ids and versions only, under a verb of the contract, or words to say', () => {
    const keys = new Set(
      'report v question conflict take choice change case step steps meeting slot vote without itself scope id school from judgement message filter page format schoolId form side handOver pupil task to answer with on remove how offer way wanted letter'.split(
        ' ',
      ),
    );
    assert.deepEqual(
      faults(({ card }) =>
        walkCard(card).actions.flatMap((action) => {
          if (action.type !== 'Action.Execute') return [];
          const wrong = Object.keys(action.data).filter((key) => !keys.has(key));
          if (action.verb === sayVerb)
            return Object.keys(action.data).join() === 'words' ? [] : ['said'];
          return verbs.includes(action.verb) ? wrong : [action.verb, ...wrong];
        }),
      ),
      [],
    );
  });

  it('opens web pages over https only', () => {
    assert.deepEqual(
      faults(({ card }) =>
        walkCard(card).actions.flatMap((action) =>
          action.type === 'Action.OpenUrl' && !action.url.startsWith('https://')
            ? [action.url]
            : [],
        ),
      ),
      [],
    );
  });

  it('tells a lock screen no pupil’s name', () => {
    assert.deepEqual(
      faults(({ summary, card }) =>
        [summary, card.fallbackText, card.speak].filter(
          (text) => pupilNames.test(text.replaceAll('\\', '')) || text.trim() === '',
        ),
      ),
      [],
    );
  });

  it('has one heading at most, and text in every block', () => {
    assert.deepEqual(
      faults(({ card }) => {
        const blocks = walkCard(card).elements.filter((one) => one.type === 'TextBlock');
        return [
          ...(blocks.filter(({ style }) => style === 'heading').length > 1 ? ['headings'] : []),
          ...blocks.filter(({ text }) => text.trim() === '').map(() => 'empty text'),
          ...blocks
            .filter(({ text }) => /undefined|NaN|\[object/.test(text))
            .map(({ text }) => text),
        ];
      }),
      [],
    );
  });

  it('ends no page of a plan with the heading of the way back, and its steps on the next', () => {
    const named = [da, en].map(({ helpPlan }) => helpPlan.wayBack.section);
    const alone = faults(({ card }) => {
      const last = card.body.filter(({ type }) => type !== 'ActionSet').at(-1);
      return last?.type === 'TextBlock' && named.includes(last.text) ? [last.text] : [];
    });
    assert.deepEqual(alone, []);
  });

  it('turns nothing that people wrote into a link, emphasis of theirs, a list or a heading', () => {
    const markdown = new MarkdownIt({ linkify: true });
    const allowed = new Set(['paragraph_open', 'paragraph_close', 'inline']);
    assert.deepEqual(
      faults(({ card }) =>
        markdownOf(card).flatMap((text) => {
          const tokens = markdown.parse(text, {});
          const links = tokens.flatMap(({ children }) => children ?? []);
          return [
            ...tokens
              .filter(({ type }) => !allowed.has(type))
              .map(({ type }) => `${type}: ${text}`),
            ...links.filter(({ type }) => /link|em_open|code|image/.test(type)).map(() => text),
            ...(/\{\{(DATE|TIME)/.test(text) ? [text] : []),
          ];
        }),
      ),
      [],
    );
  });

  it('turns nothing that people wrote into more than text in a choice to tick, nor shows an escape there', () => {
    const markdown = new MarkdownIt({ linkify: true });
    const titles = (message: (typeof all)[number]['message']) =>
      walkCard(message.card).elements.flatMap((element) =>
        element.type === 'Input.ChoiceSet' && element.style === 'expanded'
          ? element.choices.map(({ title }) => title)
          : [],
      );
    assert.ok(all.some(({ message }) => titles(message).some((title) => title.includes('fed'))));
    assert.deepEqual(
      faults((message) =>
        titles(message).filter((title) => {
          const kinds = markdown
            .parse(title, {})
            .flatMap(({ type, children }) => [type, ...(children ?? []).map((one) => one.type)]);
          return /\\/.test(title) || !kinds.every((kind) => /^(paragraph_|inline|text)/.test(kind));
        }),
      ),
      [],
    );
  });

  it('says in a list that folds out that something is to be chosen, where nothing is yet', () => {
    assert.deepEqual(
      faults(({ card }) =>
        walkCard(card).elements.flatMap((element) =>
          element.type === 'Input.ChoiceSet' &&
          element.style !== 'expanded' &&
          element.value === undefined &&
          element.placeholder === undefined
            ? [element.label]
            : [],
        ),
      ),
      [],
    );
  });

  it('cuts off the end of no long choice to tick', () => {
    assert.deepEqual(
      faults(({ card }) =>
        walkCard(card).elements.flatMap((element) =>
          element.type === 'Input.ChoiceSet' && element.style === 'expanded' && !element.wrap
            ? element.choices.map(({ title }) => title).filter((title) => title.length > 36)
            : [],
        ),
      ),
      [],
    );
  });

  it('leaves nothing in English on a Danish card, nor the other way round', () => {
    const foreign = {
      da: /\b(the|and|is|are|was|absence|pupil|school|choose|open case|meeting)\b/i,
      en: /\b(og|eller|ikke|er|elev|fravær|skole|vælg|møde|dage)\b/i,
    };
    // Notes are written in Danish in both languages; samples hold Danish names and reasons.
    const quoted =
      /»[^«]*«|“[^”]*”|Vi taler med familien først|Efterårsferie|(Skole|Elev) Nummer\d+|[Cc]all the grandmother/g;
    assert.deepEqual(
      all.flatMap(({ name, locale, message }) =>
        /hostile/.test(name)
          ? []
          : [
              message.summary,
              ...markdownOf(message.card),
              ...walkCard(message.card).actions.map(({ title }) => title),
            ]
              .filter((text) => foreign[locale].test(text.replaceAll(quoted, '')))
              .map((text) => `${name}: ${text}`),
      ),
      [],
    );
  });
});

describe('the texts', () => {
  it('have the same keys in both languages', () => {
    assert.deepEqual(keysOf(en), keysOf(da));
  });

  it('name every duty of the law', () => {
    for (const texts of [da, en]) {
      assert.deepEqual(
        duties.filter((duty) => texts.duties[duty] === undefined),
        [],
      );
    }
  });

  it('say "noteret", never "registreret"', () => {
    assert.doesNotMatch(JSON.stringify(all.map(({ message }) => message)), /registreret/i);
  });
});

function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value)
    .flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
    .sort();
}
