import {
  Copy,
  DockerfileParser,
  type Flag,
  From,
  type Instruction,
  JSONInstruction,
} from 'dockerfile-ast';

/** A step of a build, in the terms of the Containerfile. */
export type Step =
  | { kind: 'run'; script: string }
  | { kind: 'copy'; from: string | undefined; sources: readonly string[]; target: string }
  | { kind: 'workdir'; path: string }
  | { kind: 'env'; values: Readonly<Record<string, string>> };

/** What holds for the process that the image starts; of the last stage alone. */
export type Settings = {
  user?: string;
  volumes: readonly string[];
  ports: readonly number[];
  command: readonly string[];
  health: readonly string[];
  stopSignal?: string;
};

export type Stage = { base: string; name: string | undefined; steps: readonly Step[] } & Settings;

/**
 * Reads a Containerfile. Only the instructions, and of them only the forms, that `buildImage` carries out.
 * @throws Error naming the line of anything else
 */
export function readContainerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction instanceof From) stages.push(stageOf(instruction));
    else {
      const stage = stages.pop();
      if (!stage) throw unread(instruction);
      stages.push({ ...stage, ...readInto(stage, instruction) });
    }
  }
  return stages;
}

function stageOf(from: From): Stage {
  const base = from.getImage();
  if (base === null) throw unread(from);
  const name = from.getBuildStage() ?? undefined;
  return { base, name, steps: [], volumes: [], ports: [], command: [], health: [] };
}

function readInto({ steps }: Stage, instruction: Instruction): Partial<Stage> {
  const words = instruction.getArguments().map((word) => word.getValue());
  const [first = ''] = words;
  switch (instruction.getKeyword()) {
    case 'RUN':
      if (flagsOf(instruction).length > 0) throw unread(instruction);
      return {
        steps: [...steps, { kind: 'run', script: instruction.getArgumentsContent() ?? '' }],
      };
    case 'COPY':
      return { steps: [...steps, copyOf(instruction, words)] };
    case 'WORKDIR':
      return { steps: [...steps, { kind: 'workdir', path: first }] };
    case 'ENV':
      return { steps: [...steps, { kind: 'env', values: Object.fromEntries(words.map(pair)) }] };
    case 'USER':
      return { user: first };
    case 'VOLUME':
      return { volumes: listOf(instruction) };
    case 'EXPOSE':
      return { ports: words.map(Number) };
    case 'STOPSIGNAL':
      return { stopSignal: first };
    case 'CMD':
      return { command: listOf(instruction) };
    case 'HEALTHCHECK':
      return { health: healthOf(instruction) };
    default:
      throw unread(instruction);
  }
}

function copyOf(instruction: Instruction, words: readonly string[]): Step {
  const target = words.at(-1);
  const flags = flagsOf(instruction);
  const from = flags.find((flag) => flag.getName() === 'from')?.getValue() ?? undefined;
  if (!(instruction instanceof Copy) || target === undefined || flags.length > (from ? 1 : 0)) {
    throw unread(instruction);
  }
  return { kind: 'copy', from, sources: words.slice(0, -1), target };
}

/** The exec form: no shell between. */
function listOf(instruction: Instruction): string[] {
  const strings = instruction instanceof JSONInstruction ? instruction.getJSONStrings() : [];
  if (strings.length === 0) throw unread(instruction);
  return strings.map((one) => one.getJSONValue());
}

function healthOf(instruction: Instruction): string[] {
  const list = /\bCMD (\[.*\])$/.exec(instruction.getArgumentsContent() ?? '')?.[1];
  if (list === undefined) throw unread(instruction);
  const words: unknown = JSON.parse(list);
  if (!Array.isArray(words)) throw unread(instruction);
  return words.map(String);
}

function flagsOf(instruction: Instruction): readonly Flag[] {
  return instruction instanceof JSONInstruction ? instruction.getFlags() : [];
}

function pair(word: string): [string, string] {
  const [name = '', ...value] = word.split('=');
  return [name, value.join('=')];
}

function unread(instruction: Instruction): Error {
  const line = instruction.getRange().start.line + 1;
  return new Error(
    `Containerfile:${line}: this form of ${instruction.getKeyword()} is not carried out`,
  );
}
