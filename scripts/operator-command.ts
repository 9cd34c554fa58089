import { readSettings } from '../sync-server/settings.ts';

/**
 * A command for who hosts the server, over the data folder that DATA_DIR names: prints what was done and ends with 0, or
 * one line of why not and ends with 1. `usage`: its arguments; those in brackets may be left out.
 */
export async function operatorCommand(
  name: string,
  usage: readonly string[],
  run: (dataDir: string, args: readonly string[]) => Promise<string>,
): Promise<void> {
  const args = process.argv.slice(2);
  const needed = usage.filter((argument) => !argument.startsWith('[')).length;
  if (args.length < needed) return giveUp(`usage: npm run ${name} -- ${usage.join(' ')}`);
  const settings = readSettings(process.env);
  if (!settings.ok) return giveUp(settings.problem);
  try {
    console.log(await run(settings.value.dataDir, args));
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

function giveUp(problem: string): void {
  console.error(problem);
  process.exitCode = 1;
}
