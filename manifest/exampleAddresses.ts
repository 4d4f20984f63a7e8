/** Where an address or a host of an example is left, as JSON pointer, and which. */
export type ExampleLeft = { place: string; found: string };

/** Reserved for examples and tests (RFC 2606): nobody can own them, so no page can be there. */
const reserved: ReadonlySet<string> = new Set(['example', 'invalid', 'test', 'localhost']);
const reservedDomains: ReadonlySet<string> = new Set(['example.com', 'example.net', 'example.org']);

/** Addresses (https://…) and hosts (*.naervaer.example) of examples anywhere in a JSON value. */
export function exampleAddresses(value: unknown, place = ''): ExampleLeft[] {
  if (typeof value === 'string') return isExample(value) ? [{ place, found: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => exampleAddresses(one, `${place}/${key}`));
}

function isExample(text: string): boolean {
  if (/\s/.test(text)) return false;
  const address = text.includes('://') ? text : `https://${text.replaceAll('*', 'x')}`;
  if (!text.includes('.') || !URL.canParse(address)) return false;
  const labels = new URL(address).hostname.split('.');
  return reserved.has(labels.at(-1) ?? '') || reservedDomains.has(labels.slice(-2).join('.'));
}
