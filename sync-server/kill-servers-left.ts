/** Set up by vitest for every test file. */
import { afterAll } from 'vitest';
import { killServersLeft } from './server-process.ts';

afterAll(killServersLeft);
