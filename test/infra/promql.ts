import { parser } from '@prometheus-io/lezer-promql';

/** What an expression asks for: a metric, and the labels that it picks it by. */
export type Selector = {
  metric: string;
  matchers: readonly { label: string; operator: string; value: string }[];
};

/**
 * Reads an expression by Prometheus' own grammar.
 * @throws SyntaxError naming the place that is not understood
 */
export function selectorsOf(expression: string): {
  selectors: readonly Selector[];
  /** Labels that series are put together by. */
  grouped: readonly string[];
} {
  const selectors: (Selector & { matchers: Selector['matchers'][number][] })[] = [];
  const grouped: string[] = [];
  parser.parse(expression).iterate({
    enter: (node) => {
      const text = expression.slice(node.from, node.to);
      if (node.type.isError) {
        throw new SyntaxError(`${expression}: not understood at ${node.from}`);
      }
      if (node.name === 'VectorSelector') {
        const metric = /^[\w:]+/.exec(text)?.[0] ?? '';
        selectors.push({ metric, matchers: [] });
      }
      if (node.name === 'UnquotedLabelMatcher') {
        const [, label = '', operator = '', value = ''] =
          /^(\w+)\s*(=~|!~|!=|=)\s*"(.*)"$/.exec(text) ?? [];
        selectors.at(-1)?.matchers.push({ label, operator, value });
      }
      if (node.name === 'GroupingLabels') {
        grouped.push(
          ...text
            .replaceAll(/[()\s]/g, '')
            .split(',')
            .filter(Boolean),
        );
      }
    },
  });
  return { selectors, grouped };
}
