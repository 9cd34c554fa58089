import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** Starts a command of node_modules/.bin with our output, and the Node that came with `npm install` first. */
export function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
  return spawn(command, args, { stdio: 'inherit', env: { ...process.env, PATH: path, ...env } });
}

/** Longer than the longest command that is run to its end. */
const LONGEST_MS = 40 * 60_000;

/**
 * Runs a command to its end; the exit code, 1 where a signal ended it or it could not be started. One that does not
 * end is killed: whoever waits for it hears that it failed, and goes on.
 */
export function run(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done) => {
    const child = start(command, args, env);
    const tooLong = setTimeout(() => {
      console.error(`${command} ${args.join(' ')}: not ended after ${LONGEST_MS / 60_000} minutes, killed`);
      child.kill('SIGKILL');
    }, LONGEST_MS);
    const end = (code: number): void => {
      clearTimeout(tooLong);
      done(code);
    };
    child
      .once('error', (error) => {
        console.error(`${command}: ${error.message}`);
        end(1);
      })
      .once('exit', (code) => end(code ?? 1));
  });
}
