import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** Starts a command of node_modules/.bin with our output, and the Node that came with `npm install` first. */
export function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
  return spawn(command, args, { stdio: 'inherit', env: { ...process.env, PATH: path, ...env } });
}

/** Runs a command to its end; the exit code, 1 where a signal ended it or it could not be started. */
export function run(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done) => {
    start(command, args, env)
      .once('error', (error) => {
        console.error(`${command}: ${error.message}`);
        done(1);
      })
      .once('exit', (code) => done(code ?? 1));
  });
}
