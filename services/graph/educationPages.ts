import { z } from 'zod';
import { OutsideError } from '../errors/errors.ts';
import { isExpired, read } from './ask.ts';
import type { GraphRequests } from './graphClient.ts';

/** Two hundred thousand people by the hundred, and room to spare: an end to a list that has none. */
const mostPages = 5_000;

const page = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.url().optional(),
  '@odata.deltaLink': z.url().optional(),
});

/** A whole list, and where to ask later what changed, if it is a delta. */
type Pages<Item> = { items: Item[]; link: string | undefined };

/**
 * All of a list.
 * @param select names of properties, separated by commas
 * @throws OutsideError
 */
export async function allOf<Item>(
  client: GraphRequests,
  path: string,
  select: string,
  item: z.ZodType<Item>,
): Promise<Item[]> {
  return (await pages(client, path, `?$select=${select}`, item)).items;
}

/**
 * What changed since a link was given; all there is without one.
 * @param link as this function returned it
 * @returns undefined where the link has expired: then all has to be read
 * @throws OutsideError
 */
export async function changesSince<Item>(
  client: GraphRequests,
  path: string,
  link: string | undefined,
  item: z.ZodType<Item>,
): Promise<{ items: Item[]; link: string } | undefined> {
  try {
    const { items, link: next } = await pages(client, path, link ?? '', item);
    if (next === undefined) throw new OutsideError('graph_garbage', { retry: true });
    return { items, link: next };
  } catch (error) {
    if (link !== undefined && isExpired(error)) return undefined;
    throw error;
  }
}

async function pages<Item>(
  client: GraphRequests,
  path: string,
  query: string,
  item: z.ZodType<Item>,
): Promise<Pages<Item>> {
  const items: Item[] = [];
  let next = query;
  for (let number = 0; number < mostPages; number += 1) {
    const answer = await read(client, `${path}${next}`, page);
    for (const one of answer.value) items.push(itemOf(item, one));
    const { '@odata.nextLink': more, '@odata.deltaLink': link } = answer;
    // Only what follows the path: only the configured Graph gets the token.
    if (!more) return { items, link: link && new URL(link).search };
    next = new URL(more).search;
  }
  throw new OutsideError('graph_garbage', { retry: true });
}

function itemOf<Item>(schema: z.ZodType<Item>, one: unknown): Item {
  const parsed = schema.safeParse(one);
  if (!parsed.success) throw new OutsideError('graph_garbage', { retry: true });
  return parsed.data;
}
