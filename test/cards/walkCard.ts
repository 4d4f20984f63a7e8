import type { Action, AdaptiveCard, Element, InnerCard } from '../../cards/adaptiveCard.ts';

/** Everything on a card, in the order it stands, folded cards included. */
export type Contents = {
  elements: readonly Element[];
  actions: readonly Action[];
  /** The rows of buttons as they are shown together. */
  rows: readonly (readonly Action[])[];
};

export function walkCard(card: AdaptiveCard | InnerCard): Contents {
  return joined(card.body.map(walkElement));
}

function walkElement(element: Element): Contents {
  const self: Contents = { elements: [element], actions: [], rows: [] };
  if (element.type === 'Container') {
    const pressed = element.selectAction ? [element.selectAction] : [];
    const own: Contents = { ...self, actions: pressed };
    return joined([own, ...element.items.map(walkElement)]);
  }
  if (element.type === 'ColumnSet') {
    const items = element.columns.flatMap((column) => column.items);
    return joined([self, ...items.map(walkElement)]);
  }
  if (element.type === 'ActionSet') return joined([self, walkActions(element.actions)]);
  // Clients that do not know the chart show what it falls back to.
  if (element.type === 'Table') {
    const cells = element.rows.flatMap((row) => row.cells.flatMap(({ items }) => items));
    return joined([self, ...cells.map(walkElement)]);
  }
  return self;
}

function walkActions(actions: readonly Action[]): Contents {
  const inner = actions.flatMap((action) =>
    action.type === 'Action.ShowCard' ? [walkCard(action.card)] : [],
  );
  return joined([{ elements: [], actions, rows: [actions] }, ...inner]);
}

function joined(parts: readonly Contents[]): Contents {
  return {
    elements: parts.flatMap(({ elements }) => elements),
    actions: parts.flatMap(({ actions }) => actions),
    rows: parts.flatMap(({ rows }) => rows),
  };
}

/** Every text of a card that is read as Markdown. */
export function markdownOf(card: AdaptiveCard): readonly string[] {
  return walkCard(card).elements.flatMap((element) => {
    if (element.type === 'TextBlock') return [element.text];
    if (element.type === 'FactSet') {
      return element.facts.flatMap(({ title, value }) => [title, value]);
    }
    return [];
  });
}
