import { readFile } from 'node:fs/promises';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { exampleAddresses } from './exampleAddresses.ts';
import { colourIcon, outlineIcon } from './icons.ts';

const schemas = '@microsoft/app-manifest/build/json-schemas/teams/v1.30';
const jsonObject = z.record(z.string(), z.unknown());
const placeholder = '00000000-0000-0000-0000-000000000000';
const exampleHost = 'naervaer.example';
const exampleUrl = `https://${exampleHost}`;
const tabPlaceholder = '00000000-0000-0000-0000-0000000000aa';
const exampleTab = `api://${exampleHost}/${tabPlaceholder}`;

/** Why a package cannot be made; Teams, or whoever reviews the app, would reject it. */
export type ManifestFault =
  /** A file does not hold the official schema. */
  | 'bad_manifest'
  /** An address of the example is left. */
  | 'example_left';

/** A package that Teams would reject, and where: the file and the place in it. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError' as const;
  readonly code: ManifestFault;
  constructor(message: string, code: ManifestFault = 'bad_manifest') {
    super(message);
    this.code = code;
  }
}

/** What a package is made for. */
export type Target = {
  /** The bot's Entra app id (a UUID). */
  appId: string;
  /** Where the bot serves its pages: https, without a path. */
  publicUrl: string;
  /** The tab's application id URI, `api://HOST/CLIENT_ID`; without one the package has no tab. */
  tabAppIdUri?: string | undefined;
};

/**
 * The manifest, with the app's own id and addresses, and its English texts, each checked against the
 * official schema in `@microsoft/app-manifest`: no network.
 * @param target if undefined, the example's id and addresses stay: a package to look at
 * @throws ManifestError with file, place and what was expected, or which address of an example is left
 */
export async function readManifest(target?: Target): Promise<{ manifest: string; en: string }> {
  const written = await text('manifest.json');
  const english = await text('en.json');
  const hasTab = target === undefined || target.tabAppIdUri !== undefined;
  const manifest = target ? filledFor(target, hasTab ? written : withoutTab(written)) : written;
  const en = hasTab ? english : without(english, (key) => key.startsWith('staticTabs'));
  await check('manifest.json', manifest, 'MicrosoftTeams.schema.json');
  await check('en.json', en, 'MicrosoftTeams.Localization.schema.json');
  if (target) {
    refuseExamples('manifest.json', manifest);
    refuseExamples('en.json', en);
  }
  return { manifest, en };
}

/**
 * The app package for Teams: a zip of the manifest, the English texts and both icons.
 * @throws ManifestError as `readManifest` does
 */
export async function packManifest(target?: Target): Promise<Uint8Array> {
  const { manifest, en } = await readManifest(target);
  return zipSync({
    'manifest.json': Buffer.from(manifest),
    'en.json': Buffer.from(en),
    'color.png': colourIcon(),
    'outline.png': outlineIcon(),
  });
}

function filledFor({ appId, publicUrl, tabAppIdUri = '' }: Target, manifest: string): string {
  return manifest
    .replaceAll(placeholder, appId)
    .replaceAll(exampleTab, tabAppIdUri)
    .replaceAll(tabPlaceholder, tabAppIdUri.slice(-tabPlaceholder.length))
    .replaceAll(exampleUrl, publicUrl)
    .replaceAll(`"${exampleHost}"`, () => JSON.stringify(URL.parse(publicUrl)?.host ?? ''));
}

/** Without what a tab alone needs: Teams shows no tab then, and asks for no tokens. */
function withoutTab(manifest: string): string {
  const needed: readonly string[] = ['staticTabs', 'webApplicationInfo', 'validDomains'];
  return without(manifest, (key) => needed.includes(key));
}

function without(content: string, isLeftOut: (key: string) => boolean): string {
  const entries = Object.entries(jsonObject.parse(JSON.parse(content)));
  const left = Object.fromEntries(entries.filter(([key]) => !isLeftOut(key)));
  return `${JSON.stringify(left, undefined, 2)}\n`;
}

function text(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}

function refuseExamples(name: string, content: string): void {
  const left = exampleAddresses(JSON.parse(content));
  if (left.length === 0) return;
  const which = left.map(({ place, found }) => `${name}${place}: ${found}`).join('; ');
  throw new ManifestError(`${which}: an example, at which nobody finds anything`, 'example_left');
}

async function check(name: string, content: string, schemaName: string): Promise<void> {
  const schemaFile = new URL(import.meta.resolve(`${schemas}/${schemaName}`));
  const schema = jsonObject.parse(JSON.parse(await readFile(schemaFile, 'utf8')));
  const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const { $schema: _, ...rules } = schema;
  const validate = ajv.compile(rules);
  if (validate(JSON.parse(content))) return;
  const [error] = validate.errors ?? [];
  throw new ManifestError(`${name}${error?.instancePath ?? ''}: ${error?.message ?? 'wrong'}`);
}
