import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const small = {
  'orgs.csv': [
    'sourcedId,name,type,parentSourcedId',
    'by,Eksempelby Kommune,localAuthority,',
    'linde,Lindeskolen,school,by',
  ],
  'classes.csv': [
    'sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId,code',
    'c-7b,linde,7.b,,,7b',
    'c-0a,linde,0. A,,,',
  ],
  'users.csv': [
    'sourcedId,username,familyName,givenName,activeDirectoryMatchId,email,phone',
    'p1,p1@elev.example,Østergård,Åse,,,',
    'p2,p2@elev.example,Prøvesen,Bo,,,',
    's1,s1@skole.example,Lærer,Test,entra-s1,test@skole.example,',
    's2,s2@skole.example,Kontor,Test,,,',
  ],
  'roles.csv': [
    'userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary',
    'p1,linde,student,,07,true',
    'p2,linde,student,,kg,true',
    's1,linde,teacher,,,true',
    's2,linde,officeStaff,,,true',
  ],
  'enrollments.csv': [
    'classSourcedId,userSourcedId,role',
    'c-7b,p1,student',
    'c-0a,p2,student',
    'c-7b,s1,teacher',
  ],
  'userFlags.csv': ['userSourcedId,flag', 's1,klasselærer'],
} satisfies Record<string, string[]>;

export type RosterFile = keyof typeof small;

/** The lines of a file of the small school, to be made otherwise. */
export function linesOf(file: RosterFile): string[] {
  return [...small[file]];
}

/**
 * Writes a school of two classes, two pupils and two members of staff, as School Data Sync has it,
 * with the one difference the test is about: a file's content, or undefined to leave it out.
 */
export async function writeRosterFolder(
  folder: string,
  difference: Partial<Record<RosterFile, string | Buffer | undefined>> = {},
): Promise<void> {
  const files: Record<string, string | Buffer | undefined> = Object.fromEntries(
    Object.entries(small).map(([file, lines]) => [file, `${lines.join('\n')}\n`]),
  );
  Object.assign(files, difference);
  for (const [file, content] of Object.entries(files)) {
    if (content !== undefined) await writeFile(join(folder, file), content);
  }
}
