import { access, glob, readFile } from 'node:fs/promises';
import MarkdownIt from 'markdown-it';

/** A page people read, by its path in the project. */
export type Page = { path: string; text: string };

const reader = new MarkdownIt();

/** Every page in Markdown that a reader of the project may meet. */
export async function pages(root: URL): Promise<readonly Page[]> {
  const paths = await Array.fromAsync(
    glob(['*.md', 'docs/**/*.md', 'test/**/*.md', '.github/**/*.md'], { cwd: root.pathname }),
  );
  return Promise.all(
    paths.sort().map(async (path) => ({ path, text: await readFile(new URL(path, root), 'utf8') })),
  );
}

/** The places that a page leads to, as written; pictures too. */
export function linksIn(text: string): readonly string[] {
  return reader.parse(text, {}).flatMap(({ children }) =>
    (children ?? []).flatMap((token) => {
      const target = token.attrGet(token.type === 'image' ? 'src' : 'href');
      return target === null ? [] : [String(target)];
    }),
  );
}

/** What the headings of a page are called in an address, as GitHub names them. */
export function anchorsIn(text: string): ReadonlySet<string> {
  const tokens = reader.parse(text, {});
  const titles = tokens.flatMap(({ type }, at) =>
    type === 'heading_open' ? [plain(tokens[at + 1]?.children ?? [])] : [],
  );
  const seen = new Map<string, number>();
  return new Set(
    titles.map((title) => {
      const name = title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(/\s/gu, '-');
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      return before === 0 ? name : `${name}-${before}`;
    }),
  );
}

function plain(children: readonly { content: string }[]): string {
  return children.map(({ content }) => content).join('');
}

/** The links of the pages, within the project, that lead nowhere. */
export async function brokenLinks(some: readonly Page[], root: URL): Promise<readonly string[]> {
  const anchors = new Map<string, Promise<ReadonlySet<string>>>();
  const anchorsAt = (place: URL) => {
    const known =
      anchors.get(place.href) ?? readFile(place, 'utf8').then(anchorsIn, () => new Set<string>());
    anchors.set(place.href, known);
    return known;
  };
  const broken: string[] = [];
  for (const { path, text } of some) {
    for (const link of linksIn(text).filter((one) => !/^[a-z]+:/i.test(one))) {
      const place = new URL(link, new URL(path, root));
      const anchor = decodeURIComponent(place.hash.slice(1));
      place.hash = '';
      const leads = anchor === '' ? await isThere(place) : (await anchorsAt(place)).has(anchor);
      if (!leads) broken.push(`${path}: ${link}`);
    }
  }
  return broken;
}

async function isThere(place: URL): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}
