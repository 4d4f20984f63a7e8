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
const exampleUrl = 'https://naervaer.example';

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

/** What a package is made for: both, or neither for one to look at. */
export type Target = {
  /** The bot's Entra app id (a UUID). */
  appId: string;
  /** Where the bot serves its pages: https, without a path. */
  publicUrl: string;
};

/**
 * The manifest, with the app's own id and addresses, and its English texts, each checked against the
 * official schema in `@microsoft/app-manifest`: no network.
 * @param target if undefined, the example's id and addresses stay: a package to look at
 * @throws ManifestError with file, place and what was expected, or which address of an example is left
 */
export async function readManifest(target?: Target): Promise<{ manifest: string; en: string }> {
  const { appId, publicUrl } = target ?? { appId: placeholder, publicUrl: exampleUrl };
  const manifest = (await text('manifest.json'))
    .replaceAll(placeholder, appId)
    .replaceAll(exampleUrl, publicUrl);
  const en = await text('en.json');
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
