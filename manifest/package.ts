import { readFile } from 'node:fs/promises';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { colourIcon, outlineIcon } from './icons.ts';

const schemas = '@microsoft/app-manifest/build/json-schemas/teams/v1.30';
const jsonObject = z.record(z.string(), z.unknown());
const placeholder = '00000000-0000-0000-0000-000000000000';

/** A package file that Teams would reject, and where. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError' as const;
  readonly code = 'bad_manifest' as const;
}

/**
 * The manifest, with the app's own id, and its English texts, each checked against the official
 * schema in `@microsoft/app-manifest`: no network.
 * @param appId the bot's Entra app id (a UUID); if undefined, the placeholder stays
 * @throws ManifestError with file, place and what was expected
 */
export async function readManifest(appId = placeholder): Promise<{ manifest: string; en: string }> {
  const manifest = (await text('manifest.json')).replaceAll(placeholder, appId);
  const en = await text('en.json');
  await check('manifest.json', manifest, 'MicrosoftTeams.schema.json');
  await check('en.json', en, 'MicrosoftTeams.Localization.schema.json');
  return { manifest, en };
}

/** The app package for Teams: a zip of the manifest, the English texts and both icons. */
export async function packManifest(appId?: string): Promise<Uint8Array> {
  const { manifest, en } = await readManifest(appId);
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
