import { type Html, html, nothing } from './html.ts';

/** Names and what they are, without those that there is nothing to say of. */
export function facts(all: readonly (readonly [name: string, told: string])[]): Html {
  const said = all.filter(([, told]) => told !== '');
  if (said.length === 0) return nothing;
  return html`<dl>${said.map(([name, told]) => html`<div><dt>${name}</dt><dd>${told}</dd></div>`)}</dl>`;
}
